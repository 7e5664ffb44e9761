import type { ComparedRecord } from '#domain/reconciliation/compare-records.ts';
import type { OwnRecord, ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { toMajor } from '#domain/money/money.ts';
import type { FileToSave } from '#ports/file-saver.ts';
import { spreadsheetLine } from '../../parts/spreadsheet-line.ts';

/** By it a spreadsheet knows that a table is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const OWN_COLUMNS: readonly (readonly [name: string, cell: (own: OwnRecord) => string])[] = [
  ['own_amount', ({ amount }) => (amount === null ? '' : toMajor(amount))],
  ['own_currency', ({ amount }) => amount?.currency ?? ''],
  ['own_state', ({ state }) => state],
  ['own_at', ({ atMs }) => new Date(atMs).toISOString()],
  ['customer', ({ customerId }) => customerId],
  ['agent', ({ agentId }) => agentId],
];
const PROVIDER_COLUMNS: readonly (readonly [name: string, cell: (record: ProviderRecord) => string])[] = [
  ['provider_reference', ({ reference }) => reference],
  ['provider_amount', ({ amount }) => (amount === null ? '' : toMajor(amount))],
  ['provider_currency', ({ amount }) => amount?.currency ?? ''],
  ['provider_state', ({ kind }) => kind],
  ['provider_at', ({ atMs }) => new Date(atMs).toISOString()],
];

/** A line for each thing that a provider holds, and one for each that it does not: what counts here stands only in the first of its lines, so that a column adds up. */
export function comparisonFile(
  { month, rows }: { readonly month: string; readonly rows: readonly ComparedRecord[] },
  day: string,
): FileToSave {
  const names = ['provider', 'moment', 'ticket', 'verdict', ...[...OWN_COLUMNS, ...PROVIDER_COLUMNS].map(([name]) => name)];
  const lines = [names, ...rows.flatMap(linesOf)].map((cells) => `${spreadsheetLine(cells)}\r\n`);
  return { name: `make-it-right-providers-${month}-${day}.csv`, type: 'text/csv;charset=utf-8', parts: [BYTE_ORDER_MARK, ...lines] };
}

function linesOf({ source, verdict, own, records }: ComparedRecord): readonly (readonly string[])[] {
  const [first = null, ...others] = records;
  const line = (mine: OwnRecord | null, theirs: ProviderRecord | null): readonly string[] => [
    source,
    own?.key ?? theirs?.key ?? '',
    own?.ticketId ?? theirs?.ticketId ?? '',
    verdict,
    ...OWN_COLUMNS.map(([, cell]) => (mine === null ? '' : cell(mine))),
    ...PROVIDER_COLUMNS.map(([, cell]) => (theirs === null ? '' : cell(theirs))),
  ];
  return [line(own, first), ...others.map((record) => line(null, record))];
}
