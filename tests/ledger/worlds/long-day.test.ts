import { describe, expect, it } from 'vitest';
import type { NewEntry } from '#ports/journal-store.ts';
import { type Day, type DayOptions, runDay } from './long-day.ts';

const TEAM: Omit<DayOptions, 'seed'> = {
  agents: 12,
  minutes: 40,
  everyMs: 60_000,
  set: { teamMonthMinor: 150_000 },
};
const OF_EACH = { agentDayMinor: 9000, customerWindowMinor: 3500 };
const LONG_MS = 120_000;

/** So many times what was held, and no end of what the index shows. */
function lying(factor: number): (entry: NewEntry) => NewEntry {
  return (entry) => {
    const { total } = entry.detail;
    if (total === undefined) return entry;
    const monthMinor = Math.floor(total.monthMinor * factor);
    return { ...entry, detail: { ...entry.detail, total: { ...total, monthMinor }, indexedUpToId: '~' } };
  };
}

function expectHeld({ wrong, unseen, requests }: Day): void {
  expect(wrong).toEqual([]);
  expect(unseen).toBe(0);
  expect(Math.max(...requests)).toBeLessThanOrEqual(30);
}

/** Whatever is due each page has come to mean something: what is given is near the limit, and the journal is longer than a page shows. */
function expectBusy({ world, given, refused }: Day): void {
  expect(world.journal.entries.length).toBeGreaterThan(600);
  expect(given).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(50);
}

describe('a day on which nobody opens the page of leads, with undos, crashes, posts that come late and an index that stands still', () => {
  it(
    "ends within the team's month, and every total that was carried was what was held",
    async () => {
      const day = await runDay({ ...TEAM, seed: 1, outage: [10, 25], undoRate: 0.15 });
      expectHeld(day);
      expectBusy(day);
      expect(day.totals).toMatchObject({ high: 0, low: 0 });
    },
    LONG_MS,
  );

  it(
    'ends within what each agent and each customer may be given',
    async () => {
      const day = await runDay({ ...TEAM, seed: 2, outage: [10, 25], set: OF_EACH });
      expectHeld(day);
      expectBusy(day);
      expect(day.wrong).toEqual([]);
    },
    LONG_MS,
  );

  it.each([
    ['half of the total', 0.5],
    ['ten times as much', 10],
  ])(
    'ends within the month, and stops nobody, where one of them carries %s',
    async (_what, factor) => {
      const day = await runDay({ ...TEAM, seed: 3, lie: lying(factor) });
      expectHeld(day);
      expectBusy(day);
      expect(day.teamMinor).toBeGreaterThan(0.9 * 150_000);
    },
    LONG_MS,
  );
});
