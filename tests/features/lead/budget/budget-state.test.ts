import { describe, expect, it } from 'vitest';
import { aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { daysBefore, hoursBefore } from '#builders/clock.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { type Budget, createBudget } from '#features/lead/budget/budget-state.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { measure } from '#features/lead/session/measuring.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { EUR } from '#builders/currencies.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { LeadCore } from '#features/lead/session/lead-core.ts';
import { ok } from '#domain/shared/result.ts';

async function load(world: World, budget: Budget, isRecount = false): Promise<void> {
  const loading = isRecount ? budget.recount() : budget.load();
  await world.time.run();
  await loading;
}

/** The first commitment that the page knows. */
function firstOf(core: LeadCore): Commitment {
  const [first] = core.snapshot().ledger(true).commitments;
  if (first === undefined) throw new Error('nothing is known');
  return first;
}

function aBudget(world: World) {
  const core = aLeadCore(world);
  return { core, budget: createBudget(core) };
}

function plant(world: World, count: number, atMs: (index: number) => number = () => hoursBefore(3)): void {
  for (let index = 0; index < count; index += 1) {
    const about = {
      momentId: `m-${world.journal.entries.length}`,
      createdById: '11',
      agentId: '11',
      amountMinor: 100,
      createdAtMs: atMs(index),
    };
    world.journal.plant({ kind: 'reserve', ...about });
    world.journal.plant({ kind: 'post', ...about });
  }
}

describe('the budget', () => {
  it('is neither read nor written while no currency is chosen: a limit that merely stands in would bind everybody', async () => {
    const world = aWorld();
    const budget = createBudget(aLeadCore(world, { settings: parsedSettings({ hasCurrency: false }) }));
    await load(world, budget);
    expect(budget.getState().budget.state).toBe('loading');
    expect([world.journal.calls, world.journal.entries]).toEqual([[], []]);
  });

  it('is read, shown, and its totals stamped where that spares others enough', async () => {
    const world = aWorld();
    plant(world, 60);
    const { budget } = aBudget(world);
    await load(world, budget);
    expect(budgetOn(budget)).toMatchObject({ isWhole: true, month: { spentMinor: 6000, remainingMinor: 194_000 }, stamp: { byId: '91' } });
    expect(budget.getState()).toMatchObject({ reading: null, stampError: null });
  });

  it('shows the same figures from a stamped total as from the whole month', async () => {
    const world = aWorld();
    plant(world, 300, (index) => daysBefore(15) + index * 3_600_000);
    await load(world, aBudget(world).budget);
    const before = world.journal.calls.length;
    const { budget } = aBudget(world);
    await load(world, budget);
    expect(world.journal.calls.length - before).toBeLessThanOrEqual(3);
    expect(budgetOn(budget).month).toMatchObject({ spentMinor: 30_000, heldMinor: 0 });
  });

  it('of a month too long to be read whole says so, and stamps no totals from what was read of it', async () => {
    const world = aWorld();
    plant(world, 60);
    const { core, budget } = aBudget(world);
    const { tail } = core.ports.journal;
    let pages = 0;
    // There is always another page, of one entry that is older than the one before.
    const endless: typeof tail = async (cursor) => {
      if (cursor === null) {
        const first = await tail(null);
        return first.ok ? ok({ ...first.value, next: 'more' }) : first;
      }
      pages += 1;
      const [entry] = world.journal.entries;
      if (entry === undefined) throw new Error('nothing is planted');
      return ok({ items: [{ ...entry, id: `00${9_999_999 - pages}`, momentId: `older-${pages}` }], next: 'more', unreadable: 0 });
    };
    Object.assign(core.ports.journal, { tail: endless });
    await load(world, budget, true);
    expect(pages).toBeGreaterThan(900);
    expect(budgetOn(budget)).toMatchObject({ isWhole: false, stamp: null });
    expect(world.journal.entries.filter(({ kind }) => kind === 'checkpoint')).toEqual([]);
  });

  it('tells how far reading has come', async () => {
    const world = aWorld();
    plant(world, 150);
    const { budget } = aBudget(world);
    const seen: (number | undefined)[] = [];
    budget.subscribe(() => seen.push(budget.getState().reading?.entries));
    await load(world, budget);
    expect(seen).toContain(100);
    expect(Math.max(...seen.map((entries) => entries ?? 0))).toBeGreaterThanOrEqual(300);
  });

  it('tells the other tabs once the month was read, and nothing where it could not be', async () => {
    const world = aWorld();
    plant(world, 3);
    const { core, budget } = aBudget(world);
    const told: string[] = [];
    core.onEvent((event) => told.push(event));
    world.journal.faults.errorBefore = () => DOWN;
    await load(world, budget);
    expect(told).toEqual([]);
    world.journal.faults.errorBefore = null;
    await load(world, budget);
    expect(told).toEqual(['journal_read', 'measured']);
  });

  it('keeps what was known where it cannot be read', async () => {
    const world = aWorld();
    plant(world, 3);
    const { budget } = aBudget(world);
    await load(world, budget);
    world.journal.faults.errorBefore = () => DOWN;
    await load(world, budget);
    expect(budget.getState()).toMatchObject({
      budget: { state: 'failed', error: DOWN, last: { month: { spentMinor: 300 } } },
      reading: null,
    });
  });

  it('is right where its totals could not be stamped, and says so', async () => {
    const world = aWorld();
    plant(world, 60);
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    const { budget } = aBudget(world);
    await load(world, budget);
    expect(budgetOn(budget)).toMatchObject({ month: { spentMinor: 6000 }, stamp: null });
    expect(budget.getState().stampError).toEqual(DOWN);
  });

  it('that is counted again sees what was edited since it was read, and trusts no total', async () => {
    const world = aWorld();
    plant(world, 200, (index) => daysBefore(10) + index * 60_000);
    const { budget } = aBudget(world);
    await load(world, budget);
    world.time.pass(120_000);
    world.journal.edit(world.journal.entries[0]?.id ?? '', { amountMinor: 1 });
    await load(world, budget);
    expect(budgetOn(budget).flagged).toEqual([]);
    await load(world, budget, true);
    expect(budgetOn(budget).flagged).toMatchObject([{ kind: 'edited', entry: { amountMinor: 1 } }]);
    expect(world.journal.entries.filter(({ kind }) => kind === 'checkpoint').length).toBeGreaterThanOrEqual(2);
  });
});

describe('what a lead puts right', () => {
  it('is taken back and counts no longer', async () => {
    const world = aWorld();
    plant(world, 1);
    const { core, budget } = aBudget(world);
    await load(world, budget);
    const given = firstOf(core);
    await takeBackMoment(core, given, factsOfCommitment(given, EUR));
    expect(core.getState().corrections.get(given.momentId)).toEqual({ phase: 'done', carried: 'no' });
    expect(budgetOn(budget)).toMatchObject({ month: { spentMinor: 0, heldMinor: 0 } });
  });

  it('counts on, with the reason, where taking it back fails', async () => {
    const world = aWorld();
    plant(world, 1);
    const { core, budget } = aBudget(world);
    await load(world, budget);
    const given = firstOf(core);
    world.journal.faults.errorBefore = () => DOWN;
    const taking = takeBackMoment(core, given, factsOfCommitment(given, EUR));
    await world.time.run();
    await taking;
    expect(core.getState().corrections.get(given.momentId)).toEqual({ phase: 'failed', error: DOWN });
    expect(budgetOn(budget).month.spentMinor).toBe(100);
  });

  it('counts as it stands from then on', async () => {
    const world = aWorld();
    const entry = world.journal.plant({
      kind: 'reserve',
      momentId: 'm-1',
      createdById: '11',
      amountMinor: 900,
      createdAtMs: hoursBefore(1),
    });
    world.journal.edit(entry.id, { amountMinor: 100 });
    const { budget } = aBudget(world);
    await load(world, budget);
    const [flagged] = budgetOn(budget).flagged;
    expect(flagged).toMatchObject({ kind: 'edited', countsMinor: 10_000 });
    if (flagged === undefined) throw new Error('nothing is flagged');
    await budget.settle(flagged);
    expect(budgetOn(budget)).toMatchObject({ flagged: [], month: { spentMinor: 100 } });
  });
});

describe('a reservation that nobody posted', () => {
  it('is held until it has expired, and then counts nowhere, stamped totals included', async () => {
    const world = aWorld();
    const begun = { momentId: 'm-begun', createdById: '11', agentId: '11', amountMinor: 900 };
    world.journal.plant({ kind: 'reserve', ...begun });
    plant(world, 60, (index) => daysBefore(8) + index * 60_000);
    const first = aBudget(world).budget;
    await load(world, first);
    expect(budgetOn(first).month).toMatchObject({ spentMinor: 6000, heldMinor: 900 });
    world.time.pass(HOLD_MS + 1);
    for (const isRecount of [false, true]) {
      const { budget } = aBudget(world);
      await load(world, budget, isRecount);
      expect(budgetOn(budget).month).toMatchObject({ spentMinor: 6000, heldMinor: 0 });
    }
  });
});

describe('measuring', () => {
  it('happens at the first visit of an account that nobody has measured, and not again', async () => {
    const world = aWorld();
    const { budget, core } = aBudget(world);
    const loading = budget.load();
    await world.time.run();
    await loading;
    expect(core.getState().measuring).toMatchObject({ phase: 'done', measured: { listDelayMs: 0 } });
    expect(budgetOn(budget).listLag).toMatchObject({ delayMs: 0 });
    const later = aBudget(world);
    await load(world, later.budget);
    expect(budgetOn(later.budget).listLag).toMatchObject({ delayMs: 0 });
    expect(later.core.getState().measuring).toEqual({ phase: 'idle' });
  });

  it('that somebody asks for on another tab is shown here', async () => {
    const world = aWorld({ measuredMs: 500 });
    const { budget, core } = aBudget(world);
    await load(world, budget);
    const measuring = measure(core);
    expect(core.getState().measuring.phase).toBe('working');
    await world.time.run();
    await measuring;
    expect(budgetOn(budget).listLag).toMatchObject({ delayMs: 0 });
  });
});
