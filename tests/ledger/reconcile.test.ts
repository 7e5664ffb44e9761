import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { DOWN } from '#builders/a-page.ts';
import { LENA, aLeadCore, budgetOn } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { HOLD_MS, LEASE_MS } from '#domain/journal/lease.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import { type Mismatch, momentIdOf } from '#domain/moments/reconcile.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { type Mend, createReconciling } from '#features/lead/budget/reconciliation-state.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { momentOfCommitment } from '#ledger/reconcile.ts';
import { lastValue } from '#ports/section.ts';
import { give, givePorts } from './a-giver.ts';

async function done(world: World, ...doing: readonly Promise<unknown>[]): Promise<void> {
  await world.time.run();
  await Promise.all(doing);
}

/** The tab of the budget, read. */
async function opened(world: World, agent = LENA) {
  const core = aLeadCore(world, { agent, leadIds: ['90', '91'] });
  const budget = createBudget(core);
  const reconciling = createReconciling(core);
  await done(world, budget.load());
  await world.time.run();
  const value = () => {
    const known = lastValue(reconciling.getState().reconciliation);
    if (known === null) throw new Error('nothing was compared');
    return known;
  };
  const found = () => value().mismatches.map((one) => `${one.kind} ${momentIdOf(one)}`);
  const mend = async (how: Mend): Promise<void> => {
    const [first] = value().mismatches;
    if (first === undefined) throw new Error('everything agrees');
    await done(world, reconciling.mend(first, how));
  };
  return { core, budget, reconciling, value, found, mend };
}

/** A gesture that was given and written down, a while ago. */
async function aGift(world: World, over: Parameters<typeof aDraft>[0] = {}): Promise<string> {
  const draft = aDraft(over);
  const given = await give(world, { draft });
  if (!given.result.ok) throw new Error('nothing was given');
  await world.moments.as('11').create({ ...draft, id: given.result.value, status: 'given' });
  return given.result.value;
}

function later(world: World): void {
  world.time.pass(HOLD_MS + 1);
}

const account = () => aWorld({ measuredMs: 0, leadIds: new Set(['90', '91']) });

describe('the journal and the records', () => {
  it('agree, and are said to, with how many were compared, and how far back', async () => {
    const world = account();
    await aGift(world);
    later(world);
    const { value } = await opened(world);
    expect(value()).toEqual({ mismatches: [], sinceMs: world.time.nowMs() - 7 * 24 * 3_600_000, records: 1, unreadable: 0 });
  });

  it('are compared no further back than the journal was read one by one, and what a total sums up is asked for by its key', async () => {
    const world = account();
    await aGift(world);
    world.time.pass(3 * 24 * 3_600_000);
    for (let index = 0; index < 320; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `t-${index}`, createdAtMs: world.time.nowMs() - (320 - index) * 1000 });
    world.time.pass(UNSETTLED_MS + 1);
    const first = await opened(world);
    expect(first.found()).toEqual([]);
    expect(budgetOn(first.budget).stamp).not.toBeNull();
    // More than a page.
    for (let index = 0; index < 120; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `n-${index}`, createdAtMs: world.time.nowMs() });
    const { found, value } = await opened(world);
    expect(found()).toEqual([]);
    const reserved = world.journal.entries.find(({ kind }) => kind === 'reserve');
    expect(value().sinceMs).toBe((reserved?.createdAtMs ?? 0) + 1);
  });

  it('are compared in ten requests at most, however many records there are', async () => {
    const world = account();
    for (let index = 0; index < 1200; index += 1) {
      if (index === 600) world.time.pass(60_000);
      await world.moments.as('11').create({ ...aDraft(), id: `m-${index}`, status: 'voided' });
    }
    const readMs = world.time.nowMs();
    for (let index = 0; index < 150; index += 1) {
      plantGiven(world.journal, {
        momentId: `new-${index}`,
        amountMinor: 1,
        createdById: '12',
        agentId: '12',
        createdAtMs: hoursBefore(3),
      });
    }
    const { value } = await opened(world);
    expect(world.moments.calls.filter(({ method }) => method === 'recorded')).toHaveLength(5);
    expect(world.moments.calls.filter(({ method }) => method === 'statusesAmong').length).toBeLessThanOrEqual(5);
    expect(value()).toMatchObject({ records: 500, sinceMs: readMs });
  });

  it('are told where they could not be compared, and are at a press', async () => {
    const world = account();
    await aGift(world);
    world.moments.faults.errorBefore = () => DOWN;
    const { reconciling } = await opened(world);
    expect(reconciling.getState().reconciliation).toEqual({ state: 'failed', error: DOWN, last: null });
    world.moments.faults.errorBefore = null;
    await done(world, reconciling.load());
    expect(reconciling.getState().reconciliation.state).toBe('ready');
  });
});

