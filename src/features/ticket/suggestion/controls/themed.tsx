import { withTheme } from '#ui/controls/with-theme.tsx';
import { Questions } from './Questions.tsx';
import { Ways } from './Ways.tsx';

export const ThemedQuestions = withTheme(Questions);
export const ThemedWays = withTheme(Ways);
