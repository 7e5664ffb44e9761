import { type Currency, currencyDigits, parseCurrency } from '#domain/money/money.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { KIND_KEY } from '#domain/gestures/own-kinds.ts';
import { type FoundMoment, giverOf, withFacts } from '#domain/moments/past-facts.ts';
import type { PastMoment } from '#domain/policy/replay.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { readAmount } from '../orders/amounts.ts';
import { type TimeReader, timeReader } from '../orders/order-times.ts';
import { type TableRow, readTable } from '../shared/table.ts';
import type { ByteSource } from '../shared/text-blocks.ts';
import { readDecision } from './app-formats.ts';

export interface MomentsFile {
  readonly moments: readonly PastMoment[];
  /** Rows in another currency, of moments that were not given, and of moments that are about no gesture, which are left out. */
  readonly otherCurrencies: number;
  readonly notGiven: number;
  readonly withoutGesture: number;
  /** A sentence for every row that cannot be read: line and reason. */
  readonly rejected: readonly string[];
}

export const MOMENT_COLUMNS = [
  'id',
  'given_at',
  'ticket',
  'customer',
  'agent',
  'cause',
  'fault',
  'severity',
  'gesture',
  'amount',
  'currency',
  'decision',
] as const;
const STATUS = 'status';

type Values = Readonly<Record<(typeof MOMENT_COLUMNS)[number] | typeof STATUS, string>>;

/** In which currency moments are read, and whose clock a time without a zone is of. */
interface MomentTerms {
  readonly currency: Currency;
  readonly timeZone: string;
}

/**
 * Reads moments with what the records of `service_moment` hold in columns, amounts in major units; encodings, times and amounts as
 * orders are read. Rows that cannot be read are named and left out. Refused, with a sentence: a missing column, no row that can be read.
 */
export function readMoments(source: ByteSource, { currency, timeZone }: MomentTerms): Result<MomentsFile, string> {
  const table = readTable<keyof Values>(source, MOMENT_COLUMNS, [STATUS]);
  if (!table.ok) return table;
  const { found, ...rest } = readRows(table.value, currency, timeReader({ timeZone, dateOrder: null }));
  if (found.length > 0) return ok({ ...rest, moments: withFacts(found) });
  const [first] = rest.rejected;
  const reason = first === undefined ? '' : ` The first of ${rest.rejected.length} rows that cannot be read: ${first}.`;
  return fail(`There is no moment in ${currency} that was given and can be read.${reason} Choose another currency with --currency.`);
}

function readRows(
  table: readonly TableRow<keyof Values>[],
  currency: Currency,
  times: TimeReader,
): Omit<MomentsFile, 'moments'> & { readonly found: readonly FoundMoment[] } {
  const lineById = new Map<string, number>();
  const found: FoundMoment[] = [];
  const rejected: string[] = [];
  let otherCurrencies = 0;
  let notGiven = 0;
  let withoutGesture = 0;
  for (const { line, values } of table) {
    const row = values.ok ? readRow(values.value, { currency, times, line, lineById }) : values;
    if (!row.ok) rejected.push(`line ${line}: ${row.error}`);
    else if (row.value === 'other_currency') otherCurrencies += 1;
    else if (row.value === 'not_given') notGiven += 1;
    else if (row.value === 'without_gesture') withoutGesture += 1;
    else found.push(row.value);
  }
  return { found, rejected, otherCurrencies, notGiven, withoutGesture };
}

interface Place {
  readonly currency: Currency;
  readonly times: TimeReader;
  readonly line: number;
  readonly lineById: Map<string, number>;
}

/** The moment, or why it is left out, or what is wrong with it. */
function readRow(
  values: Values,
  { currency, times, line, lineById }: Place,
): Result<FoundMoment | 'other_currency' | 'not_given' | 'without_gesture', string> {
  // The team keeps other moments as well: wins among colleagues, and ideas.
  if (values.id !== '' && values.status === '' && values.gesture === '' && values.amount === '') return ok('without_gesture');
  const empty = (['id', 'ticket', 'customer', 'agent', 'cause'] as const).find((column) => values[column] === '');
  if (empty !== undefined) return fail(`${empty} is empty`);
  const earlier = lineById.get(values.id);
  if (earlier !== undefined) return fail(`id "${values.id}" is already on line ${earlier}`);
  lineById.set(values.id, line);
  if (values.status !== '' && values.status !== 'given') return ok('not_given');
  const code = parseCurrency(values.currency);
  if (!code.ok) return fail(`currency "${values.currency}" is not a currency code such as EUR`);
  return code.value === currency ? readMoment(values, currency, times) : ok('other_currency');
}

function readMoment(values: Values, currency: Currency, times: TimeReader): Result<FoundMoment, string> {
  const time = times.read(values.given_at);
  if (time === null) return fail(`given_at "${values.given_at}" is not a date such as 2026-10-28T09:30:00Z`);
  const amount = readAmount(values.amount, currencyDigits(currency));
  if (amount.kind === 'ambiguous')
    return fail(`amount "${values.amount}" may be thousands or a fraction: write it without a separator of thousands`);
  if (amount.kind === 'none' || amount.minor < 0) return fail(`amount "${values.amount}" is not an amount of ${currency}`);
  const fault = FAULTS.find((known) => known === values.fault);
  if (fault === undefined) return fail(oneOf('fault', values.fault, FAULTS));
  const severity = SEVERITIES.find((known) => String(known) === values.severity);
  if (severity === undefined) return fail(oneOf('severity', values.severity, SEVERITIES));
  const { gesture } = values;
  // A kind that a policy named itself is one, whatever policy is tried.
  if (!KIND_KEY.test(gesture)) return fail(`${oneOf('gesture', gesture, GESTURE_KINDS)}, and no key such as miles`);
  const decision = values.decision === '' ? ok(null) : readDecision(values.decision);
  if (!decision.ok) return decision;
  return ok({
    id: values.id,
    atMs: time.atMs,
    ticketId: values.ticket,
    customerId: values.customer,
    ...giverOf(values.agent, decision.value),
    cause: values.cause,
    fault,
    severity,
    gesture,
    amountMinor: amount.minor,
    suggestedMinor: decision.value?.suggestedMinor ?? null,
    facts: decision.value?.facts ?? null,
  });
}

function oneOf(column: string, given: string, known: readonly (string | number)[]): string {
  return `${column} "${given}" is not one of ${known.join(', ')}`;
}
