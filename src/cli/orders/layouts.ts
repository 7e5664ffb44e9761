import { columnKey } from '../shared/records.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** What a row of orders says, whatever its columns are called. */
export const ORDER_FIELDS = ['customer_id', 'order_id', 'ordered_at', 'amount', 'currency', 'status', 'refunded'] as const;
export type OrderField = (typeof ORDER_FIELDS)[number];

/** The columns of a summary table, one customer a row; `log_gaps` may be among them. */
const SUMMARY_COLUMNS = ['customer_id', 'frequency', 'recency', 't', 'monetary_value'] as const;

/** How the rows of an export stand to its orders. */
export interface Layout {
  readonly name: string;
  /** Columns by which the export is known, as {@link columnKey} writes them. Of an inner list one is enough. */
  readonly knownBy: readonly (string | readonly string[])[];
  /** For each field the columns it may stand in: the first that holds something counts. Times are written together from several. */
  readonly columns: Readonly<Partial<Record<OrderField, readonly string[]>>>;
  /** Columns that are written together to the time. */
  readonly timeParts?: readonly string[];
  /** Whether the amount of a row is that of a line of the order, to be summed, or of the whole order, to be taken once. */
  readonly amountOf: 'line' | 'order';
  /** States in which nothing was bought, or all was given back; in small letters. */
  readonly voidStates: readonly string[];
  /** A column that is filled where an order was called off. */
  readonly voidedAt?: string;
  /** A column that is `false` where a payment was never taken. */
  readonly takenIn?: string;
  /** The kinds of row that are orders and refunds, and the column that names them; other rows are no trade with a customer. */
  readonly kinds?: { readonly column: string; readonly pattern: RegExp };
  /** What stands in place of a customer where somebody bought as a guest. */
  readonly guest?: string;
  /** The column in which a refund names the payment it is of. */
  readonly refundOf?: string;
}

const OWN: Layout = {
  name: 'orders',
  knownBy: [],
  columns: {
    customer_id: ['customer_id'],
    order_id: ['order_id'],
    ordered_at: ['ordered_at'],
    amount: ['amount'],
    currency: ['currency'],
    status: ['status'],
    refunded: ['refunded'],
  },
  amountOf: 'line',
  voidStates: ['voided', 'cancelled', 'canceled', 'failed', 'pending', 'refunded'],
};

const LAYOUTS: readonly Layout[] = [
  {
    name: 'Shopify orders',
    knownBy: ['name', 'email', 'financial_status', 'created_at', 'total'],
    columns: {
      customer_id: ['email'],
      order_id: ['name', 'id'],
      ordered_at: ['created_at'],
      amount: ['total'],
      currency: ['currency'],
      status: ['financial_status'],
      refunded: ['refunded_amount'],
    },
    amountOf: 'order',
    voidStates: ['voided', 'pending', 'authorized', 'expired', 'refunded', 'unpaid'],
    voidedAt: 'cancelled_at',
  },
  {
    name: 'Stripe payments',
    knownBy: ['amount', 'amount_refunded', ['created_utc', 'created_date_utc', 'created'], 'status'],
    columns: {
      customer_id: ['customer_id', 'customer_email'],
      order_id: ['id', 'paymentintent_id', 'payment_intent_id'],
      ordered_at: ['created_utc', 'created_date_utc', 'created'],
      amount: ['amount'],
      currency: ['currency'],
      status: ['status'],
      refunded: ['amount_refunded'],
    },
    amountOf: 'order',
    voidStates: [
      'failed',
      'canceled',
      'cancelled',
      'pending',
      'refunded',
      'uncaptured',
      'incomplete',
      'requires_payment_method',
      'blocked',
    ],
    takenIn: 'captured',
  },
  {
    name: 'Stripe balance, by activity',
    knownBy: ['balance_transaction_id', 'reporting_category', 'gross', ['created_utc', 'created']],
    columns: {
      customer_id: ['customer_id', 'customer_email'],
      order_id: ['charge_id', 'source_id', 'balance_transaction_id'],
      ordered_at: ['created_utc', 'created'],
      amount: ['gross'],
      currency: ['currency'],
    },
    amountOf: 'order',
    voidStates: [],
    kinds: { column: 'reporting_category', pattern: /^(?:charge|refund|dispute)$/i },
  },
  {
    name: 'Stripe balance',
    knownBy: ['id', 'type', 'source', 'amount', 'net', ['created_utc', 'created']],
    columns: {
      customer_id: ['customer_id', 'customer_email'],
      order_id: ['source', 'id'],
      ordered_at: ['created_utc', 'created'],
      amount: ['amount'],
      currency: ['currency'],
    },
    amountOf: 'order',
    voidStates: [],
    kinds: { column: 'type', pattern: /^(?:charge|payment|refund|payment_refund|adjustment)$/i },
  },
  {
    name: 'Square transactions',
    knownBy: ['date', 'time', 'time_zone', 'transaction_id', ['net_sales', 'total_collected']],
    columns: {
      customer_id: ['customer_id', 'customer_reference_id'],
      order_id: ['transaction_id'],
      amount: ['net_sales', 'total_collected'],
      currency: ['currency'],
      status: ['transaction_status'],
    },
    timeParts: ['date', 'time', 'time_zone'],
    amountOf: 'order',
    voidStates: ['voided', 'failed', 'canceled', 'cancelled', 'pending'],
    kinds: { column: 'event_type', pattern: /^(?:payment|refund|)$/i },
  },
  {
    name: 'PayPal activity',
    knownBy: ['date', 'time', ['timezone', 'time_zone'], 'gross', 'transaction_id'],
    columns: {
      customer_id: ['from_email_address'],
      order_id: ['transaction_id'],
      amount: ['gross'],
      currency: ['currency'],
      status: ['status'],
    },
    timeParts: ['date', 'time', 'timezone', 'time_zone'],
    amountOf: 'order',
    voidStates: ['denied', 'pending', 'failed', 'canceled', 'cancelled', 'voided', 'expired'],
    kinds: { column: 'type', pattern: /payment|checkout|sale|refund|revers|chargeback/i },
    refundOf: 'reference_txn_id',
  },
  {
    name: 'WooCommerce orders',
    knownBy: [
      ['order_total', 'order_total_amount'],
      ['order_date', 'paid_date', 'date_created', 'date'],
      ['order_id', 'order_number'],
      ['status', 'order_status'],
    ],
    columns: {
      customer_id: ['customer_id', 'customer_email', 'billing_email', 'email_billing', 'customer_user'],
      order_id: ['order_id', 'order_number'],
      ordered_at: ['order_date', 'paid_date', 'date_created', 'date'],
      amount: ['order_total', 'order_total_amount'],
      currency: ['order_currency', 'currency'],
      status: ['status', 'order_status'],
      refunded: [
        'refunded_amount',
        'refund_amount',
        'order_refund',
        'order_refund_amount',
        'total_refunded',
        'refunded_total',
        'refund_total',
      ],
    },
    amountOf: 'order',
    guest: '0',
    voidStates: ['cancelled', 'canceled', 'failed', 'pending', 'on-hold', 'refunded', 'checkout-draft', 'trash'],
  },
];

