import { type Currency, currencyDigits, parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { readAmount } from './amounts.ts';
import { type ColumnMap, type FileKind, type Layout, type OrderField, fileKindOf } from './layouts.ts';
import { LeftOutCount } from './left-out.ts';
import { OrderRows } from './order-rows.ts';
import { type DateOrder, type OrderTime, type TimeReader, dateOrderOf, timeReader } from './order-times.ts';
import { columnKey, forEachRow } from '../shared/records.ts';
import type { ByteSource } from '../shared/text-blocks.ts';

export interface ReadOptions {
  readonly timeZone: string;
  /** For files without a column of it. Null where a column has to name it. */
  readonly currency: Currency | null;
  readonly map: ColumnMap;
  /** For dates whose numbers fit both orders. */
  readonly dateOrder: DateOrder | null;
  /** Whether a time is later than now, and with it a fault. */
  readonly isLater: (time: OrderTime) => boolean;
}

/** The orders of a file by currency, and what else was found in it. */
export interface RowsRead {
  readonly layoutName: string;
  readonly byCurrency: ReadonlyMap<Currency, OrderRows>;
  readonly leftOut: LeftOutCount;
  /** Rows of orders that were called off, never paid or refunded whole, and rows that are no trade with a customer. */
  readonly voided: number;
  readonly otherKinds: number;
  /** Rows dated after today, which are among those left out. */
  readonly later: number;
  /** Amounts of which digits beyond those of the currency were rounded away. */
  readonly rounded: number;
}

/** A refund that names its payment, kept until all payments are read. */
interface NamedRefund {
  readonly payment: string;
  readonly time: OrderTime;
  readonly minor: number;
  readonly currency: Currency;
  readonly line: number;
}

/** Tells by its first line what a file is. */
export function kindOfFile(source: ByteSource, { map, currency }: ReadOptions): Result<FileKind, string> {
  return fileKindOf(headerOf(source), map, currency !== null);
}

/** The names in the first line. */
function headerOf(source: ByteSource): readonly string[] {
  let header: readonly string[] = [];
  forEachRow(source, (fields) => {
    header = fields;
    return false;
  });
  return header;
}

/** Reads rows of orders by their layout. Rows that cannot be read are named and left out; a sentence where none can be. */
export function readRows(source: ByteSource, layout: Layout, options: ReadOptions): Result<RowsRead, string> {
  const header = headerOf(source);
  const cells = cellsOf(header, layout);
  const dateOrder = options.dateOrder ?? columnDateOrder(source, cells);
  if (dateOrder === 'undecided' || dateOrder === 'both') return fail(DATE_ORDER_FAULTS[dateOrder]);
  const reader = new RowReader(layout, cells, timeReader({ timeZone: options.timeZone, dateOrder }), options);
  let isHeader = true;
  const fault = forEachRow(source, (fields, line) => {
    if (!isHeader) reader.take(fields, line, header.length);
    isHeader = false;
  });
  return fault === null ? ok(reader.result()) : fail(`It cannot be read to its end: ${fault}.`);
}

const DATE_ORDER_FAULTS = {
  undecided:
    'Its dates, such as 3/4/2026, fit two readings, and none of them decides: say which comes first with --date-order day or --date-order month.',
  both: 'Its dates are written in two orders, day and month before one another: such a column cannot be read.',
} as const;

/** The text of a field in a row. */
type Cells = (fields: readonly string[], field: OrderField | 'voidedAt' | 'takenIn' | 'kind' | 'refundOf') => string;

/** A time of day at the end of a text, without a zone behind it. */
const BARE_CLOCK = /\d:\d\d$/;

function cellsOf(header: readonly string[], layout: Layout): Cells {
  const keys = header.map(columnKey);
  const placesOf = (columns: readonly (string | undefined)[]): readonly number[] =>
    columns.map((column) => (column === undefined ? -1 : keys.indexOf(column))).filter((place) => place !== -1);
  const own = Object.fromEntries(Object.entries(layout.columns).map(([field, columns]) => [field, placesOf(columns)]));
  const places: Readonly<Record<string, readonly number[]>> = {
    ...own,
    voidedAt: placesOf([layout.voidedAt]),
    takenIn: placesOf([layout.takenIn]),
    kind: placesOf([layout.kinds?.column]),
    refundOf: placesOf([layout.refundOf]),
  };
  const timeParts = layout.columns.ordered_at === undefined ? placesOf(layout.timeParts ?? []) : [];
  const { guest } = layout;
  return (fields, field) => {
    if (field === 'ordered_at' && timeParts.length > 0) return timeParts.map((place) => fields[place]?.trim() ?? '').join(' ');
    for (const place of places[field] ?? []) {
      const cell = fields[place]?.trim() ?? '';
      // A column that says so holds the time of no zone but that: a shop's own would move it.
      const text = field === 'ordered_at' && keys[place]?.endsWith('_utc') === true && BARE_CLOCK.test(cell) ? `${cell} UTC` : cell;
      if (text !== '' && (field !== 'customer_id' || text !== guest)) return text;
    }
    return '';
  };
}

/** Which of two numbers is the day, by all dates of a file. Null where they are not written so. */
function columnDateOrder(source: ByteSource, cells: Cells): DateOrder | 'undecided' | 'both' | null {
  let found: DateOrder | 'undecided' | 'both' | null = null;
  let rows = 0;
  forEachRow(source, (fields) => {
    rows += 1;
    const own = rows === 1 ? null : dateOrderOf(cells(fields, 'ordered_at'));
    if (own !== null && own !== 'undecided' && found !== null && found !== 'undecided' && found !== own) found = 'both';
    else if (own !== null && (found === null || found === 'undecided')) found = own;
    // The first rows of a file tell how its dates are written.
    return found !== null || rows < PROBE_ROWS;
  });
  return found;
}

const PROBE_ROWS = 100;

class RowReader {
  readonly #byCurrency = new Map<Currency, OrderRows>();
  readonly #currencies = new Map<string, Currency | null>();
  readonly #leftOut = new LeftOutCount();
  readonly #refunds: NamedRefund[] = [];
  #voided = 0;
  #otherKinds = 0;
  #later = 0;
  #rounded = 0;
  #lastOrderId = '';

  constructor(
    readonly layout: Layout,
    readonly cells: Cells,
    readonly times: TimeReader,
    readonly options: ReadOptions,
  ) {}

  take(fields: readonly string[], line: number, width: number): void {
    const { layout, cells } = this;
    const customerText = cells(fields, 'customer_id');
    const customer = customerText.includes('@') && layout.amountOf === 'order' ? customerText.toLowerCase() : customerText;
    const reject = (reason: string, minor: number | null = null): void => this.#leftOut.add(`line ${line}: ${reason}`, customer, minor);
    if (fields.length !== width && (fields.length < width || fields.slice(width).some((text) => text.trim() !== '')))
      return reject(`it has ${fields.length} fields where the first line has ${width}`);
    const orderId = cells(fields, 'order_id');
    const amountText = cells(fields, 'amount');
    // An export with a row for each item fills the columns of the order in its first row only.
    if (layout.amountOf === 'order' && amountText === '' && orderId !== '' && orderId === this.#lastOrderId) return;
    this.#lastOrderId = orderId;
    if (layout.kinds !== undefined && !layout.kinds.pattern.test(cells(fields, 'kind'))) return void (this.#otherKinds += 1);
    if (this.#isVoid(fields)) return void (this.#voided += 1);
    const currency = this.#currencyOf(cells(fields, 'currency'));
    const payment = cells(fields, 'refundOf');
    if (customer === '' && payment === '') return reject('customer_id is empty', this.#sizeOf(amountText, currency));
    if (orderId === '') return reject('order_id is empty', this.#sizeOf(amountText, currency));
    const timeText = cells(fields, 'ordered_at');
    const time = this.times.read(timeText);
    if (time === null)
      return reject(`ordered_at "${timeText}" is not a date such as 2026-10-28T09:30:00Z`, this.#sizeOf(amountText, currency));
    if (currency === null) return reject(`currency "${cells(fields, 'currency')}" is not a currency code such as EUR`);
    const amount = readAmount(amountText, currencyDigits(currency));
    if (amount.kind === 'none') return reject(`amount "${amountText}" is not an amount of ${currency}`);
    if (amount.kind === 'ambiguous')
      return reject(`amount "${amountText}" may be thousands or a fraction: write it without a separator of thousands`, amount.minor);
    if (this.options.isLater(time)) {
      this.#later += 1;
      return reject(`ordered_at "${timeText}" is after today`, amount.minor);
    }
    if (amount.isRounded) this.#rounded += 1;
    if (payment !== '' && amount.minor < 0) return void this.#refunds.push({ payment, time, minor: amount.minor, currency, line });
    // Where refunds name their payment, what else goes out is no trade with a customer.
    if (layout.refundOf !== undefined && amount.minor < 0) return void (this.#otherKinds += 1);
    const refundedText = cells(fields, 'refunded');
    const refunded = refundedText === '' ? null : readAmount(refundedText, currencyDigits(currency));
    if (refunded !== null && refunded.kind !== 'amount')
      return reject(`refunded "${refundedText}" is not an amount of ${currency}`, amount.minor);
    const minor = amount.minor - Math.abs(refunded?.minor ?? 0);
    if (refunded !== null && refunded.minor !== 0 && minor <= 0) return void (this.#voided += 1);
    const fault = this.#rowsIn(currency).add({ customer, orderId, time, minor, line });
    if (fault !== null) reject(fault, minor);
  }

  #isVoid(fields: readonly string[]): boolean {
    const { layout, cells } = this;
    const state = cells(fields, 'status').toLowerCase().replace(/^wc-/, '');
    return layout.voidStates.includes(state) || cells(fields, 'voidedAt') !== '' || cells(fields, 'takenIn').toLowerCase() === 'false';
  }

  /** What a row that is left out was about, so far as it can be read. */
  #sizeOf(amountText: string, currency: Currency | null): number | null {
    const amount = readAmount(amountText, currency === null ? 2 : currencyDigits(currency));
    return amount.kind === 'none' ? null : amount.minor;
  }

  #currencyOf(text: string): Currency | null {
    const named = text === '' ? (this.options.currency ?? '') : text.toUpperCase();
    let currency = this.#currencies.get(named);
    if (currency === undefined) {
      const parsed = parseCurrency(named);
      currency = parsed.ok ? parsed.value : null;
      this.#currencies.set(named, currency);
    }
    return currency;
  }

  #rowsIn(currency: Currency): OrderRows {
    let rows = this.#byCurrency.get(currency);
    if (rows === undefined) {
      rows = new OrderRows(this.layout.amountOf);
      this.#byCurrency.set(currency, rows);
    }
    return rows;
  }

  result(): RowsRead {
    for (const { payment, time, minor, currency, line } of this.#refunds) {
      const rows = this.#rowsIn(currency);
      const customer = rows.buyerOf(payment);
      if (customer === null) this.#leftOut.add(`line ${line}: it refunds "${payment}", which is not in the file`, '', minor);
      else rows.add({ customer, orderId: payment, time, minor, line });
    }
    return {
      layoutName: this.layout.name,
      byCurrency: this.#byCurrency,
      leftOut: this.#leftOut,
      voided: this.#voided,
      otherKinds: this.#otherKinds,
      later: this.#later,
      rounded: this.#rounded,
    };
  }
}
