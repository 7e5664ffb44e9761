import { withTheme } from '#ui/controls/with-theme.tsx';
import { Advice } from './Advice.tsx';
import { Options } from './Options.tsx';
import { Questions } from './Questions.tsx';
import { TeamRange } from './TeamRange.tsx';

export const ThemedAdvice = withTheme(Advice);
export const ThemedOptions = withTheme(Options);
export const ThemedQuestions = withTheme(Questions);
export const ThemedTeamRange = withTheme(TeamRange);
