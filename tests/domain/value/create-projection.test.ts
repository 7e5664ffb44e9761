import { describe, expect, it } from 'vitest';
import { aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { spendOf } from '#domain/value/create-projection.ts';
import { MODEL_DAYS, type Projection } from '#domain/value/model.ts';
import { projectCustomer } from '#domain/value/projection.ts';
import { moreOrdersChances } from '#domain/value/purchase-process.ts';
import { valueRange } from '#domain/value/value-range.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';

const model = aValueModel();
const at = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const regular = anOrderHistory({ net: eur(15_000), orders: 5, firstOrderAtMs: daysBefore(280), lastOrderAtMs: daysBefore(20) });

function projectionOf(history: OrderHistory, own = model): Projection {
  const projected = projectCustomer(history, own, at);
  if (!projected.ok) throw new Error(`nothing is projected: ${projected.error.kind}`);
  return projected.value;
}

function spending(v: number): typeof model {
  return aValueModel({ spend: { ...model.spend, v } });
}

function tierAtAge(days: number): string {
  return projectionOf(anOrderHistory({ orders: 1, firstOrderAtMs: daysBefore(days), lastOrderAtMs: daysBefore(days) })).tier;
}

describe('a projection', () => {
  it('says what is expected in 12 months, in minor units, with its range', () => {
    const projection = projectionOf(regular);
    // In 40-digit arithmetic.
    expect(projection.aliveChance).toBeCloseTo(0.825158857919357, 12);
    expect(projection.expectedOrders12m).toBeCloseTo(3.17461048115733, 11);
    expect(projection.noFurtherOrderChance).toBeCloseTo(0.202027748829841, 12);
    expect(projection.valueMinor).toBe(3700);
    expect(projection.ordersRange).toEqual({ low: 0, high: 7 });
    expect(projection.basis).toBe('own');
    expect(projection.valueRangeMinor.low).toBe(0);
    expect(projection.valueRangeMinor.high).toBeGreaterThan(projection.valueMinor);
  });

  it('has a range of the sum itself, discounted and times the margin like the expected value', () => {
    const process = { kind: 'mbg', ...model.tx } as const;
    const summary = { frequency: 4, recency: 260 / 7, age: 40 };
    const range = valueRange({ more: moreOrdersChances(process, summary, 52), spend: model.spend }, { orders: 5, mean: 30 }, 0.1);
    const { valueMinor, expectedOrders12m, valueRangeMinor } = projectionOf(regular);
    const part = valueMinor / 100 / (expectedOrders12m * spendOf({ ...summary, meanMinor: 3000 }, model));
    expect(Math.abs(valueRangeMinor.high - 100 * part * range.high)).toBeLessThanOrEqual(1);
  });

  it('shows each figure by the verdict on it, and all of them where there is none', () => {
    const [project, unclear] = [{ verdict: 'project', why: null } as const, { verdict: 'unclear', why: 'too_little' } as const];
    expect(projectionOf(regular).shows).toEqual({ money: true, chance: true });
    const own = aValueModel({ verdicts: { counts: project, money: unclear, chance: project } });
    expect(projectionOf(regular, own).shows).toEqual({ money: false, chance: true });
    const other = aValueModel({ verdicts: { counts: project, money: project, chance: unclear } });
    expect(projectionOf(regular, other).shows).toEqual({ money: true, chance: false });
  });

  it('of a regular buyer who is late says so sooner', () => {
    const late = { ...regular, lastOrderAtMs: daysBefore(200) };
    const steady = aValueModel({ tx: { ...model.tx, alpha: 4 * model.tx.alpha, k: 4 } });
    expect(projectionOf(late, steady).aliveChance).toBeLessThan(projectionOf(late).aliveChance);
  });

  it('of a customer whose silence is beyond measure is nothing, and has nothing to range over', () => {
    const silent = { orders: 5001, firstOrderAtMs: daysBefore(35_000), lastOrderAtMs: daysBefore(34_993) };
    expect(projectionOf({ ...regular, ...silent })).toMatchObject({
      expectedOrders12m: 0,
      valueMinor: 0,
      ordersRange: { low: 0, high: 0 },
      valueRangeMinor: { low: 0, high: 0 },
    });
  });

  it('of a customer with one order rests on similar customers', () => {
    const bought = { orders: 1, net: eur(3000), lastOrderAtMs: daysBefore(280) };
    expect(projectionOf(anOrderHistory({ ...bought, firstOrderAtMs: daysBefore(280) }))).toMatchObject({ basis: 'similar_customers' });
  });

  it('of a one-time buyer of years ago is next to nothing', () => {
    const longAgo = anOrderHistory({ orders: 1, net: eur(3000), firstOrderAtMs: daysBefore(2500), lastOrderAtMs: daysBefore(2500) });
    const { aliveChance, noFurtherOrderChance, ordersRange, tier } = projectionOf(longAgo);
    expect(aliveChance).toBeLessThan(0.2);
    expect(noFurtherOrderChance).toBeGreaterThan(0.97);
    expect(ordersRange).toEqual({ low: 0, high: 0 });
    expect(tier).toBe('base');
  });

  it('of somebody who is younger than a usual gap has the tier new', () => {
    expect(tierAtAge(27)).toBe('new');
    expect(tierAtAge(28)).not.toBe('new');
  });

  it('is of orders alone: what was paid by invoice in the same currency does not raise the mean', () => {
    const invoiced = [
      { paid: eur(100_000), payments: 10, lastPaidAtMs: NOW_MS },
      { paid: money(9000, JPY), payments: 1, lastPaidAtMs: NOW_MS },
    ];
    const withInvoices = { ...regular, net: eur(regular.net.amountMinor + 100_000) };
    expect(projectCustomer(withInvoices, model, { ...at, invoiced })).toEqual(projectCustomer(regular, model, at));
  });

  it('is refused where it is not known when the last of several orders was', () => {
    const dateless = { ...regular, lastOrderAtMs: null };
    expect(projectCustomer(dateless, model, at)).toEqual({ ok: false, error: { kind: 'dates_unknown' } });
    expect(projectCustomer({ ...dateless, orders: 1 }, model, at)).toMatchObject({ ok: true });
  });

  it('is refused beyond what can be reckoned with, and never fails', () => {
    expect(projectCustomer({ ...regular, orders: 10_000_000 }, model, at)).toEqual({ ok: false, error: { kind: 'beyond_measure' } });
    const tiny = aValueModel({ tx: { ...model.tx, alpha: 1e-9 } });
    const today = { ...regular, firstOrderAtMs: NOW_MS, lastOrderAtMs: NOW_MS };
    expect(projectCustomer(today, tiny, at)).toEqual({ ok: false, error: { kind: 'beyond_measure' } });
    expect(projectCustomer(regular, spending(1e300), at)).toEqual({ ok: false, error: { kind: 'beyond_measure' } });
  });

  it('is refused where its range is beyond what a number holds exactly, though the expected value is not', () => {
    const { valueMinor, valueRangeMinor } = projectionOf(regular, spending(1e9));
    const largest = (Number.MAX_SAFE_INTEGER / valueRangeMinor.high) * 1e9;
    expect(projectCustomer(regular, spending(0.99 * largest), at)).toMatchObject({ ok: true });
    expect(projectCustomer(regular, spending(1.01 * largest), at)).toEqual({ ok: false, error: { kind: 'beyond_measure' } });
    expect(valueMinor).toBeLessThan(valueRangeMinor.high / 2);
  });

  it('keeps the tier that was shown before', () => {
    const { valueMinor } = projectionOf(regular);
    const tiers = [{ name: 'top', min: (valueMinor + 1) / 100 }];
    expect(projectionOf(regular, aValueModel({ tiers })).tier).toBe('base');
    expect(projectCustomer(regular, aValueModel({ tiers }), { ...at, previousTier: 'top' })).toMatchObject({ value: { tier: 'top' } });
  });

  it('grows in proportion to the margin', () => {
    const half = projectionOf(regular, aValueModel({ marginRate: 0.2 })).valueMinor;
    expect(Math.abs(projectionOf(regular).valueMinor - 2 * half)).toBeLessThanOrEqual(1);
    expect(projectionOf(regular, aValueModel({ marginRate: 0 })).valueMinor).toBe(0);
  });

  it('counts yen as whole', () => {
    const yen = projectionOf({ ...regular, net: money(15_000, JPY) }, aValueModel({ currency: 'JPY' }));
    const hundredfold = projectionOf({ ...regular, net: eur(1_500_000) });
    expect(Math.abs(yen.valueMinor - hundredfold.valueMinor / 100)).toBeLessThanOrEqual(1);
  });
});

describe('nothing is projected', () => {
  it.each([
    [
      'with a model that lost',
      aValueModel({ project: false, warnings: ['loses_on_revenue'] }),
      { kind: 'not_to_project', warnings: ['loses_on_revenue'] },
    ],
    ['with a model in another currency', aValueModel({ currency: 'USD' }), { kind: 'other_currency', currency: 'EUR' }],
  ])('%s', (_, own, error) => {
    expect(projectCustomer(regular, own, at)).toEqual({ ok: false, error });
  });

  it('without orders, or with nothing left after refunds', () => {
    const none = { ok: false, error: { kind: 'no_orders' } };
    expect(projectCustomer(anOrderHistory({ orders: 0, firstOrderAtMs: null, lastOrderAtMs: null }), model, at)).toEqual(none);
    expect(projectCustomer(anOrderHistory({ net: eur(-500) }), model, at)).toEqual(none);
  });

  it('with a model whose data ended too long ago, from the first millisecond on', () => {
    const lastMs = Date.parse(model.dataTo) + MODEL_DAYS * DAY_MS;
    expect(projectCustomer(regular, model, { ...at, nowMs: lastMs })).toMatchObject({ ok: true });
    expect(projectCustomer(regular, model, { ...at, nowMs: lastMs + 1 })).toEqual({
      ok: false,
      error: { kind: 'model_too_old', dataTo: model.dataTo },
    });
  });
});

describe('the spend of a customer', () => {
  const summary = { frequency: 4, recency: 10, age: 20, meanMinor: 3000 };

  it('is drawn to the own mean by all orders, or by the repeat orders where the model knows only those', () => {
    const { p, q, v } = model.spend;
    expect(spendOf(summary, model)).toBeCloseTo((p * (v + 5 * 30)) / (p * 5 + q - 1), 10);
    expect(spendOf(summary, aValueModel({ spend: { ...model.spend, basis: 'repeat' } }))).toBeCloseTo(
      (p * (v + 4 * 30)) / (p * 4 + q - 1),
      10,
    );
  });

  it('is that of all customers where the own orders cost nothing', () => {
    expect(spendOf({ ...summary, meanMinor: 0 }, model)).toBeCloseTo((6.25 * 15.44) / 2.74, 10);
  });
});
