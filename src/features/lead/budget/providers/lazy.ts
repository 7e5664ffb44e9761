import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { providersSentences } from './sentences.ts';

/** The comparison with providers: once a lead opens it. */
export const ProviderComparison = onDemandGroup([providersSentences], () => import('./ProviderComparison.tsx')).pick(
  (module) => module.ProviderComparison,
);
