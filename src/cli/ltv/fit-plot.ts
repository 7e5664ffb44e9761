import { type PurchaseProcess, NEW_CUSTOMER, orderCountChance } from '#domain/value/purchase-process.ts';
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

function repeatPanel(process: PurchaseProcess, frequencies: Int32Array, ages: ReadonlyMap<number, number>): BarPanel {
  const expected = Array.from({ length: LAST_GROUP }, (_, count) =>
    [...ages].reduce((sum, [age, customers]) => sum + customers * orderCountChance(process, NEW_CUSTOMER, { time: age, count }), 0),
  );
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
