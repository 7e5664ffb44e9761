import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { EUR, JPY } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';
import { AMOUNT_MINOR, LIMITS, SUBJECT, busy, looked, plantCarried, readerOf } from './a-carried-journal.ts';
import { aLead, anEuroMonth, done, giveIn, inCurrency, later } from './a-changed-currency.ts';
import { givePorts } from './a-giver.ts';

/** Longer than what is written now takes to be settled. */
function muchLater(world: World): void {
  for (let minute = 0; minute < 4; minute += 1) later(world);
}

/** What the month is counted to hold before the next gesture. */
function monthMinor(reader: LedgerReader): number {
  const proposal = { momentId: '', agentId: '11', isLead: false, ticketId: '501', customerId: '701', cause: 'other' };
  const found = allowancesFor(proposal, reader.ledger(), LIMITS, { nowMs: NOW_MS, timeZone: TIME_ZONE });
  const allowance = found.find(({ limit }) => limit === 'team_month');
  return (allowance?.limitValue ?? NaN) - (allowance?.remaining ?? NaN);
}

/** What a lead granted hours ago and whoever asked has delivered, undone by the lead within the list. */
function undoneGrants(count: number): World {
  const world = aWorld();
  const grants = Array.from({ length: count }, (_, index) => {
    const about = {
      momentId: `granted-${index}`,
      ticketId: `g${index}`,
      customerId: `g${index}`,
      agentId: '21',
      createdAtMs: hoursBefore(9),
    };
    const pairs = [
      { ...about, createdById: '90', amountMinor: 300, detail: { isGrant: true } },
      { ...about, createdById: '21', amountMinor: 0, detail: { decision: 'deliver' } },
    ] as const;
    for (const { detail, ...facts } of pairs) {
      const key = 'decision' in detail ? `hand-over:${facts.momentId}` : facts.momentId;
      const reserve = world.journal.plant({ ...facts, kind: 'reserve', detail }, `reserve:${key}`);
      const posted = { ...detail, reserveId: reserve.id, reservedAtMs: reserve.createdAtMs };
      world.journal.plant({ ...facts, kind: 'post', detail: posted }, `post:${key}`);
    }
    return { ...about, createdById: '90', amountMinor: 300 };
  });
  plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22', '23'] });
  for (const grant of grants)
    world.journal.plant({ ...grant, kind: 'reverse', createdAtMs: NOW_MS, detail: { handOver: 1 } }, `reverse:${grant.momentId}`);
  return world;
}

describe('what was undone before a lead stamped a total', () => {
  it.each([
    ['long before', hoursBefore(2)],
    ['a moment before, and so later than what the stamp covers', NOW_MS - 30_000],
  ])('is not taken once more from a total that is counted on from there: %s', async (_when, undoneAtMs) => {
    const world = aWorld({ measuredMs: 0, leadIds: new Set(['90', '91']) });
    const undone = { momentId: 'a', ticketId: 'a', customerId: 'a', createdById: '12', agentId: '12', amountMinor: 300 };
    plantGiven(world.journal, { ...undone, createdAtMs: daysBefore(3) });
    plantGiven(world.journal, { ...undone, momentId: 'b', ticketId: 'b', amountMinor: 1000, createdAtMs: daysBefore(3) + 60_000 });
    plantGiven(world.journal, { ...undone, momentId: 'c', ticketId: 'c', amountMinor: 500, createdAtMs: hoursBefore(3) });
    world.journal.plant({ ...undone, kind: 'reverse', createdAtMs: undoneAtMs }, 'reverse:a');
    await done(world, aLead(world, EUR).budget.recount());
    muchLater(world);
    const reader = readerOf(world);
    await done(world, reader.look(world.time.nowMs(), SUBJECT));
    expect(reader.ledger().checkpoint).toMatchObject({ carriedMinor: 1000 });
    expect(reader.carriedOn(world.time.nowMs()).total?.monthMinor).toBe(1500);
  });
});

describe('what was given before the currency was changed, and undone after a lead has started the month', () => {
  it('leaves the total that posts carry as it was said', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    await done(world, budget.start(100_001));
    later(world);
    const undone = { momentId: 'eur-1', ticketId: '61', customerId: '81', createdById: '12', agentId: '12', amountMinor: 3062 };
    world.journal.plant({ ...undone, kind: 'reverse' }, 'reverse:eur-1');
    muchLater(world);
    expect((await giveIn(world, JPY, 2400, givePorts(world, inCurrency(JPY)))).result.ok).toBe(true);
    const post = world.journal.entries.findLast(({ kind }) => kind === 'post');
    expect(post?.detail.total?.monthMinor).toBe(100_001);
  });
});