describe('what was given and not written down', () => {
  it('is found, and written down at a press, by its own agent and without a story', async () => {
    const world = account();
    const { result } = await give(world);
    later(world);
    const { found, mend, reconciling } = await opened(world);
    const id = result.ok ? result.value : '';
    expect(found()).toEqual([`unwritten ${id}`]);
    await mend('write_down');
    expect(world.moments.moments.get(id)).toMatchObject({
      status: 'given',
      agentId: '11',
      amount: eur(1500),
      story: '',
      createdById: '91',
    });
    expect(found()).toEqual([]);
    expect(reconciling.getState().mending.get(id)).toEqual({ phase: 'done', mend: 'write_down' });
    expect((await opened(world)).found()).toEqual([]);
  });

  it('is no such thing where its record is only further back than was read', async () => {
    const world = account();
    await world.moments.as('11').create({ ...aDraft(), id: 'asked-long-ago', status: 'given' });
    for (let index = 0; index < 600; index += 1) await world.moments.as('11').create({ ...aDraft(), id: `m-${index}`, status: 'voided' });
    world.time.pass(60_000);
    plantGiven(world.journal, {
      momentId: 'asked-long-ago',
      amountMinor: 100,
      createdById: '12',
      agentId: '12',
      createdAtMs: world.time.nowMs(),
    });
    later(world);
    expect((await opened(world)).found()).toEqual([]);
  });

  it('stays listed, with the reason, where it cannot be written down', async () => {
    const world = account();
    await give(world);
    later(world);
    const { found, mend, reconciling } = await opened(world);
    world.moments.faults.errorBefore = ({ method }) => (method === 'create' ? DOWN : null);
    await mend('write_down');
    expect([...reconciling.getState().mending.values()]).toEqual([{ phase: 'failed', error: { kind: 'fault', error: DOWN } }]);
    expect(found()).toHaveLength(1);
  });
});

/** Given and written down, and then somebody deleted its post. */
async function uncounted(world: World): Promise<string> {
  const id = await aGift(world);
  for (const { kind, id: entryId } of world.journal.entries) if (kind === 'post') world.journal.remove(entryId);
  later(world);
  return id;
}

