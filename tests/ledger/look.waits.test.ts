import { describe, expect, it } from 'vitest';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { giveGesture } from '#ledger/give.ts';
import type { LedgerReader, LookManner } from '#ledger/ledger-reader.ts';
import { PATIENCE } from '#ledger/pace.ts';
import type { GivePorts, Patience } from '#ledger/types.ts';
import type { IndexQuery } from '#ports/journal-store.ts';
import { createFakeDirectory } from '../fakes/fake-directory.ts';
import { give, givePorts, kindsOf } from './a-giver.ts';

const EACH = aDraft().amount.amountMinor;

/** Does something at the moment at which the reservation was written and is not answered yet. */
function onceReserved(world: World, happen: () => void): void {
  let hasHappened = false;
  world.journal.faults.latency = ({ method }, when) => {
    if (method === 'append' && when === 'after' && !hasHappened) {
      hasHappened = true;
      happen();
    }
    return Promise.resolve();
  };
}

/** Ports of an open page that note each wait, where chance is in the middle always. */
async function noting(
  world: World,
  set: Partial<Limits> = {},
): Promise<{ readonly ports: GivePorts; readonly waitsMs: readonly number[] }> {
  const waitsMs: number[] = [];
  const runtime = {
    ...world.runtime(),
    random: () => 0.5,
    wait(ms: number) {
      waitsMs.push(ms);
      return world.time.wait(ms);
    },
  };
  const ports = givePorts(world, set);
  await ports.reader.readTail();
  return { ports: { ...ports, runtime }, waitsMs };
}

describe('a look waits', () => {
  it('for nothing where the list shows at once what is written', async () => {
    const world = aWorld({ measuredMs: 0 });
    const { ports, waitsMs } = await noting(world);
    expect((await give(world, { ports })).result.ok).toBe(true);
    expect(waitsMs).toEqual([]);
  });

  it('for nothing where a later page shows the reservation, and reads the newest once more', async () => {
    const world = aWorld({ measuredMs: 0, pageSize: 2 });
    const { ports, waitsMs } = await noting(world);
    onceReserved(world, () => {
      for (const momentId of ['else-1', 'else-2', 'else-3']) world.journal.plant({ kind: 'thanks', momentId });
    });
    expect((await give(world, { ports })).result.ok).toBe(true);
    expect(world.requests().filter((method) => method === 'tail').length).toBeGreaterThan(3);
    expect(waitsMs).toEqual([]);
  });

  it('for a list that never shows the reservation no longer than a post leaves time for, and says so', async () => {
    const world = aWorld({ measuredMs: 0, listLagMs: 600_000 });
    const error = { kind: 'not_listed', what: 'journal' };
    expect((await give(world)).result).toEqual({ ok: false, error: { kind: 'failed', step: 'look', error, heldUntilMs: null } });
  });

  it('between two looks for as long as the last one took beside the shortest pause', async () => {
    const world = aWorld({ measuredMs: 0 });
    const set = { teamMonthMinor: 2 * EACH - 1 };
    const { ports, waitsMs } = await noting(world, set);
    const theirs = { momentId: 'theirs', createdById: '12', agentId: '12', ticketId: '9', customerId: '9', amountMinor: EACH };
    let looks = 0;
    world.journal.faults.latency = async ({ method }, when) => {
      if (method === 'append' && when === 'after' && kindsOf(world).at(-1) === 'reserve' && looks === 0) {
        world.journal.plant({ ...theirs, kind: 'reserve' });
      }
      if (method !== 'tail' || when === 'after') return;
      looks += 1;
      if (looks === 2) world.journal.plant({ ...theirs, kind: 'void' });
      await world.time.wait(500);
    };
    expect((await give(world, { ports, set })).result.ok).toBe(true);
    expect([looks, waitsMs]).toEqual([2, [200 + 500]]);
  });
});

/** A reader of which the limits need more than it has read, so many times after a look; and how it looked. */
function needingMore(reader: LedgerReader, times: number): { readonly reader: LedgerReader; readonly manners: (LookManner | undefined)[] } {
  const manners: (LookManner | undefined)[] = [];
  let isFresh = false;
  let found = 0;
  return {
    manners,
    reader: {
      ...reader,
      look(atMs, subject, manner) {
        isFresh = true;
        manners.push(manner);
        return reader.look(atMs, subject, manner);
      },
      isCovering(atMs) {
        if (!isFresh) return reader.isCovering(atMs);
        isFresh = false;
        found += 1;
        return found > times;
      },
    },
  };
}

async function giveWith(world: World, ports: GivePorts, set: Partial<Limits>, patience: Partial<Patience> = {}) {
  const terms = { limits: limits(set), timeZone: TIME_ZONE, agentId: '11', isLead: false, agentName: 'Ben Sample' };
  const options = { remember: () => {}, executor: null, claim: null, patience: { ...PATIENCE, rounds: 1, ...patience } };
  const giving = giveGesture(ports, aDraft(), terms, options);
  await world.time.run();
  return giving;
}

