import { money, parseCurrency, toMajor } from '#domain/money/money.ts';
import type { RawRecord } from '#ports/record-pages.ts';

type Column = readonly [name: string, cell: (record: RawRecord) => string];

/** What a table says of each record of its object, column by column. */
export interface RecordTable {
  readonly names: readonly string[];
  readonly row: (record: RawRecord) => readonly string[];
}

const DETAIL_OF_MOMENT = ['fault', 'count', 'decision', 'deviation', 'receipts', 'todos'] as const;

const field = (name: string): Column => [name, ({ values }) => text(values[name])];
const inDetail = (name: (typeof DETAIL_OF_MOMENT)[number]): Column => [name, ({ detail }) => text(detail?.[name])];
const amount: Column = ['amount', ({ values }) => major(values['amount_minor'], values['currency'])];
const stamps: readonly Column[] = [
  ['record_id', ({ id }) => id],
  ['created_by', ({ createdById }) => createdById],
  ['updated_at', ({ updatedAt }) => updatedAt],
];

/** The columns that `npm run simulate` reads stand first, by its names. */
export const MOMENT_TABLE = table(
  [
    ['id', ({ externalId }) => externalId],
    ['given_at', ({ createdAt }) => createdAt],
    field('ticket'),
    field('customer'),
    field('agent'),
    field('cause'),
    inDetail('fault'),
    field('severity'),
    field('gesture'),
    amount,
    field('currency'),
    inDetail('decision'),
    field('status'),
    field('kind'),
    field('day'),
    field('story'),
    inDetail('deviation'),
    inDetail('receipts'),
    inDetail('todos'),
    field('amount_minor'),
    inDetail('count'),
    field('schema_version'),
    ...stamps,
  ],
  [...DETAIL_OF_MOMENT, 'fields'],
);

export const ENTRY_TABLE = table(
  [
    ['id', ({ externalId }) => externalId],
    ['created_at', ({ createdAt }) => createdAt],
    field('kind'),
    field('moment'),
    field('ticket'),
    field('customer'),
    field('agent'),
    amount,
    field('currency'),
    field('cause'),
    field('agent_day'),
    field('amount_minor'),
    field('schema_version'),
    ...stamps,
  ],
  [],
);

/** The columns, and behind them what none of them tells: a table leaves nothing out of what a later version wrote. */
function table(columns: readonly Column[], told: readonly string[]): RecordTable {
  const names = columns.map(([name]) => name);
  return {
    names: [...names, 'other_detail', 'other_fields'],
    row: (record) => [
      ...columns.map(([, cell]) => cell(record)),
      record.detail === null ? text(record.values['detail']) : others(record.detail, told),
      others(record.values, [...names, 'detail']),
    ],
  };
}

/** What holds something and is told by no column, as JSON; empty where nothing does. */
function others(all: Readonly<Record<string, unknown>>, known: readonly string[]): string {
  const rest = Object.entries(all).filter(([key, value]) => !known.includes(key) && value !== null && value !== '');
  return rest.length === 0 ? '' : JSON.stringify(Object.fromEntries(rest));
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** In major units, as people and `simulate` read it; empty where it is no amount of a currency. */
function major(minor: unknown, currency: unknown): string {
  const code = parseCurrency(text(currency));
  return code.ok && typeof minor === 'number' && Number.isSafeInteger(minor) ? toMajor(money(minor, code.value)) : '';
}
