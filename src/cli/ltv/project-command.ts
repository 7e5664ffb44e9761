import { parseCurrency } from '#domain/money/money.ts';
import { type ValueModel, processOf, projectSummary } from '#domain/value/model.ts';
import { aliveChance, expectedOrders } from '#domain/value/purchase-process.ts';
import { DAYS_PER_UNIT } from '#domain/value/purchase-summary.ts';
import { BUCKETS, discountOfYear, discountedOrders } from '#domain/value/residual-value.ts';
import { expectedSpend } from '#domain/value/spend.ts';
import { type Machine, WRONG_CALL, refuse } from '../shared/machine.ts';
import { dayFault, readOrders } from './command.ts';
import { csvLine } from '#domain/shared/csv-line.ts';
import { parseArguments } from '../shared/flags.ts';
import { type KnownCustomer, knownCustomers, minorPerMajorOf, spendSoFar } from './known-customers.ts';
import { parseModel } from './model-file.ts';
import { isDay } from '../shared/times.ts';

const FLAGS = ['--model', '--at', '--weeks', '--time-zone'];
const COLUMNS = [
  'customer_id',
  'frequency',
  'recency',
  'age',
  'probability_alive',
  'expected_orders',
  'expected_spend',
  'expected_value',
  'tier',
];
const DAYS_PER_WEEK = 7;
const WEEKS_PER_YEAR = 52;

/** `project --model model.json ORDERS.csv --at DATE --weeks N`: one line a customer, as CSV. */
export function projectCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, FLAGS);
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const { file: path, flags } = parsed.value;
  const modelPath = flags.get('--model');
  if (modelPath === undefined) return refuse(machine, '--model is missing: the file that fit wrote with --out.', WRONG_CALL);
  const at = flags.get('--at');
  if (at !== undefined && !isDay(at)) return refuse(machine, dayFault('--at', at), WRONG_CALL);
  const weeks = Number(flags.get('--weeks') ?? WEEKS_PER_YEAR);
  if (!(weeks > 0 && weeks <= 100 * WEEKS_PER_YEAR))
    return refuse(machine, `--weeks needs a number of weeks above 0, not "${flags.get('--weeks')}".`, WRONG_CALL);
  const modelFile = machine.read(modelPath);
  if (modelFile === null) return refuse(machine, `${modelPath} cannot be read: is the path right?`);
  const model = parseModel(modelFile);
  if (!model.ok) return refuse(machine, `${modelPath}: ${model.error}`);

  const timeZone = flags.get('--time-zone') ?? 'UTC';
  const currency = parseCurrency(model.value.currency);
  const file = readOrders(machine, path, { timeZone, currency: currency.ok ? currency.value : null });
  if (!file.ok) return refuse(machine, file.error);
  if (!model.value.project)
    machine.note(
      'This model is stored as do not project: it lost its back-test or rests on too little. The app shows none of these figures.',
    );
  const { unit } = model.value;
  const customers = knownCustomers(file.value, { endDay: at ?? file.value.lastDay, unit, timeZone });
  const horizon = (weeks * DAYS_PER_WEEK) / DAYS_PER_UNIT[unit];
  const complete = { ...model.value, currency: file.value.currency };
  const lines = customers.map((customer) =>
    csvLine(projectedFields(customer, { model: complete, horizon, minorPerMajor: minorPerMajorOf(file.value) })),
  );
  machine.print(`${[csvLine(COLUMNS), ...lines].join('\n')}\n`);
  return 0;
}

interface Projecting {
  readonly model: ValueModel;
  /** In the model's unit of time. */
  readonly horizon: number;
  readonly minorPerMajor: number;
}

/** The fields of one customer. The tier is that of the value in 12 months, for which its cut-offs hold. */
function projectedFields({ id, summary }: KnownCustomer, { model, horizon, minorPerMajor }: Projecting): readonly string[] {
  const process = processOf(model);
  const spend = expectedSpend(model.spend, spendSoFar(summary, model.spend.basis, minorPerMajor));
  const discount = discountOfYear(model.annualDiscount, model.unit);
  const discounted = discountedOrders(process, summary, { horizon, discount, buckets: BUCKETS, timing: 'middle' });
  const figures = [
    summary.frequency,
    summary.recency,
    summary.age,
    aliveChance(process, summary),
    expectedOrders(process, summary, horizon),
    spend,
    discounted * spend * model.marginRate,
  ];
  return [id, ...figures.map(written), projectSummary(summary, model).tier];
}

const DIGITS = 12;

function written(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
