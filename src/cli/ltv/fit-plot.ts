import { type BuyingProcess, moreOrdersChances, noOrderChance } from '#domain/value/buying-process.ts';
import { NEW_CUSTOMER } from '#domain/value/purchase-process.ts';
import { DAYS_PER_UNIT } from '#domain/value/purchase-summary.ts';
import { LAST_GROUP } from './backtest.ts';
import { type FitOutcome, processName } from './fit-model.ts';
import { processOf } from '#domain/value/model.ts';
import { type BarPanel, barPlot } from './svg-plot.ts';

/**
 * The plot of a fit: how many customers have so many repeat orders, expected and actual; and, where there is a back-test, the orders
 * that customers placed after it by how many they had placed before.
 */
export function fitPlot({ model, summaries, backtest }: FitOutcome): string {
  const ages = new Map<number, number>();
  const days = DAYS_PER_UNIT[summaries.unit];
  for (const age of summaries.ageDays) ages.set(age / days, (ages.get(age / days) ?? 0) + 1);
  const panels = [repeatPanel(processOf(model), summaries.frequency, ages)];
  if (backtest !== null)
    panels.push({
      title: `Orders from ${backtest.calEnd} to ${backtest.endDay}, a customer`,
      across: `repeat orders until ${backtest.calEnd}`,
      up: 'orders after it, mean',
      groups: backtest.byFrequency.map(({ frequency, expected, actual }) => ({ label: groupLabel(frequency), expected, actual })),
    });
  return barPlot(panels, { title: `${processName(model)}: expected and actual repeat orders` });
}

function repeatPanel(process: BuyingProcess, frequencies: Int32Array, ages: ReadonlyMap<number, number>): BarPanel {
  const expected = Array.from({ length: LAST_GROUP }, () => 0);
  for (const [age, customers] of ages) {
    const more = moreOrdersChances(process, NEW_CUSTOMER, age);
    const none = noOrderChance(process, NEW_CUSTOMER, age);
    for (let count = 0; count < LAST_GROUP; count += 1) {
      const chance = count === 0 ? none : (more[count - 1] ?? 0) - (more[count] ?? 0);
      expected[count] = (expected[count] ?? 0) + customers * chance;
    }
  }
  const rest = frequencies.length - expected.reduce((a, b) => a + b, 0);
  return {
    title: 'Customers by repeat orders',
    across: 'repeat orders',
    up: 'customers',
    groups: [...expected, rest].map((value, count) => ({
      label: groupLabel(count),
      expected: value,
      actual: frequencies.filter((frequency) => Math.min(LAST_GROUP, frequency) === count).length,
    })),
  };
}

function groupLabel(count: number): string {
  return count === LAST_GROUP ? `${count}+` : String(count);
}
