import { describe, expect, it } from 'vitest';
import { budgetOn } from '#builders/a-lead-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { hoursBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { limits } from '#builders/limits.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import { MAX, aLead, anEuroMonth, done, giveIn, inCurrency, later } from './a-changed-currency.ts';
import { give, givePorts } from './a-giver.ts';

async function both(world: World) {
  const lena = aLead(world, JPY);
  const max = aLead(world, JPY, MAX);
  await done(world, lena.budget.load(), max.budget.load());
  return { lena, max };
}

describe('a page that is open under the currency of before', () => {
  it('gives until a lead has opened the Budget tab under the new one, and is told to reload then', async () => {
    const world = await anEuroMonth();
    const old = givePorts(world, inCurrency(EUR));
    expect((await giveIn(world, EUR, 100, old)).result.ok).toBe(true);
    later(world);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    const draft = aDraft({ amount: eur(100), ticketId: '502' });
    const { result } = await give(world, { ports: old, set: inCurrency(EUR), draft });
    expect(result).toEqual({
      ok: false,
      error: { kind: 'other_currency', stop: { why: 'reload', currency: 'JPY' }, heldUntilMs: null },
    });
    await done(world, budget.start(100_000));
    expect((await give(world, { ports: old, set: inCurrency(EUR), draft })).result.ok).toBe(false);
    expect(budgetOn(budget).month.spentMinor).toBe(100_000);
  });

  it('goes on under its own where somebody says another who is no lead', async () => {
    const world = await anEuroMonth();
    const old = givePorts(world, inCurrency(EUR));
    await old.reader.readTail();
    later(world);
    const { currency: _currency, ...stated } = limits(inCurrency(JPY));
    world.journal.plant({ kind: 'limits', momentId: 'limits-x', createdById: '13', currency: 'JPY', detail: { limits: stated } });
    expect((await giveIn(world, EUR, 100, old)).result.ok).toBe(true);
  });

  it('of a lead says so, says no limits, stamps nothing, and starts nothing', async () => {
    const world = await anEuroMonth();
    const old = aLead(world, EUR).budget;
    await done(world, old.load());
    later(world);
    await done(world, aLead(world, JPY, MAX).budget.load());
    const before = world.journal.entries.length;
    await done(world, old.load());
    expect(budgetOn(old).currencyStop).toEqual({ why: 'reload', currency: 'JPY' });
    await done(world, old.start(1));
    expect(old.getState().starting).toEqual({ phase: 'idle' });
    expect(world.journal.entries).toHaveLength(before);
  });

  it('of a lead who had not looked at the budget yet says no limits that are none any more', async () => {
    const world = aWorld({ measuredMs: 0, leadIds: new Set(['90', '91']) });
    const old = aLead(world, EUR);
    await done(world, old.core.snapshot().ledgerReader.readTail());
    later(world);
    await done(world, aLead(world, JPY, MAX).budget.load());
    await done(world, old.budget.load());
    expect(world.journal.entries.filter(({ kind, detail }) => kind === 'limits' && detail.limits !== undefined)).toMatchObject([
      { currency: 'JPY' },
    ]);
  });

  it('that was opened after the change does not take what was said before it for news', async () => {
    const world = aWorld({ measuredMs: 0, leadIds: new Set(['91']) });
    await done(world, aLead(world, EUR).budget.load());
    later(world);
    expect((await giveIn(world, JPY, 100)).result.ok).toBe(true);
  });
});

describe('two leads', () => {
  it('who start in the same moment leave one sum for everybody, the last, and the other is told', async () => {
    const world = await anEuroMonth();
    later(world);
    const { lena, max } = await both(world);
    await done(world, lena.budget.start(90_000), max.budget.start(95_000));
    const starts = world.journal.entries.filter(({ kind }) => kind === 'checkpoint');
    expect(starts).toHaveLength(2);
    const last = starts.at(-1)?.amountMinor;
    for (const { budget } of [lena, max, aLead(world, JPY)]) {
      await done(world, budget.load());
      expect(budgetOn(budget)).toMatchObject({ month: { spentMinor: last }, started: { spent: { amountMinor: last } } });
    }
    const phases = [lena, max].map(({ budget }) => budget.getState().starting.phase);
    expect(phases).toEqual(starts.at(-1)?.createdById === '91' ? ['done', 'other'] : ['other', 'done']);
  });

  it('of whom one has started already: the other stamps nothing, and reads what was said', async () => {
    const world = await anEuroMonth();
    later(world);
    const { lena, max } = await both(world);
    await done(world, lena.budget.start(90_000));
    await done(world, max.budget.start(95_000));
    expect(max.budget.getState().starting).toEqual({ phase: 'other' });
    expect(budgetOn(max.budget)).toMatchObject({ month: { spentMinor: 90_000 }, started: { byId: '91' } });
  });

  it('can both say another sum afterwards, and everything given since counts in it', async () => {
    const world = await anEuroMonth();
    later(world);
    const { lena, max } = await both(world);
    await done(world, lena.budget.start(900));
    await done(world, max.budget.load());
    await done(world, max.budget.start(90_000));
    expect(budgetOn(max.budget)).toMatchObject({ month: { spentMinor: 90_000 }, started: { byId: '90', before: [eur(61_253)] } });
    await giveIn(world, JPY, 100);
    world.time.pass(UNSETTLED_MS + 1000);
    await done(world, lena.budget.load());
    expect(budgetOn(lena.budget).proposedMinor).toBe(90_100);
    await done(world, lena.budget.start(80_100));
    expect(budgetOn(lena.budget).month.spentMinor).toBe(80_100);
  });
});

describe('a page that was held up', () => {
  it('gives at the next press, once a lead has started the month', async () => {
    const world = await anEuroMonth();
    later(world);
    const ports = givePorts(world, inCurrency(JPY));
    expect((await giveIn(world, JPY, 100, ports)).result.ok).toBe(false);
    const { budget } = aLead(world, JPY);
    await done(world, budget.load());
    await done(world, budget.start(90_000));
    expect((await giveIn(world, JPY, 100, ports)).result.ok).toBe(true);
  });

  it('says that the month is to be started, and not that its journal is too long, where it is', async () => {
    const world = await anEuroMonth();
    for (let index = 0; index < 5100; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `t-${index}`, createdAtMs: hoursBefore(30) });
    plantGiven(world.journal, { momentId: 'eur-last', ticketId: '77', createdById: '12', agentId: '12', createdAtMs: hoursBefore(29) });
    later(world);
    const { result } = await giveIn(world, JPY, 100);
    expect(result).toMatchObject({ ok: false, error: { kind: 'other_currency', stop: { why: 'not_started' } } });
  });
});
