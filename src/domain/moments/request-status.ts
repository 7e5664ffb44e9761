import { isStated } from '../journal/commitments.ts';
import type { Commitment, StatedCommitment } from '../journal/types.ts';
import type { MomentRequest } from './request.ts';
import type { RequestLine } from './request-line.ts';

/**
 * Where a request stands: `waiting` for a lead · `question` a lead has asked back · `approved` its money is reserved and the
 * agent has yet to deliver it · `given` · `declined` · `withdrawn` by whoever asked · `taken_back` by a lead after it was approved.
 */
export type RequestStatus =
  | { readonly kind: 'waiting' | 'question' | 'declined' | 'withdrawn' | 'taken_back' }
  | { readonly kind: 'approved'; readonly commitment: StatedCommitment }
  | { readonly kind: 'given'; readonly commitment: Commitment };

/**
 * Tells where a request stands. What is approved or given is what the journal holds, whatever the record says; the record tells
 * the rest.
 */
export function requestStatusOf(request: MomentRequest, commitment: Commitment | null, leadIds: ReadonlySet<string>): RequestStatus {
  const { status } = request.moment;
  if (commitment !== null) {
    if (commitment.state === 'posted') return { kind: 'given', commitment };
    if (isApproval(commitment, leadIds) && isApprovedBy(request, commitment)) return { kind: 'approved', commitment };
  }
  const last = request.lines.at(-1);
  switch (status) {
    case 'asked':
      return { kind: last?.kind === 'question' ? 'question' : 'waiting' };
    case 'declined':
      return { kind: 'declined' };
    case 'given':
      return { kind: 'taken_back' };
    case 'voided':
      return { kind: last?.kind === 'withdrawn' ? 'withdrawn' : 'taken_back' };
  }
}

/** Whether a lead has granted money to somebody else, who has not delivered it yet. */
export function isApproval(commitment: Commitment, leadIds: ReadonlySet<string>): boolean {
  return commitment.state === 'granted' && isForAnother(commitment) && leadIds.has(commitment.agentId);
}

/**
 * Whether whoever reserved this has let it through. A reservation alone says only that somebody is looking at the limits; the
 * line is written after that, by the same person and about the same sum.
 */
export function isApprovedBy({ moment, lines }: MomentRequest, commitment: Commitment): commitment is StatedCommitment {
  if (!isForAnother(commitment) || commitment.forAgentId !== moment.agentId || !isStated(commitment)) return false;
  const { agentId, stated } = commitment;
  if (stated.currency !== moment.amount.currency) return false;
  return lines.some((line) => line.kind === 'approved' && line.byId === agentId && line.amountMinor === stated.amountMinor);
}

function isForAnother({ isUncertain, agentId, forAgentId }: Commitment): boolean {
  return !isUncertain && agentId !== forAgentId;
}

/** The last line of a kind, such as the words of whoever declined. */
export function lastLine({ lines }: MomentRequest, kind: RequestLine['kind']): RequestLine | null {
  return lines.findLast((line) => line.kind === kind) ?? null;
}
