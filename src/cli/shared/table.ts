import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type CsvRow, parseCsv } from './csv.ts';

/** A row of a table, from the line it starts on: its values, or why they cannot be told apart. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly values: Result<Readonly<Record<Column, string>>, string>;
}

/**
 * Reads CSV whose first line names its columns, in any order and with others among them; a byte-order mark is left out. Values come
 * without the spaces around them. An optional column that is not there is empty. A sentence says which column is missing.
 */
export function parseTable<Column extends string>(
  text: string,
  columns: readonly Column[],
  optional: readonly Column[] = [],
): Result<readonly TableRow<Column>[], string> {
  const [header, ...rows] = parseCsv(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const names = header?.fields.map((name) => name.trim()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) return fail(`The column ${missing.map((name) => `"${name}"`).join(', ')} is missing: ${foundIn(names)}.`);
  const places = [...columns, ...optional].map((column) => ({ column, place: names.indexOf(column) }));
  return ok(rows.map((row) => tableRow(row, places, names.length)));
}

function foundIn(names: readonly string[]): string {
  return names.length === 0 ? 'the file is empty' : `the first line has ${names.join(', ')}`;
}

function tableRow<Column extends string>(
  { line, fields }: CsvRow,
  places: readonly { readonly column: Column; readonly place: number }[],
  width: number,
): TableRow<Column> {
  if (fields.length !== width) return { line, values: fail(`it has ${fields.length} fields where the first line has ${width}`) };
  const values = Object.fromEntries(places.map(({ column, place }) => [column, fields[place]?.trim() ?? '']));
  return { line, values: ok(values as Record<Column, string>) };
}
