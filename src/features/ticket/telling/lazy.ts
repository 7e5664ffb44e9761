import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { faultSentences } from '#ui/faults/sentences.ts';
import { tellingSentences } from './sentences.ts';

/** What is told without a gesture: few tickets have any of it. */
const telling = onDemandGroup([tellingSentences, faultSentences], () => import('./themed.tsx'));

export const TellStory = telling.pick((module) => module.ThemedTellStory);
export const Thank = telling.pick((module) => module.ThemedThank);
