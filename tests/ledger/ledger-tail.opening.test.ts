import { describe, expect, it } from 'vitest';
import { aDirectory, aLedgerTail } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { LATE_MS, SETTINGS_BEFORE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { limitsName } from '#ledger/limits-key.ts';
import { type LedgerTail, type Opening, noteOpening } from '#ledger/ledger-tail.ts';

const LEAD = '90';
const { currency: _euro, ...SAID } = limits({ gestureMinor: 2000 });

function tailOf(world: World, { knowsServerTime = true } = {}): LedgerTail {
  const runtime = { ...world.runtime(), knowsServerTime: () => knowsServerTime };
  return aLedgerTail({ journal: world.journal.as('11'), runtime, directory: aDirectory([LEAD]) });
}

function plantLimits(world: World, momentId: string, over: Partial<JournalEntry> = {}): JournalEntry {
  return world.journal.plant({ kind: 'limits', momentId, createdById: LEAD, detail: { limits: SAID }, ...over });
}

async function read(tail: LedgerTail): Promise<void> {
  await tail.readTail();
  await tail.learnLeads();
}

describe('the limits that a post names for whoever looks next', () => {
  it('are the newest three, the newest first, whatever was read first', async () => {
    const world = aWorld();
    const said = [4, 3, 2].map((hours) => plantLimits(world, `said-${hours}`, { createdAtMs: hoursBefore(hours) }));
    const older = limitsName({ momentId: 'older', createdAtMs: hoursBefore(5), detail: {} });
    world.journal.plant({ kind: 'post', momentId: 'm-1', detail: { limitsIds: [older] } });
    const tail = tailOf(world);
    await read(tail);
    expect(tail.limitsNames()).toEqual(said.map(limitsName).toReversed());
  });

  it('are those that an entry of limits says, and not what a lead measured, or what stands in another entry', async () => {
    const world = aWorld();
    const said = plantLimits(world, 'said');
    plantLimits(world, 'measured', { detail: { listLag: { delayMs: 0, measuredAtMs: 0 } } });
    plantLimits(world, 'thanks', { kind: 'thanks' });
    const tail = tailOf(world);
    await read(tail);
    expect(tail.limitsNames()).toEqual([limitsName(said)]);
  });

  it('are what others name from before this page was opened, for newer ones must be read to be anybody’s word', async () => {
    const world = aWorld();
    const [before, since] = [LATE_MS, LATE_MS - 1].map((ms) =>
      limitsName({ momentId: `said-${ms}`, createdAtMs: NOW_MS - ms, detail: {} }),
    );
    world.journal.plant({ kind: 'post', momentId: 'm-1', detail: { limitsIds: [before, since].map(String) } });
    const tail = tailOf(world);
    await read(tail);
    expect(tail.limitsNames()).toEqual([before]);
  });

  it('are three of what leads chose at one time, the newest first', async () => {
    const world = aWorld();
    const chosen = [1, 2, 3, 4].map((index) =>
      plantLimits(world, LIMITS_MOMENT, { detail: { chosen: { id: `c-${index}`, limits: { gestureMinor: 2000 }, reason: '' } } }),
    );
    const tail = tailOf(world);
    await read(tail);
    expect(tail.limitsNames()).toEqual(chosen.map(limitsName).toReversed().slice(0, 3));
  });

  it('are none before anything was read but what names none', () => {
    const tail = tailOf(aWorld());
    tail.learn([anEntry()]);
    expect(tail.limitsNames()).toEqual([]);
  });
});

async function isSaidSince({ isAnsweredLate = false } = {}): Promise<boolean> {
  const world = aWorld();
  plantLimits(world, 'said');
  const tail = tailOf(world, { knowsServerTime: false });
  if (isAnsweredLate) {
    world.journal.faults.errorBefore = () => DOWN;
    const reading = tail.readTail();
    await world.time.run();
    await reading;
    world.journal.faults.errorBefore = null;
  }
  await read(tail);
  expect(tail.limits().limits.gestureMinor).toBe(2000);
  return tail.limits().isSaidSince;
}

describe('where nothing tells the server’s time', () => {
  it('limits that the first answer shows were not said since a page was opened, unless that answer came late', async () => {
    expect(await isSaidSince()).toBe(false);
    expect(await isSaidSince({ isAnsweredLate: true })).toBe(true);
  });
});

/** The list shows one entry, of ten seconds ago. */
async function opening(before: Partial<Opening>, { knowsServerTime = true } = {}): Promise<Opening> {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdAtMs: NOW_MS - 10_000 });
  const { reader } = tailOf(world).parts.ports;
  await reader.readBack({ isEnough: () => true, pagesAtMost: 1 });
  const noted: Opening = { sinceMs: Infinity, ...before };
  noteOpening(reader, noted, { ...world.runtime(), knowsServerTime: () => knowsServerTime });
  return noted;
}

describe('a page was opened', () => {
  it('a minute before the first answer at most, and as much earlier as that answer came late', async () => {
    expect(await opening({})).toMatchObject({ sinceMs: NOW_MS - LATE_MS, readMs: NOW_MS });
    const late = { sinceMs: NOW_MS - LATE_MS - 5000, readMs: NOW_MS - 5000 };
    expect(await opening({ askedMs: NOW_MS - 5000 })).toMatchObject(late);
  });

  it('at the time of the first answer where one that failed came in the very same moment', async () => {
    expect(await opening({ askedMs: NOW_MS })).toMatchObject({ sinceMs: NOW_MS - LATE_MS, readMs: NOW_MS });
  });

  it('by the newest stamp where nothing tells the time, and its settings were read after that for all that anybody knows', async () => {
    const newestMs = NOW_MS - 10_000;
    const guessed = { sinceMs: newestMs - LATE_MS, readMs: newestMs + SETTINGS_BEFORE_MS, isTimeGuessed: true };
    expect(await opening({}, { knowsServerTime: false })).toMatchObject(guessed);
    const late = { sinceMs: newestMs - LATE_MS - 5000, readMs: newestMs + SETTINGS_BEFORE_MS - 5000 };
    expect(await opening({ askedMs: NOW_MS - 5000 }, { knowsServerTime: false })).toMatchObject(late);
  });
});
