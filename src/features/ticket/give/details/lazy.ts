import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../../controls/sentences.ts';
import { onDemandSentences } from '../../on-demand/sentences.ts';

/** What is asked, or warned of, before few gestures. */
export const giveDetails = onDemandGroup([controlSentences, onDemandSentences], () => import('./themed.tsx'));

export const DeviationField = giveDetails.pick((module) => module.ThemedDeviationField);
export const Guards = giveDetails.pick((module) => module.ThemedGuards);
export const Obstacles = giveDetails.pick((module) => module.ThemedObstacles);
export const OverLimit = giveDetails.pick((module) => module.OverLimit);
