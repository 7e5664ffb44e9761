import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';

/** The form comes in a chunk of its own, with the questions. */
export const giveControls = onDemandGroup([controlSentences], () => import('./controls/themed.tsx'));

export const GiveForm = giveControls.pick((module) => module.ThemedGiveForm);
