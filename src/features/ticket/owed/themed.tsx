import { withTheme } from '#ui/controls/with-theme.tsx';
import { PayBack } from './PayBack.tsx';

export const ThemedPayBack = withTheme(PayBack);
