import type { ReactNode } from 'react';
import type { AppFault } from '#ports/app-fault.ts';
import type { FaultMessages } from '../i18n/load-fault-messages.ts';
import { FaultDetails } from './FaultDetails.tsx';
import { faultSentence } from './fault-sentences.ts';

export interface ExplainedFaultProps {
  readonly messages: FaultMessages;
  readonly fault: AppFault;
  /** Says the reason as part of something longer. */
  readonly say: (reason: string) => ReactNode;
  readonly hasDetails: boolean;
}

/** Why something failed, and the details for whoever mends it. */
export function ExplainedFault({ messages, fault, say, hasDetails }: ExplainedFaultProps) {
  return (
    <>
      {say(faultSentence(messages, fault))}
      {hasDetails && <FaultDetails messages={messages} fault={fault} />}
    </>
  );
}
