import type { JournalEntry } from '#domain/journal/types.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { type Limits, largestGesture } from '#domain/journal/limits.ts';
import { createJournalReader, type JournalReader } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import { type LedgerReader, createLedgerReader } from './ledger-reader.ts';
import type { Opening } from './ledger-tail.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';

/** One reading of the journal. A recount opens new ones, for what was read before may have been edited since. */
export interface JournalSnapshot {
  readonly reader: JournalReader;
  readonly ledgerReader: LedgerReader;
  /** Entries as money; without trust, as if nobody had ever stamped a total. */
  ledger(isTrusting: boolean): Ledger;
  entries(): readonly JournalEntry[];
}

export function openJournalSnapshot(
  ports: { readonly journal: JournalStore; readonly leads: KnownLeads; readonly runtime: Runtime },
  team: { readonly limitsNow: () => Limits; readonly timeZone: string; readonly readerId: string; readonly opening: Opening },
): JournalSnapshot {
  const { leads, runtime } = ports;
  const { limitsNow, timeZone } = team;
  const reader = createJournalReader(ports);
  const ledgerReader = createLedgerReader({ reader, leads, journal: ports.journal, runtime }, team, team.opening);
  return {
    reader,
    ledgerReader,
    entries: () => [...reader.entries()],
    ledger(isTrusting) {
      if (isTrusting) return ledgerReader.ledger();
      // What a lead has said no count tells: where the month was started in another currency, that stays what it is counted from.
      const untouched = [...reader.entries()].filter(
        ({ kind, detail }) => kind !== 'checkpoint' || detail.checkpoint?.started !== undefined,
      );
      const limits = limitsNow();
      const { currency } = limits;
      const leadIds = leads.ids();
      const largestMinor = largestGesture(limits);
      return foldLedger(untouched, { leadIds, currency, timeZone, largestMinor });
    },
  };
}
