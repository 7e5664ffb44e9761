import { withTheme } from '#ui/controls/with-theme.tsx';
import { More } from './More.tsx';
import { Questions } from './Questions.tsx';

export const ThemedMore = withTheme(More);
export const ThemedQuestions = withTheme(Questions);
