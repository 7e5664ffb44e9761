import { makeCheckpoint, UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { CheckpointPart, JournalEntry } from '#domain/journal/types.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** A page of the list holds 100 entries: half of one may follow a checkpoint before it is worth another. */
export const ENTRIES_BEFORE_STAMP = 50;

/** Who stamps, and by which calendar. */
export interface StampTerms {
  readonly lead: { readonly id: string; readonly name: string };
  readonly currency: Currency;
  readonly timeZone: string;
}

/**
 * Stamps totals from a ledger that is known without a gap, so that others need not read the month again. `startedMs` is when
 * reading it began, by the server's clock: what was not settled then is left to the list. Gives false where it is not worth one yet,
 * and while something is held whose schema this page does not know: those who know it would go by a wrong total.
 */
export async function stampCheckpoint(
  ports: EntryPorts,
  known: {
    readonly ledger: Ledger;
    readonly entries: readonly JournalEntry[];
    readonly startedMs: number;
    /** Stamps even where few entries follow the last checkpoint. */
    readonly isAfresh: boolean;
  },
  { lead, currency, timeZone }: StampTerms,
): Promise<Result<boolean, AppFault>> {
  const { commitments, checkpoint: previous } = known.ledger;
  const settled = known.entries.filter(({ createdAtMs }) => createdAtMs < known.startedMs - UNSETTLED_MS);
  const following = settled.filter(({ id }) => previous === null || id > previous.upToId);
  const upTo = following.reduce<JournalEntry | null>((last, entry) => (last === null || entry.id > last.id ? entry : last), null);
  if (upTo === null || (!known.isAfresh && following.length <= ENTRIES_BEFORE_STAMP)) return ok(false);
  if (known.entries.some((entry) => entry.isOfUnknownSchema === true && isHeld(entry, commitments))) return ok(false);
  const parts = makeCheckpoint({ commitments, previous, upTo }, { nowMs: known.startedMs, timeZone });
  const appended = await appendParts(ports, parts, { lead, currency });
  return appended.ok ? ok(true) : appended;
}

/** Appends all parts of a checkpoint, which counts once they are there. Gives its id. */
export async function appendParts(
  ports: EntryPorts,
  parts: readonly CheckpointPart[],
  { lead, currency }: Pick<StampTerms, 'lead' | 'currency'>,
): Promise<Result<string, AppFault>> {
  const id = `checkpoint-${ports.runtime.newId()}`;
  for (const part of parts) {
    const appended = await appendEntry(
      ports,
      accountEntry({
        externalId: `checkpoint:${id}:${part.part}`,
        kind: 'checkpoint',
        momentId: id,
        agentId: lead.id,
        amountMinor: part.carriedMinor,
        currency,
        detail: { agentName: lead.name, checkpoint: part },
      }),
    );
    if (!appended.ok) return appended;
  }
  return ok(id);
}

function isHeld({ id }: JournalEntry, commitments: Ledger['commitments']): boolean {
  return commitments.some(({ reserveId, state }) => reserveId === id && state !== 'voided');
}
