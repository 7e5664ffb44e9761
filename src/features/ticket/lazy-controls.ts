import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from './controls/sentences.ts';

/** The form comes in a chunk of its own, asked for as soon as this page runs, and its sentences beside it in the language that most agents work in. */
const controls = onDemandGroup([controlSentences], () => import('./controls/themed-controls.tsx'));
controls.fetch(navigator.languages);

export const Advice = controls.pick((module) => module.ThemedAdvice);
export const GiveForm = controls.pick((module) => module.ThemedGiveForm);
export const Options = controls.pick((module) => module.ThemedOptions);
export const Questions = controls.pick((module) => module.ThemedQuestions);
export const TeamRange = controls.pick((module) => module.ThemedTeamRange);
