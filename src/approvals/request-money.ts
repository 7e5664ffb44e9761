import { isLive } from '#domain/journal/commitments.ts';
import { freeAt, isExpired } from '#domain/journal/lease.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { isApprovedBy, lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { DAY_MS, localDay } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { learnCustomer } from '#ledger/customer-window.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { factsOfCommitment, reverseEntry } from '#ledger/entries.ts';
import type { LookError } from '#ledger/ledger-reader.ts';
import { type DecideError, failedAt } from './request-record.ts';

/**
 * Reads all of the journal that an answer to a request rests on: what every limit needs, what its customer was given, and what
 * became of the request itself.
 */
export async function syncForDecision(
  ports: GivePorts,
  { moment }: MomentRequest,
  terms: GiveTerms,
): Promise<Result<Commitment | null, DecideError>> {
  const { reader, runtime } = ports;
  const looked = await reader.look(Infinity);
  if (!looked.ok) return fail(errorOfLook(looked.error));
  const sinceMs = runtime.nowMs() - terms.limits.customerWindowDays * DAY_MS;
  const learnt = await learnCustomer(ports, { customerId: moment.customerId, sinceMs });
  if (!learnt.ok) return fail(failedAt('look', learnt.error));
  await reader.learnLeads((entry) => entry.momentId === moment.id || entry.customerId === moment.customerId);
  return ok(heldFor(ports, moment.id));
}

function errorOfLook(error: LookError): DecideError {
  return error.kind === 'too_long' ? { kind: 'journal_too_long', heldUntilMs: null } : failedAt('look', error.error);
}

/**
 * Reads all that was written since a request was made, however much that is, and gives what is held for it. A void or a
 * reservation that was not read must never pass for one that is not there.
 */
export async function syncSince(
  ports: GivePorts,
  { moment, createdAtMs }: Pick<MomentRequest, 'moment' | 'createdAtMs'>,
): Promise<Result<Commitment | null, DecideError>> {
  const { reader, runtime } = ports;
  if (reader.listLagMs() > 0) await runtime.wait(reader.listLagMs());
  const looked = await reader.readSince(createdAtMs);
  if (!looked.ok) return fail(errorOfLook(looked.error));
  await reader.learnLeads((entry) => entry.momentId === moment.id);
  return ok(heldFor(ports, moment.id));
}

/** What the journal, as far as it has been read, holds for a moment. */
export function heldFor({ reader, runtime }: Pick<GivePorts, 'reader' | 'runtime'>, momentId: string): Commitment | null {
  const nowMs = runtime.nowMs();
  return reader.ledger().commitments.find((commitment) => commitment.momentId === momentId && isLive(commitment, nowMs)) ?? null;
}

/**
 * That a request is given or approved already, or being decided, as the journal tells; null where it is open. What a lead granted
 * and never said in the record was left behind, and does not count.
 */
export function resolvedAs(
  { runtime }: Pick<GivePorts, 'runtime'>,
  request: MomentRequest,
  held: Commitment | null,
  { agentId }: Pick<GiveTerms, 'agentId'>,
): Extract<DecideError, { readonly kind: 'already' | 'deciding' }> | null {
  if (held === null) return null;
  if (held.state === 'posted') return { kind: 'already', what: 'given', byName: lastLine(request, 'asked')?.byName ?? '' };
  if (held.state === 'reserved') return decidingBy(held);
  if (isApprovedBy(request, held)) return approvedBy(held);
  const isBeingSaid = held.agentId !== agentId && !isExpired(held.reservedAtMs, runtime.nowMs());
  return isBeingSaid ? decidingBy(held) : null;
}

function decidingBy({ detail, reservedAtMs }: Commitment): Extract<DecideError, { readonly kind: 'deciding' }> {
  return { kind: 'deciding', byName: detail.agentName ?? '', untilMs: freeAt(reservedAtMs) };
}

export function approvedBy({ detail }: Commitment): Extract<DecideError, { readonly kind: 'already' }> {
  return { kind: 'already', what: 'approved', byName: detail.agentName ?? '' };
}

/** Takes back, as a lead, what somebody granted for a request and never said. */
export async function freeLeft(ports: GivePorts, held: Commitment, terms: GiveTerms): Promise<Result<void, DecideError>> {
  const { momentId, detail } = held;
  const facts = { ...factsOfCommitment(held, terms.limits.currency), day: localDay(ports.runtime.nowMs(), terms.timeZone) };
  const reversed = await reverseEntry(ports, facts, { momentId, writerId: terms.agentId, attempt: detail.attempt ?? 1 });
  if (!reversed.ok) return fail(failedAt('look', reversed.error));
  return heldFor(ports, momentId) === null ? ok(undefined) : fail(approvedBy(held));
}

/** Takes back whatever this lead has granted for a request. */
export async function freeOwn(ports: GivePorts, { moment }: MomentRequest, terms: GiveTerms): Promise<Result<void, DecideError>> {
  const own = [...ports.reader.entries()].filter(
    (entry) => entry.kind === 'post' && entry.momentId === moment.id && entry.createdById === terms.agentId,
  );
  if (own.length === 0) return ok(undefined);
  const attempt = Math.max(...own.map((entry) => entry.detail.attempt ?? 1));
  const facts = { ...moment, day: localDay(ports.runtime.nowMs(), terms.timeZone) };
  const reversed = await reverseEntry(ports, facts, { momentId: moment.id, writerId: terms.agentId, attempt });
  return reversed.ok ? reversed : fail(failedAt('look', reversed.error));
}

/** Which attempt to approve a request the next is: one more than any that the journal tells of. */
export function nextAttempt({ reader }: Pick<GivePorts, 'reader'>, momentId: string): number {
  let last = 0;
  for (const entry of reader.entries()) if (entry.momentId === momentId) last = Math.max(last, entry.detail.attempt ?? 1);
  return last + 1;
}
