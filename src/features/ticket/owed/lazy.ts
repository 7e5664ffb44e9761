import { onDemandGroup } from '#ui/components/on-demand-group.tsx';
import { faultSentences } from '#ui/faults/sentences.ts';
import { owedSentences } from './sentences.ts';

/** Paying back what is owed: only where the settings name who does. */
const owed = onDemandGroup([owedSentences, faultSentences], () => import('./themed.tsx'));

export const PayBack = owed.pick((module) => module.ThemedPayBack);
