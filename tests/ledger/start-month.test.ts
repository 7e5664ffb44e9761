import { describe, expect, it } from 'vitest';
import { budgetOn } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { EUR, JPY, KWD, eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { startMonth } from '#ledger/start-month.ts';
import { takeBackMoment } from '#features/lead/session/corrections.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import { money } from '#domain/money/money.ts';
import { aLead, anEuroMonth, done, giveIn, inCurrency, later } from './a-changed-currency.ts';
import { give, givePorts } from './a-giver.ts';

function moneyWritten(world: World): readonly string[] {
  return world.journal.entries.filter(({ kind, momentId }) => kind !== 'limits' && !momentId.startsWith('eur-')).map(({ kind }) => kind);
}

describe.each([
  ['JPY, which has no smaller unit', JPY, 91_880, 2400],
  ['KWD, of which a thousand fils are one', KWD, 202_135, 5125],
])('a month in EUR whose currency is changed to %s', (_what, currency, proposedMinor, gestureMinor) => {
  it('gives nothing, and writes nothing, until a lead has started it', async () => {
    const world = await anEuroMonth();
    later(world);
    const ports = givePorts(world, inCurrency(currency));
    await ports.reader.readTail();
    const { result } = await giveIn(world, currency, gestureMinor, ports);
    expect(result).toEqual({
      ok: false,
      error: { kind: 'other_currency', stop: { why: 'not_started', currency, before: [eur(61_253)] }, heldUntilMs: null },
    });
    expect(moneyWritten(world)).toEqual([]);
  });

  it('proposes the share of the budget that was spent, and is not totalled by a look at it', async () => {
    const world = await anEuroMonth();
    later(world);
    // More than is worth a total of its own.
    for (let index = 0; index < 60; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `eur-t${index}`, createdAtMs: hoursBefore(5) });
    const { budget } = aLead(world, currency);
    await done(world, budget.load());
    expect(budgetOn(budget)).toMatchObject({ currencyStop: { why: 'not_started' }, proposedMinor, started: null, flagged: [] });
    expect(world.journal.entries.filter(({ kind }) => kind === 'checkpoint')).toEqual([]);
  });

  it('has spent what a lead says, and everybody gives again', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, currency);
    await done(world, budget.load());
    await done(world, budget.start(100_001));
    expect(budget.getState().starting).toMatchObject({ phase: 'done' });
    expect(budgetOn(budget)).toMatchObject({
      currencyStop: null,
      month: { spentMinor: 100_001, heldMinor: 0 },
      started: { byId: '91', spent: money(100_001, currency), before: [eur(61_253)] },
      flagged: [],
    });
    expect((await giveIn(world, currency, gestureMinor)).result.ok).toBe(true);
    await done(world, budget.load());
    expect(budgetOn(budget).month.spentMinor).toBe(100_001 + gestureMinor);
  });

  it('is full to the last unit that is left of what a lead has said', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, currency);
    const most = inCurrency(currency).teamMonthMinor ?? 0;
    await done(world, budget.load());
    await done(world, budget.start(most - gestureMinor));
    const over = await giveIn(world, currency, gestureMinor + 1);
    expect(over.result).toMatchObject({ ok: false, error: { kind: 'refused', refusal: { limit: 'team_month', remaining: gestureMinor } } });
    expect((await giveIn(world, currency, gestureMinor)).result.ok).toBe(true);
  });

  it('says the same where the month is counted again from its first entry', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, currency);
    await done(world, budget.load());
    await done(world, budget.start(77_777));
    await giveIn(world, currency, gestureMinor);
    later(world);
    await done(world, aLead(world, currency).budget.recount());
    const again = aLead(world, currency).budget;
    await done(world, again.recount());
    expect(budgetOn(again).month.spentMinor).toBe(77_777 + gestureMinor);
    const reader = aLead(world, currency).budget;
    await done(world, reader.load());
    expect(budgetOn(reader)).toMatchObject({ month: { spentMinor: 77_777 + gestureMinor }, started: { spent: { amountMinor: 77_777 } } });
  });
});

it('a month of which nothing is settled yet is not started, and nothing is written', async () => {
  const world = await anEuroMonth();
  const { core } = aLead(world, JPY);
  const ports = { ...core.ports, reader: core.snapshot().ledgerReader };
  const entries = world.journal.entries.slice(-2);
  const before = world.journal.entries.length;
  const startedMs = Math.min(...entries.map(({ createdAtMs }) => createdAtMs)) + UNSETTLED_MS;
  const terms = { lead: { id: '91', name: 'Lena Sample' }, currency: JPY, timeZone: TIME_ZONE, leadIds: new Set(['91']) };
  const known = { ledger: { commitments: [], checkpoint: null }, entries, startedMs };
  expect(await startMonth(ports, known, 500, terms)).toEqual({ ok: true, value: '' });
  expect(world.journal.entries).toHaveLength(before);
});

