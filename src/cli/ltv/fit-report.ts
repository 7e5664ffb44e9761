import type { ValueModel } from '#domain/value/model.ts';
import { expectedSpend } from '#domain/value/spend.ts';
import { backtestTable, backtestVerdict } from './backtest-table.ts';
import { findingSentence } from './findings.ts';
import { gateReport } from './gate-report.ts';
import { type FitOutcome, processName } from './fit-model.ts';
import { type FittedProcess, standardErrors } from './fit-purchases.ts';
import type { FittedSpend } from './fit-spend.ts';

/** The report of a fit, for people. */
export function fitReport(outcome: FitOutcome): string {
  const { model, models, backtest, findings } = outcome;
  const { mbg, bg, nbd } = models.processes;
  return [
    `Customers ${model.customers}, of whom ${model.repeatBuyers} bought on more than one day; ${model.dataFrom} to ${model.dataTo}, ${model.currency}, time in ${model.unit}s`,
    `Usual gap between two orders: ${short(model.medianGap)} ${model.unit}s`,
    '',
    ...(models.patterns === models.all ? [] : [`Compared on ${models.patterns.customers} of them, evenly spread:`]),
    'Orders              log-likelihood           r       alpha           a           b',
    processLine(models.k === 1 ? 'MBG/NBD' : `MBG/CNBD-${models.k}`, mbg),
    processLine(models.k === 1 ? 'BG/NBD' : `BG/CNBD-${models.k}`, bg),
    processLine('NBD, no dropout', nbd),
    `Stored: ${processName(model)}${errorsOf(outcome)}`,
    '',
    'Spend               log-likelihood           p           q           v     all mean  correlation',
    ...spendLine('all orders', models.spend.all),
    ...spendLine('repeat orders', models.spend.repeat),
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

function processLine(name: string, { kind, logLik, r, alpha, a, b }: FittedProcess): string {
  const values = kind === 'nbd' ? [r, alpha] : [r, alpha, a, b];
  return `${name.padEnd(18)}${logLik.toFixed(3).padStart(16)}${values.map((value) => short(value).padStart(12)).join('')}`;
}

function errorsOf({ model, models }: FitOutcome): string {
  const stored = { ...models.processes[model.model], ...model.tx };
  const errors = model.model === 'nbd' ? null : standardErrors(stored, models.all);
  if (errors === null) return '';
  const fitted =
    models.patterns === models.all
      ? ''
      : `, fitted to all of them: r ${short(stored.r)}, alpha ${short(stored.alpha)}, a ${short(stored.a)}, b ${short(stored.b)}`;
  return `${fitted}, standard errors r ${short(errors.r)}, alpha ${short(errors.alpha)}, a ${short(errors.a)}, b ${short(errors.b)}`;
}

function spendLine(name: string, spend: FittedSpend | null): readonly string[] {
  if (spend === null) return [];
  const { logLik, p, q, v, corr } = spend;
  const values = [p, q, v, expectedSpend(spend, { orders: 0, mean: 0 }), corr];
  return [`${name.padEnd(18)}${logLik.toFixed(3).padStart(16)}${values.map((value) => short(value).padStart(12)).join('')}`];
}

/** Five digits, which is more than the data can know. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}
