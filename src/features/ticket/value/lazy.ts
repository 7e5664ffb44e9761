import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { valueSentences } from './sentences.ts';

export const Provenance = onDemandGroup([valueSentences], () => import('./details/Provenance.tsx')).pick((module) => module.Provenance);
export const ValueDetail = onDemandGroup([valueSentences], () => import('./details/ValueDetail.tsx')).pick((module) => module.ValueDetail);
