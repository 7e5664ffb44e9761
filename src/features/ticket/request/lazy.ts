import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { faultSentences } from '#ui/faults/sentences.ts';
import { controlSentences } from '../controls/sentences.ts';
import { requestSentences } from './sentences.ts';

export const Requests = onDemandGroup([controlSentences, requestSentences, faultSentences], () => import('./themed.tsx')).pick(
  (module) => module.ThemedRequests,
);