describe('where a lead who was found meanwhile has stamped a total further back than was read', () => {
  it('all of it is read again, late entries included, before anything is given', async () => {
    const world = aWorld({ measuredMs: 0 });
    const plain = givePorts(world);
    const { reader, manners } = needingMore(plain.reader, 1);
    expect(await giveWith(world, { ...plain, reader }, {})).toMatchObject({ ok: true });
    expect(manners.map((manner) => manner?.isAgain)).toEqual([false, false]);
  });

  it('the journal is too long once as many looks as patience has did not reach it', async () => {
    const world = aWorld({ measuredMs: 0 });
    const plain = givePorts(world);
    const { reader, manners } = needingMore(plain.reader, 30);
    const result = await giveWith(world, { ...plain, reader }, {}, { looks: 3 });
    expect(result).toEqual({ ok: false, error: { kind: 'journal_too_long', heldUntilMs: null } });
    expect([manners.length, kindsOf(world).slice(-2)]).toEqual([3, ['reserve', 'void']]);
  });

  it('what does not fit all the same is refused at once', async () => {
    const world = aWorld({ measuredMs: 0 });
    const set = { teamMonthMinor: 2 * EACH - 1 };
    const plain = givePorts(world, set);
    const { reader, manners } = needingMore(plain.reader, 30);
    const theirs = { momentId: 'theirs', createdById: '12', agentId: '12', ticketId: '9', customerId: '9', amountMinor: EACH };
    onceReserved(world, () => plantGiven(world.journal, theirs));
    expect(await giveWith(world, { ...plain, reader }, set)).toMatchObject({
      ok: false,
      error: { kind: 'refused', refusal: { limit: 'team_month', isContended: false } },
    });
    expect(manners).toHaveLength(1);
  });
});

/** Gives to somebody with so many entries in the index over the days before, and a gesture given 25 days ago. */
async function giveWithin(days: { readonly from: number; readonly to: number }) {
  const world = aWorld({ measuredMs: 0 });
  const queries: IndexQuery[] = [];
  const set = { customerGestureCount: 1 };
  const plain = givePorts(world, set);
  const runtime = { ...world.runtime(), knowsServerTime: () => false };
  const journal = {
    ...plain.journal,
    search(query: IndexQuery, cursor: string | null) {
      queries.push(query);
      return plain.journal.search(query, cursor);
    },
  };
  const given = { momentId: 'given', customerId: '701', ticketId: '9', createdById: '12', agentId: '12', amountMinor: 100 };
  plantGiven(world.journal, { ...given, createdAtMs: daysBefore(25) });
  for (let index = 0; index < 150; index += 1) {
    const createdAtMs = daysBefore(days.from + ((days.to - days.from) * index) / 149);
    world.journal.plant({ kind: 'thanks', momentId: `t-${index}`, customerId: '701', ticketId: '9', createdAtMs });
  }
  const reader = aLedgerReader({ journal, runtime }, { limits: limits(set) });
  const { result } = await give(world, { ports: { ...plain, journal, runtime, reader }, set });
  return { result, queries };
}

describe('where nothing tells the server’s time by the first answer', () => {
  it('the index is read back over the customer’s window as the reservation’s stamp tells it', async () => {
    const { result, queries } = await giveWithin({ from: 20, to: 2 });
    expect(result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'customer_count' } } });
    expect(queries).toMatchObject([
      { customerId: '701', ticketIds: ['501'], momentIds: [LIMITS_MOMENT] },
      { customerId: '701', ticketIds: ['501'], momentIds: [LIMITS_MOMENT] },
    ]);
  });

  it('and no further than that', async () => {
    expect((await giveWithin({ from: 60, to: 5 })).queries).toHaveLength(1);
  });
});

describe('who is a lead', () => {
  it('is asked of nobody whose entries would free something where what is to be given fits without that', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantGiven(world.journal, { momentId: 'theirs', createdById: '12', amountMinor: 100 });
    world.journal.plant({ kind: 'reverse', momentId: 'theirs', createdById: '90' });
    const directory = createFakeDirectory(['90']);
    const set = { teamMonthMinor: 2 * EACH };
    const plain = givePorts(world, set);
    const reader = aLedgerReader({ ...plain, directory }, { limits: limits(set) });
    expect((await give(world, { ports: { ...plain, reader }, set })).result.ok).toBe(true);
    expect(directory.calls).toEqual([]);
  });
});

it('a look that Zendesk does not answer says that, whatever the team’s currency has come to', async () => {
  const world = aWorld({ measuredMs: 0 });
  const plain = givePorts(world);
  world.journal.faults.errorBefore = ({ method }) => (method === 'tail' ? DOWN : null);
  const hasLooked = (): boolean => world.requests().includes('tail');
  const stop = { why: 'reload', currency: EUR } as const;
  const reader = { ...plain.reader, currencyStop: () => (hasLooked() ? stop : null) };
  const { result } = await give(world, { ports: { ...plain, reader } });
  expect(result).toEqual({ ok: false, error: { kind: 'failed', step: 'look', error: DOWN, heldUntilMs: null } });
});
