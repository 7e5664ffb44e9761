import type { ReactNode } from 'react';
import type { AppFault } from '#ports/app-fault.ts';
import { useSentences } from '../i18n/SentencesContext.tsx';
import { FaultDetails } from './FaultDetails.tsx';
import { faultSentence } from './fault-sentences.ts';

export interface ExplainedFaultProps {
  readonly fault: AppFault;
  /** Says the reason as part of something longer. */
  readonly say: (reason: string) => ReactNode;
}

/** Why something failed, and the details for whoever mends it. */
export function ExplainedFault({ fault, say }: ExplainedFaultProps) {
  const sentences = useSentences();
  return (
    <>
      {say(faultSentence(sentences, fault))}
      <FaultDetails fault={fault} />
    </>
  );
}
