import { isStated } from '../journal/commitments.ts';
import type { Commitment, StatedCommitment } from '../journal/types.ts';
import type { MomentRequest } from './request.ts';
import type { RequestDecision } from './request-decisions.ts';
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
 * Tells where a request stands. What is approved, given or decided is what the journal holds, whatever the record says; the record
 * tells the rest.
 */
export function requestStatusOf(
  request: MomentRequest,
  { commitment, decisions }: { readonly commitment: Commitment | null; readonly decisions: readonly RequestDecision[] },
  leadIds: ReadonlySet<string>,
): RequestStatus {
  const { status } = request.moment;
  if (commitment?.state === 'posted') return { kind: 'given', commitment };
  if (commitment !== null && isApproval(commitment, leadIds) && isGrantedTo(request, commitment)) return { kind: 'approved', commitment };
  const decided = decisions.find(({ state }) => state === 'decided');
  if (decided?.kind === 'decline') return { kind: 'declined' };
  if (decided?.kind === 'withdraw') return { kind: 'withdrawn' };
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

/** Whether what a lead granted is for whoever asked, with a sum that can be said and is in the currency that was asked for. */
function isGrantedTo({ moment }: MomentRequest, commitment: Commitment): commitment is StatedCommitment {
  return commitment.forAgentId === moment.agentId && isStated(commitment) && commitment.stated.currency === moment.amount.currency;
}

function isForAnother({ isUncertain, agentId, forAgentId }: Commitment): boolean {
  return !isUncertain && agentId !== forAgentId;
}

/** The last line of a kind, such as the words of whoever declined. */
export function lastLine({ lines }: MomentRequest, kind: RequestLine['kind']): RequestLine | null {
  return lines.findLast((line) => line.kind === kind) ?? null;
}
