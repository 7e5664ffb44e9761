import { describe, expect, it } from 'vitest';
import { aTimedModel, aValueModel } from '#builders/a-value-model.ts';
import { BUCKETS } from '#domain/value/residual-value.ts';
import { aliveChance, expectedOrdersByPart, noOrderChance } from '#domain/value/buying-process.ts';
import { processOf } from '#domain/value/model.ts';
import { expectationOf, projectSummary } from '#domain/value/projection.ts';

const summary = { frequency: 4, recency: 37, age: 40, meanMinor: 3000 };

describe.each([
  ['customers leave at an order', aValueModel()],
  ['customers leave after a time', aTimedModel()],
])('a projection where %s', (_, model) => {
  it('is what their process says of the horizon', () => {
    const process = processOf(model);
    const { aliveChance: alive, expectedOrders12m, noFurtherOrderChance } = projectSummary(summary, model);
    expect(alive).toBe(aliveChance(process, summary));
    expect(expectedOrders12m).toBe(expectedOrdersByPart(process, summary, { time: 52, parts: BUCKETS }).at(-1));
    expect(noFurtherOrderChance).toBe(noOrderChance(process, summary, 52));
  });

  it('rounds to minor units what is expected', () => {
    const { valueMinor, valueRangeMinor, expectedOrders12m } = projectSummary(summary, model);
    const { value, low, high, orders } = expectationOf(summary, model);
    expect(valueMinor).toBe(Math.round(100 * value));
    expect(valueRangeMinor).toEqual({ low: Math.round(100 * low), high: Math.round(100 * high) });
    expect(expectedOrders12m).toBe(orders);
    expect(value).toBeGreaterThan(low);
    expect(value).toBeLessThan(high);
  });
});
