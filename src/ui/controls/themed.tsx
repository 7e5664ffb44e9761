import { Advice } from './Advice.tsx';
import { GiveForm } from './GiveForm.tsx';
import { Options } from './Options.tsx';
import { Questions } from './Questions.tsx';
import { TeamRange } from './TeamRange.tsx';
import { withTheme } from './with-theme.tsx';

export const ThemedAdvice = withTheme(Advice);
export const ThemedGiveForm = withTheme(GiveForm);
export const ThemedOptions = withTheme(Options);
export const ThemedQuestions = withTheme(Questions);
export const ThemedTeamRange = withTheme(TeamRange);
