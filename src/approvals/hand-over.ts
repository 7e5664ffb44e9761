import type { HandOverKind, StatedCommitment, Commitment } from '#domain/journal/types.ts';
import { isDecided, isStating } from '#domain/journal/commitments.ts';
import type { RequestDecision } from '#domain/moments/request-decisions.ts';
import { zero } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { momentOfCommitment } from '#ledger/reconcile.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { type Claiming, claimOne } from './claim.ts';
import { heldFor } from './request-money.ts';
import type { DecideError } from './request-record.ts';

/**
 * Decides what becomes of what a lead granted: whoever asked delivers it, or a lead revokes it. Of both, pressed at one time, one
 * comes to count, or none. Only what is decided here entitles to the reply, and only what is decided here frees the money.
 */
export async function claimHandOver(
  ports: GivePorts,
  granted: Commitment,
  claiming: { readonly kind: HandOverKind } & Pick<Claiming, 'executor' | 'onStep'>,
  terms: GiveTerms,
): Promise<Result<{ readonly isAgain: boolean }, DecideError>> {
  const { momentId: id, forAgentId: agentId, detail, reservedAtMs } = granted;
  const claimed = await claimOne(
    ports,
    { id, agentId, grantAttempt: detail.attempt ?? 1 },
    {
      ...claiming,
      draft: draftOf(granted, terms),
      isAllRead: ports.reader.seenSinceMs() <= reservedAtMs,
      isStanding: () => isStanding(heldFor(ports, id), granted),
      async learnAll() {
        await ports.reader.readSince(reservedAtMs);
        await ports.reader.learnLeads((entry) => entry.momentId === id);
      },
    },
    terms,
  );
  if (claimed.ok) return claimed;
  return fail(claimed.error.kind === 'opposed' ? refusalBy(claimed.error.by) : claimed.error);
}

/** Decides as a lead that nobody delivers any more what was granted: until then nobody takes it back. What is anything else nobody has to revoke. */
export async function revokeGrant(ports: GivePorts, commitment: Commitment | null, terms: GiveTerms): Promise<Result<void, DecideError>> {
  if (commitment === null || commitment.state !== 'granted' || commitment.isUncertain || commitment.isRevoked === true)
    return ok(undefined);
  const claimed = await claimHandOver(ports, commitment, { kind: 'revoke' }, terms);
  return claimed.ok ? ok(undefined) : claimed;
}

/** What was taken back and approved anew is another grant, whatever its sum. */
function isStanding(one: Commitment | null, granted: Commitment): boolean {
  if (one?.detail.attempt !== granted.detail.attempt) return false;
  if (one === null || !isDecided(one) || one.agentId !== granted.agentId || one.countsMinor !== granted.countsMinor) return false;
  return granted.stated === null || isStating(one, granted.stated);
}

/** It holds no money: that is granted already. */
function draftOf(granted: Commitment, { limits, timeZone }: GiveTerms): Claiming['draft'] {
  const stated: StatedCommitment = { ...granted, stated: zero(granted.stated?.currency ?? limits.currency) };
  const { id: _granted, status: _given, ...draft } = momentOfCommitment(stated, { policyVersion: '', timeZone });
  return draft;
}

function refusalBy({ kind, state, byName, untilMs }: RequestDecision): DecideError {
  const isDelivery = kind === 'deliver';
  if (state === 'deciding') return { kind: isDelivery ? 'delivering' : 'revoking', byName, untilMs };
  return { kind: 'already', what: isDelivery ? 'given' : 'revoked', byName };
}
