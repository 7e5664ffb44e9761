import { lastLine } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { GiveError } from '#ledger/types.ts';
import type { MomentStore, RequestChange } from '#ports/moment-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import { PAUSE_AT_MOST_MS, retrying } from '#ledger/retrying.ts';

/** Why a request was not answered or changed: what it was about to become it is already, or it does not exist. */
export type DecideError =
  | GiveError
  | { readonly kind: 'already'; readonly what: 'approved' | 'given' | 'declined' | 'withdrawn' | 'revoked'; readonly byName: string }
  /** Somebody is deciding at this moment, which has come to an end by `untilMs`, by the server's clock, whatever becomes of it. */
  | { readonly kind: 'deciding'; readonly byName: string; readonly untilMs: number }
  /** At this moment somebody delivers what was approved, or takes it back; by then that has come to an end, too. */
  | { readonly kind: 'delivering' | 'revoking'; readonly byName: string; readonly untilMs: number }
  | { readonly kind: 'not_found' }
  /** Nobody approves what they asked for themselves. */
  | { readonly kind: 'own' };

export interface RecordPorts {
  readonly moments: Pick<MomentStore, 'findRequest' | 'changeRequest'>;
  readonly runtime: Runtime;
}

/** Where others write at the same time, a line is written so often before that is given up. */
const WRITES_AT_MOST = 6;
/** Before a line is looked for, others who read the record before it was written have had so many times as long to write. */
const OTHERS_TAKE = 2;

export async function readRequest({ moments, runtime }: RecordPorts, momentId: string): Promise<Result<MomentRequest, DecideError>> {
  const found = await retrying(runtime, () => moments.findRequest(momentId));
  if (!found.ok) return fail(failedAt('look', found.error));
  return found.value === null ? fail({ kind: 'not_found' }) : ok(found.value);
}

export function failedAt(step: 'look' | 'moment' | 'post', error: AppFault, heldUntilMs: number | null = null): DecideError {
  return { kind: 'failed', step, error, heldUntilMs };
}

/** How a request has ended by its record; null where it waits. */
export function endedAs(request: MomentRequest): Extract<DecideError, { readonly kind: 'already' }> | null {
  const nameOf = (kind: RequestLine['kind']): string => lastLine(request, kind)?.byName ?? '';
  switch (request.moment.status) {
    case 'asked':
      return null;
    case 'given':
      return { kind: 'already', what: 'given', byName: nameOf('asked') };
    case 'declined':
      return { kind: 'already', what: 'declined', byName: nameOf('declined') };
    case 'voided':
      return { kind: 'already', what: 'withdrawn', byName: nameOf('withdrawn') };
  }
}

/**
 * Adds a line to a request that waits, and changes what goes with it. The record has one field for all lines, so it is read
 * again a while after each write: where another's line took the place of this one, it is added once more. Doing it twice adds
 * one line.
 */
export async function writeLine(
  ports: RecordPorts,
  momentId: string,
  line: RequestLine,
  change: Omit<RequestChange, 'lines'> = {},
): Promise<Result<MomentRequest, DecideError>> {
  const wanted = change.status ?? 'asked';
  let written = 0;
  for (;;) {
    const startedMs = ports.runtime.nowMs();
    const read = await readRequest(ports, momentId);
    if (!read.ok) return read;
    const { moment, lines } = read.value;
    const isMeant = moment.status === wanted;
    if (isMeant && isSaid(lines, line)) return read;
    const ended = endedAs(read.value);
    // What somebody else has ended in the same way meanwhile still gets the words of both. A status without such words was set by
    // whoever lost against this very decision, and came first.
    const isSaidBefore = written === 0 && lines.some(({ kind }) => kind === line.kind);
    if (ended !== null && (isSaidBefore || !isMeant)) return fail(ended);
    if (written === WRITES_AT_MOST) return fail(failedAt('moment', { kind: 'raced', what: 'moments' }));
    const changed = await changeRequest(ports, momentId, { ...change, lines: isSaid(lines, line) ? lines : [...lines, line] });
    if (!changed.ok) return changed;
    written += 1;
    await ports.runtime.wait(Math.min(PAUSE_AT_MOST_MS, OTHERS_TAKE * Math.max(0, ports.runtime.nowMs() - startedMs)));
  }
}

/** Says in a record that still waits what the journal says was decided, for whoever decided could not. What fails is tried by whoever comes next. */
export async function noteDecided(ports: RecordPorts, { moment }: MomentRequest, error: DecideError): Promise<void> {
  if (error.kind !== 'already' || moment.status !== 'asked') return;
  if (error.what === 'declined') await changeRequest(ports, moment.id, { status: 'declined' });
  if (error.what === 'withdrawn') await changeRequest(ports, moment.id, { status: 'voided' });
}

/** Changes a request without looking. */
export async function changeRequest(
  { moments, runtime }: RecordPorts,
  momentId: string,
  change: RequestChange,
): Promise<Result<void, DecideError>> {
  const changed = await retrying(runtime, () => moments.changeRequest(momentId, change));
  return changed.ok ? changed : fail(failedAt('moment', changed.error));
}

/** Said by this person in these words: at that time, or as the last word, by an attempt whose answer was lost. */
function isSaid(lines: readonly RequestLine[], line: RequestLine): boolean {
  const last = lines.at(-1);
  return lines.some((other) => isSame(other, line) && (other.atMs === line.atMs || other === last));
}

function isSame(one: RequestLine, other: RequestLine): boolean {
  return one.kind === other.kind && one.byId === other.byId && one.text === other.text && one.amountMinor === other.amountMinor;
}
