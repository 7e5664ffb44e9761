import type { ReactNode } from 'react';
import type { AppFault } from '#ports/app-fault.ts';
import { faultSentences } from '../faults/sentences.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';
import { OnDemand } from './OnDemand.tsx';
import { onDemandGroup } from './on-demand-group.tsx';

const Explained = onDemandGroup([faultSentences], () => import('../faults/ExplainedFault.tsx')).pick((module) => module.ExplainedFault);

/** Why something failed, on a page that is read before its controls are there: what explains it is loaded once there is something to explain. */
export function FaultReason({
  fault,
  children = (reason) => <span>{reason}</span>,
}: {
  readonly fault: AppFault;
  /** Says the reason as part of something longer. */
  readonly children?: (reason: string) => ReactNode;
}) {
  const sentences = useSentences();
  return (
    <OnDemand loading={children(sentences.t('loading'))}>
      <Explained fault={fault} say={children} />
    </OnDemand>
  );
}