describe('what is given while the month is being started', () => {
  it('is waited for, so that the start covers it', async () => {
    const world = await anEuroMonth();
    later(world);
    await giveIn(world, EUR, 100);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    const startedMs = world.time.nowMs();
    const starting = budget.start(90_000);
    await done(world, starting);
    expect(world.time.nowMs() - startedMs).toBeGreaterThan(UNSETTLED_MS - 5000);
    expect(budgetOn(budget)).toMatchObject({ month: { spentMinor: 90_000 }, flagged: [], started: { before: [eur(61_353)] } });
  });

  it('and comes too late for it counts as the largest gesture until a lead says what it is, and holds nobody up', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    await done(world, budget.start(90_000));
    plantGiven(world.journal, {
      momentId: 'late',
      ticketId: '77',
      createdById: '12',
      agentId: '12',
      amountMinor: 1000,
      createdAtMs: world.time.nowMs(),
    });
    expect((await giveIn(world, JPY, 100)).result.ok).toBe(true);
    await done(world, budget.load());
    expect(budgetOn(budget)).toMatchObject({ flagged: [{ kind: 'foreign_currency', momentId: 'late', countsMinor: 30_000 }] });
    expect(budgetOn(budget).month.spentMinor).toBe(90_000 + 100 + 30_000);
    const [flagged] = budgetOn(budget).flagged;
    if (flagged === undefined) throw new Error('nothing is flagged');
    await done(world, budget.settle(flagged, money(1600, JPY)));
    expect(budgetOn(budget)).toMatchObject({ flagged: [], month: { spentMinor: 90_000 + 100 + 1600 } });
  });
});

describe('starting', () => {
  it('says why it failed, and gives nobody anything', async () => {
    const world = await anEuroMonth();
    later(world);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    world.journal.faults.errorBefore = ({ method }) => (method === 'append' ? DOWN : null);
    await done(world, budget.start(90_000));
    expect(budget.getState().starting).toEqual({ phase: 'failed', error: DOWN });
    world.journal.faults.errorBefore = () => DOWN;
    await done(world, budget.start(90_000));
    expect(budget.getState().starting).toEqual({ phase: 'failed', error: DOWN });
    world.journal.faults.errorBefore = null;
    expect((await giveIn(world, JPY, 100)).result.ok).toBe(false);
  });

  it('proposes nothing where nobody has said what the budget was', async () => {
    const world = aWorld({ measuredMs: 0 });
    plantGiven(world.journal, { momentId: 'eur-1', createdById: '12', createdAtMs: daysBefore(3), amountMinor: 500 });
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    expect(budgetOn(budget)).toMatchObject({ currencyStop: { before: [eur(500)] }, proposedMinor: null });
  });

  it('is needed by nobody where nothing limits the month', async () => {
    const world = await anEuroMonth();
    later(world);
    const free = { currency: JPY, gestureMinor: 8000 };
    const { result } = await give(world, { ports: givePorts(world, free), set: free, draft: aDraft({ amount: money(100, JPY) }) });
    expect(result.ok).toBe(true);
  });
});

describe('taking back what was given before the start', () => {
  it('leaves the sum as it was said, and the page says so', async () => {
    const world = await anEuroMonth();
    later(world);
    const { core, budget } = aLead(world, JPY);
    await done(world, budget.load());
    await done(world, budget.start(90_000));
    const [one] = core.snapshot().ledger(true).commitments;
    if (one === undefined) throw new Error('nothing is known');
    await done(world, takeBackMoment(core, one, factsOfCommitment(one, JPY)));
    expect(core.getState().corrections.get(one.momentId)).toEqual({ phase: 'done', carried: 'started' });
    expect(budgetOn(budget).month.spentMinor).toBe(90_000);
  });
});

describe('a request that was made in the currency of before', () => {
  it('cannot be approved in the new one', async () => {
    const world = aWorld({ measuredMs: 0 });
    const { result } = await give(world, {
      set: inCurrency(JPY),
      draft: aDraft({ amount: eur(4000) }),
      grant: { momentId: 'moment-9', attempt: 1 },
    });
    expect(result).toEqual({
      ok: false,
      error: { kind: 'other_currency', stop: { why: 'asked', currency: JPY, asked: EUR }, heldUntilMs: null },
    });
    expect(moneyWritten(world)).toEqual([]);
  });
});
