import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../controls/sentences.ts';
import { requestSentences } from './sentences.ts';

export const Requests = onDemandGroup([controlSentences, requestSentences], () => import('./themed.tsx')).pick(
  (module) => module.ThemedRequests,
);
