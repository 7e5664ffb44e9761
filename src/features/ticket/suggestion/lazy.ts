import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';

/** The questions, and what most gestures do without: nothing of it is needed to read the answer and give it. */
export const suggestionControls = onDemandGroup([controlSentences], () => import('./controls/themed.tsx'));

export const More = suggestionControls.pick((module) => module.ThemedMore);
export const Questions = suggestionControls.pick((module) => module.ThemedQuestions);

/** Few words, without a component library around them. */
export const Advice = onDemandGroup([controlSentences], () => import('./controls/Advice.tsx')).pick((module) => module.Advice);
