import { withTheme } from '#ui/controls/with-theme.tsx';
import { GiveForm } from './GiveForm.tsx';

export const ThemedGiveForm = withTheme(GiveForm);
