import type { EntryDetail } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isOutcomeUnknown } from '#ports/app-fault.ts';
import { appendEntry, entryOf } from './entries.ts';
import { type ExecutePorts, executorFor } from './execute.ts';
import { retrying } from './retrying.ts';
import type { Draft, GiveError, GivePorts, GiveTerms } from './types.ts';

/**
 * Creates the moment of a reservation that stands. Doing it twice keeps one. Fails at the step `moment`; the reservation is
 * held then, and doing it again goes on from there.
 */
export async function recordMoment(ports: GivePorts, draft: Draft, momentId: string): Promise<Result<void, GiveError>> {
  const moment: Moment = { ...draft, id: momentId, status: 'given' };
  let isUnsure = false;
  const created = await retrying(ports.runtime, async () => {
    if (isUnsure) {
      const found = await ports.moments.find(momentId);
      if (found.ok && found.value !== null) return ok(undefined);
    }
    const result = await ports.moments.create(moment);
    if (!result.ok && isOutcomeUnknown(result.error)) isUnsure = true;
    return result;
  });
  return created.ok ? ok(undefined) : fail({ kind: 'failed', step: 'moment', error: created.error, isHeld: true });
}

/** Posts the entry of a moment that was given, once. Fails at the step `post`; the money stays reserved then. */
export async function postEntry(
  ports: GivePorts & Pick<ExecutePorts, 'executors'>,
  draft: Draft,
  terms: GiveTerms,
  momentId: string,
): Promise<Result<void, GiveError>> {
  const reserved = ports.reader.ledger().commitments.find((commitment) => commitment.momentId === momentId);
  const { attempt } = reserved?.detail ?? {};
  const detail: EntryDetail = {
    gesture: draft.gesture,
    receipt: executorFor(ports.executors, draft.gesture).name,
    ...(attempt !== undefined && { attempt }),
    ...(reserved !== undefined && { reservedAtMs: reserved.reservedAtMs }),
  };
  const posted = await appendEntry(ports, entryOf(draft, { momentId, kind: 'post', writerId: terms.agentId, detail }));
  return posted.ok ? ok(undefined) : fail({ kind: 'failed', step: 'post', error: posted.error, isHeld: true });
}
