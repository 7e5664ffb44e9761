import { type RequestDecision, decisionsOn } from '#domain/moments/request-decisions.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { type Claiming, claimOne } from './claim.ts';
import type { DecideError } from './request-record.ts';

/** The decisions about a request that count or may come to, as far as the journal has been read. */
export function decisionsKnown(
  { reader, runtime }: Pick<GivePorts, 'reader' | 'runtime'>,
  { moment }: Pick<MomentRequest, 'moment'>,
): readonly RequestDecision[] {
  const leadIds = reader.leadIds();
  return decisionsOn(moment, reader.entries(), { nowMs: runtime.nowMs(), isLead: (id) => leadIds.has(id) });
}

/** Whether it was declined or withdrawn, as far as the journal has been read: that its record may not say so changes nothing. */
export function isClosed(ports: Parameters<typeof decisionsKnown>[0], request: Pick<MomentRequest, 'moment'>): boolean {
  return decisionsKnown(ports, request).some(({ kind, state }) => state === 'decided' && kind !== 'approve');
}

/**
 * Decides about a request. The newest of the journal has been read; what was decided before that its keys tell.
 */
export async function claimDecision(
  ports: GivePorts,
  request: MomentRequest,
  claiming: Pick<Claiming, 'kind' | 'draft'>,
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const { id, agentId } = request.moment;
  const claimed = await claimOne(ports, { id, agentId }, claiming, terms);
  if (claimed.ok) return ok(undefined);
  return fail(claimed.error.kind === 'opposed' ? refusalBy(claimed.error.by) : claimed.error);
}

/** A question that was asked leaves a request open, and what becomes of its grant is decided about that. */
function refusalBy({ kind, state, byName, untilMs }: RequestDecision): DecideError {
  if (state === 'deciding') return { kind: 'deciding', byName, untilMs };
  if (kind === 'approve') return { kind: 'already', what: 'approved', byName };
  return { kind: 'already', what: kind === 'withdraw' ? 'withdrawn' : 'declined', byName };
}
