export interface CsvRow {
  /** The line the row starts on, counting from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Splits CSV text (RFC 4180: quoted fields may hold commas, doubled quotes and line breaks) into rows; blank lines are left out. */
export function parseCsv(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let row: { line: number; fields: string[] } = { line, fields: [] };
  const field = /(?:"((?:[^"]|"")*)(?:"|$)([^,\r\n]*)|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (field.lastIndex < text.length || row.fields.length > 0) {
    const [whole = '', quoted, afterQuote = '', plain = '', end = ''] = field.exec(text) ?? [];
    // Text after the closing quote belongs to the field: spreadsheets read it so, and losing it silently would be worse.
    row.fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + afterQuote);
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (row.fields.length > 1 || row.fields[0] !== '') rows.push(row);
    row = { line, fields: [] };
  }
  return rows;
}
