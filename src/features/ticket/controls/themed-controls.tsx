import { Advice } from '../suggestion/Advice.tsx';
import { GiveForm } from '../give/GiveForm.tsx';
import { Options } from '../suggestion/Options.tsx';
import { Questions } from '../suggestion/Questions.tsx';
import { TeamRange } from '../suggestion/TeamRange.tsx';
import { withTheme } from '#ui/controls/with-theme.tsx';

export const ThemedAdvice = withTheme(Advice);
export const ThemedGiveForm = withTheme(GiveForm);
export const ThemedOptions = withTheme(Options);
export const ThemedQuestions = withTheme(Questions);
export const ThemedTeamRange = withTheme(TeamRange);
