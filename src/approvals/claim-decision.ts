import type { DecisionKind } from '#domain/journal/types.ts';
import { type RequestDecision, decisionsOn, hasPrecedence, opposedBy } from '#domain/moments/request-decisions.ts';
import { lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import { giveGesture } from '#ledger/give.ts';
import { retrying } from '#ledger/retrying.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import { type DecideError, failedAt } from './request-record.ts';

/** One try where others are deciding: who gives way is told, and looks for themselves. */
const PATIENCE = { rounds: 1, looks: 3, requests: 12, requestsWithPlace: 12 };

/** A request of Zendesk reads twenty keys: the reservations, posts and withdrawals of so many attempts. */
export const ATTEMPTS_PER_READ = 6;

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

/** The decisions of whoever may be a lead, at an instant by the server's clock: what one of them is deciding must never be overlooked. */
function decisionsPossible({ reader }: GivePorts, { moment }: MomentRequest, atMs: number): readonly RequestDecision[] {
  return decisionsOn(moment, reader.entries(), { nowMs: atMs, isLead: reader.mayBeLead });
}

/**
 * Decides about a request: of several who do at one time one comes to count, or none, and each is told which. The newest of the
 * journal has been read; what was decided before that its keys tell. Where this very decision counts already it does nothing. An approval reserves and grants the draft's sum.
 */
export async function claimDecision(
  ports: GivePorts,
  request: MomentRequest,
  { kind, draft }: { readonly kind: DecisionKind; readonly draft: Draft },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const read = await readDecisions(ports, request);
  if (!read.ok) return read;
  const known = decisionsPossible(ports, request, ports.runtime.nowMs());
  if (known.some((one) => isSame(one, kind, draft, terms))) return ok(undefined);
  const earlier = opposedBy(known, null);
  if (earlier !== null) return fail(refusalBy(earlier, request));
  const claimed = await giveGesture(ports, draft, terms, {
    remember: () => {},
    executor: null,
    patience: PATIENCE,
    claim: {
      momentId: request.moment.id,
      attempt: nextAttempt(ports, request.moment.id),
      decision: kind,
      async opposition(own) {
        await ports.reader.learnLeads((entry) => entry.momentId === request.moment.id);
        const decisions = decisionsPossible(ports, request, own.createdAtMs);
        if (opposedBy(decisions, own) === null) return 'none';
        return hasPrecedence(decisions, own) ? 'first' : 'second';
      },
    },
  });
  if (claimed.ok) return ok(undefined);
  const other =
    claimed.error.kind === 'refused' && claimed.error.refusal.isContended
      ? opposedBy(decisionsPossible(ports, request, ports.runtime.nowMs()), null)
      : null;
  return fail(other === null ? claimed.error : refusalBy(other, request));
}

/** Whether this very decision counts already. */
function isSame(one: RequestDecision, kind: DecisionKind, { amount }: Draft, { agentId }: GiveTerms): boolean {
  return one.kind === kind && one.state === 'decided' && one.byId === agentId && one.amountMinor === amount.amountMinor;
}

/** Reads what was decided under the keys of each attempt: a checkpoint spares reading the list so far back, and carries no decisions. */
async function readDecisions({ reader, journal, runtime }: GivePorts, { moment }: MomentRequest): Promise<Result<void, DecideError>> {
  for (let first = 1; ; first += ATTEMPTS_PER_READ) {
    const attempts = Array.from({ length: ATTEMPTS_PER_READ }, (_, index) => entryKeys(moment.id, first + index));
    const keys = attempts.flatMap(({ reserve, post, void: withdrawn }) => [reserve, post, withdrawn]);
    const found = await retrying(runtime, () => journal.byExternalIds(keys));
    if (!found.ok) return fail(failedAt('look', found.error));
    reader.learn(found.value);
    if (!found.value.some(({ detail }) => (detail.attempt ?? 1) === first + ATTEMPTS_PER_READ - 1)) break;
  }
  await reader.learnLeads((entry) => entry.momentId === moment.id);
  return ok(undefined);
}

function refusalBy({ kind, state, byName, untilMs }: RequestDecision, request: MomentRequest): DecideError {
  if (state === 'deciding') return { kind: 'deciding', byName, untilMs };
  switch (kind) {
    case 'approve':
      return { kind: 'already', what: 'approved', byName };
    case 'decline':
    case 'question':
      return { kind: 'already', what: 'declined', byName };
    case 'withdraw':
      return { kind: 'already', what: 'withdrawn', byName: lastLine(request, 'asked')?.byName ?? byName };
  }
}

/** One more than any attempt that the journal tells of. */
function nextAttempt({ reader }: Pick<GivePorts, 'reader'>, momentId: string): number {
  let last = 0;
  for (const entry of reader.entries()) if (entry.momentId === momentId) last = Math.max(last, entry.detail.attempt ?? 1);
  return last + 1;
}
