import { isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { GivePorts } from '#ledger/types.ts';
import type { LookError } from '#ledger/ledger-reader.ts';
import { type DecideError, failedAt } from './request-record.ts';

/**
 * Reads all of the journal that an answer to a request rests on: what every limit needs, what its customer was given, and what
 * became of the request itself.
 */
export async function syncForDecision(ports: GivePorts, { moment }: MomentRequest): Promise<Result<Commitment | null, DecideError>> {
  const { reader, runtime } = ports;
  const looked = await reader.look(Infinity, moment);
  if (!looked.ok) return fail(errorOfLook(looked.error));
  const sinceMs = runtime.nowMs() - reader.limits().limits.customerWindowDays * DAY_MS;
  const learnt = await reader.index.learn(moment, { sinceMs });
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
  await runtime.wait(reader.listLagMs());
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
