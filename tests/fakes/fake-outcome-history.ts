import type { JournalEntry } from '#domain/journal/types.ts';
import { keptWeeksOf } from '#domain/outcomes/outcome-week.ts';
import { ok } from '#domain/shared/result.ts';
import type { OutcomeHistory } from '#ports/outcome-history.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

export interface FakeOutcomeHistory extends OutcomeHistory {
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

/** The outcomes that the entries of a journal keep. */
export function createFakeOutcomeHistory(entries: () => readonly JournalEntry[]): FakeOutcomeHistory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  return {
    ...log,
    kept: (firstDays) =>
      throughFaults(log, { agentId: '', method: 'kept', keys: firstDays }, () =>
        ok(keptWeeksOf(entries()).filter(({ firstDay }) => firstDays.includes(firstDay))),
      ),
  };
}