describe('what a total holds', () => {
  it('is not less by the larger sum at which a lead has settled an entry before undoing it', async () => {
    const world = busy();
    const reserve = world.journal.entries.find(({ kind, momentId }) => kind === 'reserve' && momentId === 'given-1970');
    const byLead = { momentId: 'given-1970', ticketId: 't1970', customerId: 'c1970', createdById: '90', amountMinor: 5000 };
    world.journal.edit(reserve?.id ?? '', { amountMinor: 5000 });
    world.journal.plant({ ...byLead, kind: 'post', createdAtMs: NOW_MS, detail: { confirms: reserve?.id ?? '' } });
    world.journal.plant({ ...byLead, kind: 'reverse', createdAtMs: NOW_MS }, `reverse:given-1970:after:${NOW_MS}`);
    const { reader } = await looked(world);
    await reader.learnLeads();
    expect(reader.ledger().commitments.find(({ momentId }) => momentId === 'given-1970')?.state).toBe('voided');
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR);
  });

  it.each([
    ['another sum', { amountMinor: 500 }],
    ['another currency', { currency: 'USD' }],
  ])('is not less by the sum at which a lead has settled what stated %s, before undoing it', async (_what, stated) => {
    const world = aWorld();
    const odd = { momentId: 'odd', ticketId: 'odd', customerId: 'odd', createdById: '21', agentId: '21', createdAtMs: hoursBefore(9) };
    const reserve = world.journal.plant({ ...odd, kind: 'reserve', amountMinor: 900, ...stated }, 'reserve:odd');
    plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22', '23'] });
    const byLead = { ...odd, createdById: '90', amountMinor: 900, createdAtMs: NOW_MS };
    world.journal.plant({ ...byLead, kind: 'post', detail: { confirms: reserve.id } });
    world.journal.plant({ ...byLead, kind: 'reverse' }, 'reverse:odd');
    const reader = readerOf(world);
    await reader.readTail();
    await reader.learnLeads();
    await looked(world, reader);
    expect(reader.ledger().commitments.find(({ momentId }) => momentId === 'odd')).toMatchObject({ state: 'voided', countsMinor: 900 });
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR);
  });

  it('is not less by what is undone again as of a later attempt, where what undid it first is out of sight', async () => {
    const world = aWorld();
    const own = { momentId: 'old', ticketId: 'old', customerId: '701', createdById: '21', agentId: '21', amountMinor: 300 };
    const reserve = world.journal.plant({ ...own, kind: 'reserve', createdAtMs: hoursBefore(9) }, 'reserve:old');
    const detail = { reserveId: reserve.id, reservedAtMs: reserve.createdAtMs };
    world.journal.plant({ ...own, kind: 'post', createdAtMs: hoursBefore(9), detail }, 'post:old');
    world.journal.plant({ ...own, kind: 'reverse', customerId: 'x', ticketId: 'x', createdAtMs: hoursBefore(8) }, 'reverse:old');
    plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22', '23'] });
    world.journal.plant({ ...own, kind: 'reverse', createdAtMs: NOW_MS, detail: { attempt: 2 } }, 'reverse:old:2');
    const { reader } = await looked(world);
    expect(reader.ledger().commitments.find(({ momentId }) => momentId === 'old')?.state).toBe('voided');
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR);
  });

  it('is less by what a lead has granted and undone after it was delivered, as its keys tell', async () => {
    const world = undoneGrants(1);
    const { reader } = await looked(world);
    expect(world.journal.calls.filter(({ method }) => method === 'byExternalIds').map(({ keys }) => keys)).toEqual([
      ['reserve:granted-0', 'post:granted-0', 'reverse:granted-0', 'reserve:hand-over:granted-0', 'post:hand-over:granted-0'],
    ]);
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR - 300);
  });

  it('is less by as many of those as one request holds the keys of, and by the rest at the next look', async () => {
    const world = undoneGrants(21);
    const { reader } = await looked(world);
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR - 20 * 300);
    await done(world, reader.look(world.time.nowMs(), SUBJECT));
    expect(monthMinor(reader)).toBe(2000 * AMOUNT_MINOR - 21 * 300);
    expect(world.journal.calls.filter(({ method }) => method === 'byExternalIds').map(({ keys }) => keys.length)).toEqual([100, 5]);
  });
});
