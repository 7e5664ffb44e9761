import { describe, expect, it } from 'vitest';
import type { KeptLineUp } from '#domain/journal/types.ts';
import { LINE_UPS_ID, lineUpsOf } from '#domain/line-up/history.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { LineUpHistory } from '#ports/line-up-history.ts';
import { expectOk } from './expect-result.ts';

/** A history, and the journal that it tells of. */
export interface LineUpHistoryHarness {
  readonly history: LineUpHistory;
  readonly journal: JournalStore;
  readonly agentId: string;
  advance(ms: number): void;
}

const LINE_UP: KeptLineUp = {
  day: '2026-10-28',
  every: 'week',
  told: { win: 'm-1', thanks: 'm-2' },
  namedIds: ['11', '12'],
  readerId: '11',
  nextReaderId: '',
  isHeld: true,
};

function entry(externalId: string, agentId: string, changes: Partial<NewEntry> = {}): NewEntry {
  const about = { ticketId: '', customerId: '', agentId, amountMinor: 0, currency: 'EUR', cause: 'other', agentDay: '' };
  return { externalId, kind: 'line_up', momentId: LINE_UPS_ID, ...about, detail: { lineUp: LINE_UP }, ...changes };
}

/** What every history of line-ups promises. */
export function lineUpHistoryContract(name: string, open: () => LineUpHistoryHarness): void {
  describe(`${name} as a history of line-ups`, () => {
    it('tells what was kept of each, as it was kept, the newest first, and nothing else', async () => {
      const { history, journal, agentId, advance } = open();
      for (const [key, day] of [
        ['a', '2026-10-27'],
        ['b', '2026-10-28'],
      ] as const) {
        expectOk(await journal.append(entry(key, agentId, { detail: { lineUp: { ...LINE_UP, day } } })));
        advance(5_000);
      }
      expectOk(await journal.append(entry('c', agentId, { kind: 'limits', momentId: 'limits-1', detail: {} })));
      advance(60_000);
      const entries = expectOk(await history.newest());
      expect(entries.map(({ detail }) => detail.lineUp?.day)).toEqual(['2026-10-28', '2026-10-27']);
      const { atMs: _stamp, ...told } = lineUpsOf(entries).at(-1) ?? { atMs: 0 };
      expect(told).toEqual(LINE_UP);
    });

    it('tells at once what the index does not show yet, once', async () => {
      const { history, journal, agentId, advance } = open();
      expectOk(await journal.append(entry('a', agentId)));
      expect(lineUpsOf(expectOk(await history.newest())).map(({ day }) => day)).toEqual(['2026-10-28']);
      advance(60_000);
      expect(expectOk(await history.newest())).toHaveLength(1);
    });

    it('tells nothing where there was none', async () => {
      expect(expectOk(await open().history.newest())).toEqual([]);
    });
  });
}
