import type { BuyingProcess } from '#domain/value/buying-process.ts';
import { type ValueModel, processOf } from '#domain/value/model.ts';
import { expectedSpend } from '#domain/value/spend.ts';
import { columnLines } from '../shared/columns.ts';
import { backtestTable, backtestVerdict } from './backtest-table.ts';
import { findingSentence } from './findings.ts';
import { gateReport } from './gate-report.ts';
import { familyName } from './names.ts';
import { type FitOutcome, processName } from './fit-model.ts';
import { type FittedModels, TIMED_HAS_TO_GAIN, preferredByOrder } from './fit-all.ts';
import { type FittedBuying, standardErrors, timedStandardErrors } from './fit-purchases.ts';
import type { FittedSpend } from './fit-spend.ts';

/** Of the names, the likelihoods and the parameters, where the figures are no wider. */
const WIDTHS = [18, 16, 12, 12, 12, 12, 12];

/** The report of a fit, for people. */
export function fitReport(outcome: FitOutcome): string {
  const { model, models, backtest, findings } = outcome;
  return [
    `Customers ${model.customers}, of whom ${model.repeatBuyers} bought on more than one day; ${model.dataFrom} to ${model.dataTo}, ${model.currency}, time in ${model.unit}s`,
    `Usual gap between two orders: ${short(model.medianGap)} ${model.unit}s`,
    '',
    ...(models.patterns === models.all ? [] : [`Compared on ${models.patterns.customers} of them, evenly spread:`]),
    ...orderLines(models),
    `Stored: ${processName(model)}${errorsOf(outcome)}`,
    '',
    ...columnLines(
      [
        ['Spend', 'log-likelihood', 'p', 'q', 'v', 'all mean', 'correlation'],
        ...spendRow('all orders', models.spend.all),
        ...spendRow('repeat orders', models.spend.repeat),
      ],
      WIDTHS,
    ),
    `Stored: ${model.spend.basis} orders`,
    '',
    ...(backtest === null
      ? [NO_BACKTEST[outcome.from], '']
      : [backtestTable(backtest, model.currency), backtestVerdict(backtest, model.model), '']),
    ...(outcome.gate === null ? [] : gateReport(outcome.gate)),
    ...rejectedLines(model),
    `Tiers by expected value in 12 months at a margin of ${short(100 * model.marginRate)} % and a discount of ${short(100 * model.annualDiscount)} %: ${model.tiers.map(({ name, min }) => `${name} above ${model.currency} ${min.toFixed(2)}`).join(', ')}`,
    '',
    ...(findings.length === 0 ? [] : ['Warnings', ...findings.map((finding) => `  ${findingSentence(finding)}`), '']),
    model.project
      ? 'The app will show what this model projects.'
      : 'The app will not project with this model: it is stored as do not project, and history is shown alone.',
    '',
  ].join('\n');
}

const NO_BACKTEST = {
  orders: 'No back-test: too little came after the calibration, and the first half of the file is too little to fit.',
  summary: 'No back-test: a summary does not tell when orders came, so there is nothing to try the model on.',
} as const;

function rejectedLines({ rejected }: ValueModel): readonly string[] {
  if (rejected === undefined || rejected.rows === 0) return [];
  const { rows, money, customers, accepted } = rejected;
  const share = `${short(100 * money)} % of the money and ${short(100 * customers)} % of the customers`;
  return [`Left out, as they could not be read: ${rows} rows, ${share}${accepted ? ', which was accepted' : ''}`, ''];
}

function byTimeSentence(gain: number): string {
  const likelihood = gain < 0 ? `less likely by ${short(-gain)}` : `likelier by ${short(gain)}`;
  return `That customers leave after a time, and not at an order, is ${likelihood}. It is preferred from ${TIMED_HAS_TO_GAIN} on, where the other tells that they leave at all.`;
}

/** The fitted processes, those in which customers leave after a time below the others, in the same columns. */
function orderLines(models: FittedModels): readonly string[] {
  const { k, processes } = models;
  const { mbg, bg, nbd, pareto } = processes;
  const byOrder = [
    ['Orders', 'log-likelihood', 'r', 'alpha', 'a', 'b'],
    processRow(familyName('mbg', k), mbg),
    processRow(familyName('bg', k), bg),
    processRow('NBD, no dropout', nbd),
  ];
  if (pareto === null) return columnLines(byOrder, WIDTHS);
  const byTime = [['Dropout by time', '', 'r', 'alpha', 's', 'beta'], processRow(familyName('pareto', k), pareto)];
  return [...columnLines([...byOrder, ...byTime], WIDTHS), byTimeSentence(pareto.logLik - preferredByOrder(models).logLik)];
}

function processRow(name: string, process: FittedBuying): readonly string[] {
  const { logLik, r, alpha } = process;
  const ofDropout = process.kind === 'pareto' ? [process.s, process.beta] : process.kind === 'nbd' ? [] : [process.a, process.b];
  return [name, logLik.toFixed(3), ...[r, alpha, ...ofDropout].map(short)];
}

function errorsOf({ model, models }: FitOutcome): string {
  const stored = processOf(model);
  const errors = storedErrors(stored, models);
  if (errors === null) return '';
  const { r, alpha } = stored;
  const values = stored.kind === 'pareto' ? { r, alpha, s: stored.s, beta: stored.beta } : { r, alpha, a: stored.a, b: stored.b };
  const fitted = models.patterns === models.all ? '' : `, fitted to all of them: ${listed(values)}`;
  return `${fitted}, standard errors ${listed(errors)}`;
}

/** Of many customers those who leave after a time are looked at in part, which takes long enough: errors fall with the root of their number. */
function storedErrors(process: BuyingProcess, { all, patterns }: FittedModels): Readonly<Record<string, number>> | null {
  if (process.kind === 'nbd') return null;
  if (process.kind !== 'pareto') return standardErrors(process, all);
  const errors = timedStandardErrors(process, patterns);
  const part = Math.sqrt(patterns.customers / all.customers);
  return errors === null ? null : Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, error * part]));
}
function listed(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${short(value)}`)
    .join(', ');
}

function spendRow(name: string, spend: FittedSpend | null): readonly (readonly string[])[] {
  if (spend === null) return [];
  const { logLik, p, q, v, corr } = spend;
  const values = [p, q, v, expectedSpend(spend, { orders: 0, mean: 0 }), corr];
  return [[name, logLik.toFixed(3), ...values.map(short)]];
}

/** Five digits, which is more than the data can know. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
