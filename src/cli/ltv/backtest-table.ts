import { columnLines } from '../shared/columns.ts';
import type { Backtest, BacktestLine } from './backtest.ts';
import type { Score } from './score.ts';

const WIDTHS = [22, 12, 12, 12, 12];

/** The back-test as a table for people, best RMSE of the naive rules named below. */
export function backtestTable(backtest: Backtest, currency: string): string {
  const { calEnd, endDay, customers, actualOrders, actualRevenue } = backtest;
  return [
    `Back-test: known until ${calEnd}, compared with what came until ${endDay} (${customers} customers, ${actualOrders} orders, ${currency} ${actualRevenue.toFixed(2)})`,
    '',
    ...part(backtest, 'orders', 'Orders'),
    '',
    ...part(backtest, 'revenue', `Revenue, ${currency}`),
    '',
  ].join('\n');
}

function part({ lines }: Backtest, what: 'orders' | 'revenue', title: string): readonly string[] {
  return columnLines([[title, 'MAE', 'RMSE', 'bias', 'top-10 %'], ...lines.flatMap((line) => tableRow(line, line[what]))], WIDTHS);
}

function tableRow({ name }: BacktestLine, score: Score | null): readonly (readonly string[])[] {
  if (score === null) return [];
  const { mae, rmse, bias, top10 } = score;
  return [
    [name, figure(mae), figure(rmse), bias === null ? '–' : signedPercent(bias), top10 === null ? '–' : `${(100 * top10).toFixed(1)} %`],
  ];
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(1) : value.toFixed(3);
}

function signedPercent(value: number): string {
  return `${value < 0 ? '' : '+'}${(100 * value).toFixed(1)} %`;
}

/** What the back-test says of the chosen model, in sentences. */
export function backtestVerdict({ lines }: Backtest, kind: string): string {
  const own = lines.find(({ key }) => key === kind);
  if (own === undefined) return '';
  return (['orders', 'revenue'] as const).map((what) => verdictOn({ lines, own, what })).join('\n');
}

function verdictOn({
  lines,
  own,
  what,
}: {
  readonly lines: readonly BacktestLine[];
  readonly own: BacktestLine;
  readonly what: 'orders' | 'revenue';
}): string {
  const score = own[what];
  if (score === null) return `On ${what} nothing can be said: no spend could be fitted.`;
  const rivals = lines.flatMap(({ name, isNaive, [what]: rival }) => (isNaive && rival !== null ? [{ name, rmse: rival.rmse }] : []));
  const best = rivals.reduce((least, rival) => (rival.rmse < least.rmse ? rival : least), { name: '', rmse: Infinity });
  const figures = `RMSE ${figure(score.rmse)} against ${figure(best.rmse)} of "${best.name}"`;
  return score.rmse < best.rmse
    ? `On ${what} ${own.name} beats every naive rule: ${figures}.`
    : `On ${what} ${own.name} loses to a naive rule: ${figures}. The projection is not to be shown.`;
}
