import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { controlSentences } from '../../controls/sentences.ts';
import { onDemandSentences } from '../../on-demand/sentences.ts';

/** What few tickets need, and what takes Garden as well. */
export const suggestionDetails = onDemandGroup([controlSentences, onDemandSentences], () => import('./themed.tsx'));

export const MoreFacts = suggestionDetails.pick((module) => module.ThemedMoreFacts);
export const StatutoryBox = suggestionDetails.pick((module) => module.ThemedStatutoryBox);
export const WhyThis = suggestionDetails.pick((module) => module.ThemedWhyThis);

const sameMatter = onDemandGroup([controlSentences, onDemandSentences], () => import('./SameMatter.tsx'));

export const SameMatter = sameMatter.pick((module) => module.SameMatter);
export const Surprises = onDemandGroup([onDemandSentences], () => import('./Surprises.tsx')).pick((module) => module.Surprises);
