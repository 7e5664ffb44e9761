import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { csvLine } from '#domain/shared/csv-line.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { spendOf } from '#domain/value/create-projection.ts';
import { type ValueModel, processOf } from '#domain/value/model.ts';
import { expectationOf, projectSummary } from '#domain/value/projection.ts';
import { canBeSummed } from '#domain/value/purchase-process.ts';
import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import type { OrdersFile } from '../orders/orders-file.ts';
import type { SummaryTable } from '../orders/summary-table.ts';
import { dayName, shopClock } from '../orders/shop-clock.ts';
import { type Arguments, parseArguments } from '../shared/flags.ts';
import { type Machine, WRONG_CALL, refuse } from '../shared/machine.ts';
import { isDay } from '../shared/times.ts';
import { type ReadingOptions, dayFault, parseReadingOptions, readShop, readingFlags } from './command.ts';
import { minorPerMajorOf } from './known-customers.ts';
import { parseModel } from './model-file.ts';
import type { ProjectedCustomer } from './projected-customer.ts';
import { type Summaries, summariesOf, summariesOfTable, summaryAt } from './summaries.ts';
import { ZENDESK_COLUMNS, importFault, zendeskFields } from './zendesk-import.ts';

const FLAGS = ['--model', '--at', '--weeks'];
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
  'probability_no_order',
  'value_low',
  'value_high',
  'note',
];
const DAYS_PER_WEEK = 7;
const WEEKS_PER_YEAR = 52;
const LINES_AT_ONCE = 10_000;

/** `project --model model.json ORDERS.csv --at DATE --weeks N`: one line a customer, as CSV. */
export function projectCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, readingFlags(FLAGS, ['--for-zendesk']));
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const call = parseCall(parsed.value, machine);
  if (!call.ok) return refuse(machine, call.error, WRONG_CALL);
  const { path, modelPath, at, weeks, isForZendesk, reading, today } = call.value;
  const modelFile = machine.read(modelPath);
  if (modelFile === null) return refuse(machine, `${modelPath} cannot be read: is the path right?`);
  const model = parseModel(modelFile);
  if (!model.ok) return refuse(machine, `${modelPath}: ${model.error}`);
  const { unit, horizon: year } = model.value;
  const horizon = isForZendesk ? year : unitsOf(weeks, unit);
  if (!canBeSummed(processOf(model.value), Math.max(horizon, year)))
    return refuse(machine, `${modelPath}: by its r and alpha customers order more often than can be reckoned with.`);

  const parsedCurrency = parseCurrency(model.value.currency);
  const currency = parsedCurrency.ok ? parsedCurrency.value : null;
  if (currency !== null && reading.currency !== null && reading.currency !== currency)
    return refuse(machine, `--currency is ${reading.currency}, and ${modelPath} is a model in ${currency}.`, WRONG_CALL);
  const file = readShop(machine, path, { ...reading, currency: currency ?? reading.currency });
  if (!file.ok) return refuse(machine, file.error);
  if (isForZendesk && file.value.kind === 'summary' && (at === null || reading.currency === null))
    return refuse(
      machine,
      `${path} is a summary table, which tells neither its day nor its currency: name both with --at and --currency.`,
      WRONG_CALL,
    );
  if (!model.value.project)
    machine.note(
      'This model is stored as do not project: it lost its back-test or rests on too little. The app shows none of these figures.',
    );
  const endDay = at ?? (file.value.kind === 'orders' ? file.value.lastDay : today);
  const shop = shopOf(file.value, { model: model.value, endDay, currency });
  const { summaries } = shop;
  const { leftOut } = file.value;
  const fault = isForZendesk ? importFault({ model: model.value, modelPath, summaries, leftOut, path, endDay, today }) : null;
  if (fault !== null) return refuse(machine, fault);
  return printProjected(machine, shop, { horizon, isForZendesk });
}

interface Call {
  readonly path: string;
  readonly modelPath: string;
  /** Null for the last day of the file. */
  readonly at: string | null;
  readonly weeks: number;
  readonly isForZendesk: boolean;
  readonly reading: ReadingOptions;
  /** In the shop's time zone. */
  readonly today: string;
}