describe('what was written down as given and counts for nothing', () => {
  it('is found where its post was deleted', async () => {
    const world = account();
    const id = await uncounted(world);
    const { found, budget } = await opened(world);
    expect(found()).toEqual([`uncounted ${id}`]);
    expect(budgetOn(budget).month.spentMinor).toBe(0);
  });

  it('is found where its post came too late to count', async () => {
    const world = account();
    const atMs = world.time.nowMs();
    world.journal.plant({ kind: 'reserve', momentId: 'm-late', createdById: '11', agentId: '11', amountMinor: 1500, createdAtMs: atMs });
    const lateMs = atMs + LEASE_MS + 1000;
    world.journal.plant({ kind: 'post', momentId: 'm-late', createdById: '11', agentId: '11', amountMinor: 1500, createdAtMs: lateMs });
    await world.moments.as('11').create({ ...aDraft(), id: 'm-late', status: 'given' });
    later(world);
    expect((await opened(world)).found()).toEqual(['uncounted m-late']);
  });

  it('counts at a press: a claim of the lead, under its own id, by the protocol of every gesture', async () => {
    const world = account();
    const id = await uncounted(world);
    // Attempts are counted of each moment alone.
    world.journal.plant({ kind: 'reserve', momentId: 'another', createdAtMs: hoursBefore(2), detail: { attempt: 5 } });
    const before = world.journal.entries.length;
    const { found, mend, budget } = await opened(world);
    await mend('count');
    const written = world.journal.entries.slice(before).filter(({ momentId }) => momentId === id);
    expect(written).toMatchObject([
      { kind: 'reserve', createdById: '91', agentId: '91', amountMinor: 1500, detail: { attempt: 2 } },
      { kind: 'post', createdById: '91', detail: { attempt: 2 } },
    ]);
    expect(found()).toEqual([]);
    expect(budgetOn(budget).month.spentMinor).toBe(1500);
    later(world);
    const again = await opened(world);
    expect(again.found()).toEqual([]);
    expect(budgetOn(again.budget).month).toMatchObject({ spentMinor: 1500, heldMinor: 0 });
  });

  it('counts once where two leads press at the same time', async () => {
    const world = account();
    await uncounted(world);
    const both = [await opened(world), await opened(world, { ...LENA, id: '90' })];
    const pressed = both.map(({ value, reconciling }) => {
      const [first] = value().mismatches;
      if (first === undefined) throw new Error('everything agrees');
      return reconciling.mend(first, 'count');
    });
    await done(world, ...pressed);
    later(world);
    const { budget, found } = await opened(world);
    expect(found()).toEqual([]);
    expect(budgetOn(budget).month).toMatchObject({ spentMinor: 1500, heldMinor: 0 });
  });

  it("does not count beyond the lead's own limits, and the page says so", async () => {
    const world = account();
    const id = await uncounted(world);
    await give(world, {
      ports: givePorts(world, {}, '12'),
      agentId: '12',
      draft: aDraft({ ticketId: '9', customerId: '9', amount: eur(199_000) }),
    });
    const { mend, reconciling } = await opened(world);
    await mend('count');
    expect(reconciling.getState().mending.get(id)).toMatchObject({
      phase: 'failed',
      error: { kind: 'refused', refusal: { limit: 'team_month', remaining: 1000 } },
    });
  });

  it('is marked as taken back at a press', async () => {
    const world = account();
    const id = await uncounted(world);
    const { found, mend } = await opened(world);
    await mend('mark_voided');
    expect(world.moments.moments.get(id)?.status).toBe('voided');
    expect(found()).toEqual([]);
    expect((await opened(world)).found()).toEqual([]);
  });
});

it('what was given of which the journal says no grounds is read as an apology of middle weight for what is nobody’s fault', () => {
  const moment = momentOfCommitment(aCommitment({ detail: {} }), { policyVersion: '3', timeZone: TIME_ZONE });
  const grounds = { fault: 'unclear', severity: 2 };
  const decision = { facts: grounds, reasons: [], isWithinAuthority: false };
  expect(moment).toMatchObject({ ...grounds, kind: 'external_win', gesture: 'apology', story: '', deviation: '', decision });
  const said = { fault: 'ours', severity: 3, gesture: 'miles', count: 500 } as const;
  expect(momentOfCommitment(aCommitment({ detail: said }), { policyVersion: '3', timeZone: TIME_ZONE })).toMatchObject(said);
});

describe('what was taken back behind somebody’s back', () => {
  it('and is written down as given is found, and marked at a press', async () => {
    const world = account();
    const id = await aGift(world);
    world.journal.plant({ kind: 'reverse', momentId: id, createdById: '90', createdAtMs: world.time.nowMs() });
    later(world);
    const { found, mend } = await opened(world);
    expect(found()).toEqual([`undone ${id}`]);
    await mend('mark_voided');
    expect((await opened(world)).found()).toEqual([]);
  });

  it('and counts by its record alone is found, and marked as given or taken back at a press', async () => {
    for (const how of ['mark_given', 'take back'] as const) {
      const world = account();
      const id = await aGift(world);
      await world.moments.as('13').setStatus(id, 'voided');
      later(world);
      const at = await opened(world);
      const [first] = at.value().mismatches;
      expect(at.found()).toEqual([`held ${id}`]);
      if (how === 'mark_given') await at.mend(how);
      else await done(world, takeBack(at, first));
      expect(at.found()).toEqual([]);
      expect((await opened(world)).found()).toEqual([]);
      expect(world.live()).toHaveLength(how === 'mark_given' ? 1 : 0);
    }
  });
});

async function takeBack({ core }: Awaited<ReturnType<typeof opened>>, mismatch: Mismatch | undefined): Promise<void> {
  if (mismatch?.kind !== 'held') throw new Error('nothing is held');
  const { commitment } = mismatch;
  await takeBackMoment(core, commitment, factsOfCommitment(commitment, core.settings().currency));
}