/** What a file holds, by its first line. */
export type FileKind = { readonly kind: 'orders'; readonly layout: Layout } | { readonly kind: 'summary'; readonly hasLogGaps: boolean };

/** Names which field stands in which column, for files with names of their own: `customer_id="Email"`. */
export type ColumnMap = ReadonlyMap<OrderField, string>;

/**
 * Tells by the first line what a file is: our own columns, an export of a shop, or a summary table. Columns that a mapping names stand
 * before all others. A sentence says which column is missing.
 */
export function fileKindOf(header: readonly string[], map: ColumnMap, hasCurrency: boolean): Result<FileKind, string> {
  const keys = new Set(header.map(columnKey));
  const has = (wanted: string | readonly string[]): boolean =>
    (typeof wanted === 'string' ? [wanted] : wanted).some((key) => keys.has(key));
  const unknown = [...map.values()].filter((name) => !keys.has(columnKey(name)));
  if (unknown.length > 0) return fail(`There is no column ${quoted(unknown)} for --map: ${foundIn(header)}.`);
  const twiceIn = (wanted: readonly string[]): string | null => {
    const twice = wanted.filter((key) => header.filter((name) => columnKey(name) === key).length > 1);
    return twice.length === 0
      ? null
      : `The column ${quoted(twice)} stands more than once in the first line, in whatever case: which one counts nobody can tell. Rename or remove the others.`;
  };
  if (map.size === 0 && SUMMARY_COLUMNS.every(has)) {
    const twice = twiceIn([...SUMMARY_COLUMNS, 'log_gaps']);
    return twice === null ? ok({ kind: 'summary', hasLogGaps: keys.has('log_gaps') }) : fail(twice);
  }
  const own = ['customer_id', 'order_id', 'ordered_at', 'amount'].every(has);
  const layout = own ? OWN : (LAYOUTS.find(({ knownBy }) => knownBy.every(has)) ?? OWN);
  const columns = { ...layout.columns, ...Object.fromEntries([...map].map(([field, name]) => [field, [columnKey(name)]])) };
  const isThere = (field: OrderField): boolean =>
    (field === 'ordered_at' && layout.timeParts !== undefined && !map.has(field)) || (columns[field] ?? []).some((key) => keys.has(key));
  const needed: readonly OrderField[] = [
    'customer_id',
    'order_id',
    'ordered_at',
    'amount',
    ...(hasCurrency ? [] : (['currency'] as const)),
  ];
  const missing = needed.filter((field) => !isThere(field));
  if (missing.length > 0) {
    const currency = missing.includes('currency') ? ' A currency that no column names can be given with --currency.' : '';
    return fail(
      `The column ${quoted(missing)} is missing: ${foundIn(header)}.${currency} A column of another name is named with --map, as in --map customer_id="Email".`,
    );
  }
  const twice = twiceIn(Object.values(columns).flat());
  return twice === null ? ok({ kind: 'orders', layout: { ...layout, columns } }) : fail(twice);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function foundIn(header: readonly string[]): string {
  return header.length === 0 ? 'the file is empty' : `the first line has ${header.map((name) => name.trim()).join(', ')}`;
}
