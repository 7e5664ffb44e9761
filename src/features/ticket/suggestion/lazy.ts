import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';

/** The questions and the ways come after what can be read at once, in the chunk of the form that gives. */
export const suggestionControls = onDemandGroup([controlSentences], () => import('./controls/themed.tsx'));

export const Questions = suggestionControls.pick((module) => module.ThemedQuestions);
export const Ways = suggestionControls.pick((module) => module.ThemedWays);