/** What the command is called with; a sentence says what is wrong. */
function parseCall(args: Arguments, machine: Machine): Result<Call, string> {
  const { file: path, flags, switches } = args;
  const reading = parseReadingOptions(args);
  if (!reading.ok) return reading;
  const modelPath = flags.get('--model');
  if (modelPath === undefined) return fail('--model is missing: the file that fit wrote with --out.');
  const at = flags.get('--at') ?? null;
  if (at !== null && !isDay(at)) return fail(dayFault('--at', at));
  const weeks = Number(flags.get('--weeks') ?? WEEKS_PER_YEAR);
  if (!(weeks > 0 && weeks <= 100 * WEEKS_PER_YEAR)) return fail(`--weeks needs a number of weeks above 0, not "${flags.get('--weeks')}".`);
  const isForZendesk = switches.has('--for-zendesk');
  const today = dayName(shopClock(reading.value.timeZone).dayOf(machine.nowMs()));
  if (isForZendesk && weeks !== WEEKS_PER_YEAR)
    return fail(`--weeks is ${weeks}: what is written for Zendesk is of the next 12 months. Leave the flag out.`);
  if (isForZendesk && at !== null && at > today)
    return fail(`--at is ${at}, which is still to come: what is written for Zendesk is as of today.`);
  return ok({ path, modelPath, at, weeks, isForZendesk, reading: reading.value, today });
}

function unitsOf(weeks: number, unit: TimeUnit): number {
  return (weeks * DAYS_PER_WEEK) / DAYS_PER_UNIT[unit];
}

/** Prints one line a customer. */
function printProjected(
  machine: Machine,
  shop: Shop,
  { horizon, isForZendesk }: { readonly horizon: number; readonly isForZendesk: boolean },
): number {
  let beyond = 0;
  const lineOf = (index: number): string => {
    const projected = projectedAt(shop, index, horizon);
    const { value, low, high } = projected.expected;
    if (![projected.spend, value, low, high].every((amount) => Math.abs(amount) <= Number.MAX_SAFE_INTEGER)) {
      beyond += 1;
      return '';
    }
    return `${csvLine(isForZendesk ? zendeskFields(projected, shop.model) : fieldsOfProjected(projected, shop.model))}\n`;
  };
  machine.print(`${csvLine(isForZendesk ? ZENDESK_COLUMNS : COLUMNS)}\n`);
  for (let from = 0; from < shop.summaries.count; from += LINES_AT_ONCE) {
    const length = Math.min(LINES_AT_ONCE, shop.summaries.count - from);
    machine.print(Array.from({ length }, (_, place) => lineOf(from + place)).join(''));
  }
  if (beyond > 0) machine.note(`${beyond} customers are left out: what the model expects of them is beyond what can be reckoned with.`);
  return 0;
}

interface Shop {
  readonly summaries: Summaries;
  readonly model: ValueModel;
  readonly minorPerMajor: number;
}

function shopOf(
  file: OrdersFile | SummaryTable,
  { model, endDay, currency }: { readonly model: ValueModel; readonly endDay: string; readonly currency: Currency | null },
): Shop {
  const { unit } = model;
  if (file.kind === 'summary') {
    const minorPerMajor = currency === null ? 100 : minorPerMajorOf({ currency });
    return { summaries: summariesOfTable(file, unit), model, minorPerMajor };
  }
  const minorPerMajor = minorPerMajorOf(file);
  const summaries = summariesOf(file, { endDay, unit }, minorPerMajor);
  return { summaries, model: { ...model, currency: file.currency }, minorPerMajor };
}

/** Projects over a horizon of its own; the tier is that of the value in 12 months, for which its cut-offs hold. */
function projectedAt({ summaries, model, minorPerMajor }: Shop, index: number, horizon: number): ProjectedCustomer {
  const summary = summaryAt(summaries, index);
  const all = summaries.mean[index] ?? 0;
  const mean = model.spend.basis === 'repeat' && summaries.repeatMean !== null ? (summaries.repeatMean[index] ?? 0) : all;
  const spending = { ...summary, meanMinor: mean * minorPerMajor };
  const expected = expectationOf(spending, { ...model, horizon });
  const { tier, isNew } = projectSummary(spending, model);
  const digits = Math.round(Math.log10(minorPerMajor));
  return { id: summaries.ids[index] ?? '', summary, expected, spend: spendOf(spending, model), tier, isNew, digits };
}

function fieldsOfProjected({ id, summary, expected, spend, tier, isNew }: ProjectedCustomer, { verdicts }: ValueModel): readonly string[] {
  const { frequency, recency, age } = summary;
  const before = [frequency, recency, age, expected.aliveChance, expected.orders, spend, expected.value];
  const after = [expected.noFurtherOrderChance, expected.low, expected.high];
  const withheld = (['counts', 'money', 'chance'] as const).filter(
    (what) => verdicts !== undefined && verdicts[what].verdict !== 'project',
  );
  const notes = [
    ...(frequency === 0 ? ['similar_customers'] : []),
    ...(isNew ? ['new'] : []),
    ...withheld.map((what) => `${what}_not_shown`),
  ];
  return [id, ...before.map(written), tier, ...after.map(written), notes.join(' ')];
}

const DIGITS = 12;

function written(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}
