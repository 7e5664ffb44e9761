import { type Result, fail, ok } from '#domain/shared/result.ts';
import { columnKey, forEachRow } from './records.ts';
import type { ByteSource } from './text-blocks.ts';

/** A row of a table, from the line it starts on: its values, or why they cannot be told apart. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly values: Result<Readonly<Record<Column, string>>, string>;
}

/**
 * Reads a file whose first line names its columns, in any order, case and encoding, parted by whatever parts that line, and with others
 * among them. Values come without the spaces around them. An optional column that is not there is empty. A sentence says which column
 * is missing, or where the file cannot be read on.
 */
export function readTable<Column extends string>(
  source: ByteSource,
  columns: readonly Column[],
  optional: readonly Column[] = [],
): Result<readonly TableRow<Column>[], string> {
  let header: readonly string[] | null = null;
  let places: readonly { readonly column: Column; readonly place: number }[] = [];
  const rows: TableRow<Column>[] = [];
  const fault = forEachRow(source, (fields, line) => {
    if (header !== null) rows.push(tableRow({ line, fields }, places, header.length));
    else {
      header = fields;
      const keys = fields.map(columnKey);
      places = [...columns, ...optional].map((column) => ({ column, place: keys.indexOf(columnKey(column)) }));
    }
  });
  const missing = columns.filter((column) => !places.some((one) => one.column === column && one.place !== -1));
  if (missing.length > 0) return fail(`The column ${missing.map((name) => `"${name}"`).join(', ')} is missing: ${foundIn(header ?? [])}.`);
  return fault === null ? ok(rows) : fail(`It cannot be read to its end: ${fault}.`);
}

function foundIn(names: readonly string[]): string {
  return names.length === 0 ? 'the file is empty' : `the first line has ${names.map((name) => name.trim()).join(', ')}`;
}

/** What a spreadsheet leaves empty behind the last column is no column. */
function tableRow<Column extends string>(
  { line, fields }: { readonly line: number; readonly fields: readonly string[] },
  places: readonly { readonly column: Column; readonly place: number }[],
  width: number,
): TableRow<Column> {
  if (fields.length < width || fields.slice(width).some((text) => text.trim() !== ''))
    return { line, values: fail(`it has ${fields.length} fields where the first line has ${width}`) };
  const values = Object.fromEntries(places.map(({ column, place }) => [column, fields[place]?.trim() ?? '']));
  return { line, values: ok(values as Record<Column, string>) };
}
