import { withTheme } from '#ui/controls/with-theme.tsx';
import { RequestPanel } from './RequestPanel.tsx';

export const ThemedRequests = withTheme(RequestPanel);
