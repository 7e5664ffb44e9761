import { isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { DECIDING_MS } from '#domain/journal/admission.ts';
import { isApprovedBy, lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { DAY_MS, localDay } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { learnCustomer } from '#ledger/customer-window.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { factsOfCommitment, voidEntry } from '#ledger/entries.ts';
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
  return error.kind === 'too_long' ? { kind: 'journal_too_long', isHeld: false } : failedAt('look', error.error);
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
export function heldFor({ reader }: GivePorts, momentId: string): Commitment | null {
  return reader.ledger().commitments.find((commitment) => commitment.momentId === momentId && isLive(commitment)) ?? null;
}

/**
 * That a request is given or approved already, as the journal tells; null where it is open. Somebody else may be deciding; a
 * reservation that was left behind does not count.
 */
export function resolvedAs(
  { runtime }: Pick<GivePorts, 'runtime'>,
  request: MomentRequest,
  held: Commitment | null,
  { agentId }: Pick<GiveTerms, 'agentId'>,
): Extract<DecideError, { readonly kind: 'already' }> | null {
  if (held === null) return null;
  if (held.state === 'posted') return { kind: 'already', what: 'given', byName: lastLine(request, 'asked')?.byName ?? '' };
  const isDeciding = held.agentId !== agentId && runtime.nowMs() - held.reservedAtMs < DECIDING_MS;
  return isApprovedBy(request, held) || isDeciding ? approvedBy(held) : null;
}

export function approvedBy({ detail }: Commitment): Extract<DecideError, { readonly kind: 'already' }> {
  return { kind: 'already', what: 'approved', byName: detail.agentName ?? '' };
}

/** Takes back, as a lead, what somebody reserved for a request and left. */
export async function freeLeft(ports: GivePorts, held: Commitment, terms: GiveTerms): Promise<Result<void, DecideError>> {
  const { momentId, detail } = held;
  const reservation = { momentId, writerId: terms.agentId, attempt: detail.attempt ?? 1, isOfAll: held.agentId !== terms.agentId };
  const facts = { ...factsOfCommitment(held, terms.limits.currency), day: localDay(ports.runtime.nowMs(), terms.timeZone) };
  const voided = await voidEntry(ports, facts, reservation);
  if (!voided.ok) return fail(failedAt('look', voided.error, { isHeld: true }));
  return heldFor(ports, momentId) === null ? ok(undefined) : fail(approvedBy(held));
}

/** Takes back whatever this lead has reserved for a request. */
export async function freeOwn(ports: GivePorts, { moment }: MomentRequest, terms: GiveTerms): Promise<Result<void, DecideError>> {
  const attempts = [...ports.reader.entries()]
    .filter((entry) => entry.kind === 'reserve' && entry.momentId === moment.id && entry.createdById === terms.agentId)
    .map((entry) => entry.detail.attempt ?? 1);
  if (attempts.length === 0) return ok(undefined);
  const reservation = { momentId: moment.id, writerId: terms.agentId, attempt: Math.max(...attempts), isOfAll: false };
  const voided = await voidEntry(ports, { ...moment, day: localDay(ports.runtime.nowMs(), terms.timeZone) }, reservation);
  return voided.ok ? voided : fail(failedAt('look', voided.error, { isHeld: true }));
}
