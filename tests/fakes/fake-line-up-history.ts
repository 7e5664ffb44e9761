import type { JournalEntry } from '#domain/journal/types.ts';
import { ok } from '#domain/shared/result.ts';
import type { LineUpHistory } from '#ports/line-up-history.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

export interface FakeLineUpHistory extends LineUpHistory {
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

/** The line-ups of a journal, as the search index tells them. */
export function createFakeLineUpHistory(entries: () => readonly JournalEntry[]): FakeLineUpHistory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  return {
    ...log,
    newest: () =>
      throughFaults(log, { agentId: '', method: 'newest', keys: [] }, () =>
        ok(
          entries()
            .filter(({ kind }) => kind === 'line_up')
            .toReversed()
            .slice(0, 100),
        ),
      ),
  };
}
