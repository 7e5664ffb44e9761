import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { retrying } from './retrying.ts';

interface VoidPorts {
  readonly moments: Pick<MomentStore, 'setStatus'>;
  readonly runtime: Pick<Runtime, 'random' | 'wait'>;
}

/** Whoever writes a record later than this after the post looks whether it was undone; of what is written sooner whoever undoes it finds the record. */
const WRITTEN_SOON_MS = 10_000;
/** By so much a look for a record comes after the last that may be written without looking. */
const MARGIN_MS = 1_000;

export function isWrittenLate({ nowMs }: Pick<Runtime, 'nowMs'>, postedAtMs: number): boolean {
  return nowMs() - postedAtMs > WRITTEN_SOON_MS;
}

/** Says in the record of a moment that it was undone. Where there is none its page may be about to write it, and is waited for. */
export async function voidRecord(
  { moments, runtime }: VoidPorts & { readonly runtime: Pick<Runtime, 'nowMs'> },
  { momentId, postedAtMs }: { readonly momentId: string; readonly postedAtMs: number },
): Promise<Result<void, AppFault>> {
  const mark = (): Promise<Result<void, AppFault>> => retrying(runtime, () => moments.setStatus(momentId, 'voided'));
  const marked = await mark();
  if (marked.ok || marked.error.kind !== 'missing' || isWrittenLate(runtime, postedAtMs)) return marked;
  await runtime.wait(postedAtMs + WRITTEN_SOON_MS + MARGIN_MS - runtime.nowMs());
  return mark();
}

/**
 * For whoever finds moments on a ticket that were undone: their records follow the journal, where whoever undid them was gone before saying so
 * there. Asks once for all of them; of one that still says that it was given the journal is read anew, for a lead may have counted it
 * again meanwhile, and then it is marked. Ends with the first that cannot be marked: whoever comes next goes on.
 */
export async function markUndone(
  ports: Parameters<typeof voidIfUndone>[0] & {
    readonly moments: Pick<MomentStore, 'statusesAmong'>;
    readonly reader: Pick<LedgerReader, 'seenSinceMs'>;
  },
  momentIds: readonly string[],
): Promise<void> {
  if (momentIds.length === 0) return;
  const said = await retrying(ports.runtime, () => ports.moments.statusesAmong(momentIds));
  if (!said.ok) return;
  for (const momentId of momentIds.filter((id) => said.value.get(id) === 'given')) {
    // What was read before is enough, with what was written since.
    const marked = await voidIfUndone(ports, { momentId, sinceMs: ports.reader.seenSinceMs() });
    if (!marked.ok) return;
  }
}

/**
 * For whoever has just written a record that says that a moment was given: whether it was undone before that, by somebody who found no
 * record to mark. Then it is marked now. `sinceMs` is when the moment was reserved.
 */
export async function voidIfUndone(
  { reader, ...ports }: VoidPorts & { readonly reader: Pick<LedgerReader, 'readSince' | 'learnLeads' | 'ledger' | 'listLagMs'> },
  { momentId, sinceMs }: { readonly momentId: string; readonly sinceMs: number },
): Promise<Result<boolean, AppFault>> {
  await ports.runtime.wait(reader.listLagMs());
  const read = await reader.readSince(sinceMs);
  if (!read.ok) return fail(read.error.kind === 'failed' ? read.error.error : { kind: 'too_much_to_read', what: 'journal' });
  const learnt = await reader.learnLeads((entry) => entry.momentId === momentId);
  if (!learnt.ok) return learnt;
  const own = reader.ledger().commitments.filter((one) => one.momentId === momentId);
  // What was edited may count beside what was undone under the same moment.
  if (own.every(({ undoneById }) => undoneById === undefined) || own.some(({ state }) => state === 'posted')) return ok(false);
  const marked = await retrying(ports.runtime, () => ports.moments.setStatus(momentId, 'voided'));
  return marked.ok ? ok(true) : marked;
}
