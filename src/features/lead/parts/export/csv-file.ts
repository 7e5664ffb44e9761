import type { RawRecord } from '#ports/record-pages.ts';
import type { FileToSave } from '#ports/file-saver.ts';
import { spreadsheetLine } from '../spreadsheet-line.ts';
import type { RecordTable } from './record-rows.ts';

/** By it a spreadsheet knows that a table is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One record as a line of a table. */
export function csvLine(table: RecordTable, record: RawRecord): string {
  return `${spreadsheetLine(table.row(record))}\r\n`;
}

/** A table of records as a file without its name: `npm run simulate` reads that of moments as it is. */
export function csvFile(table: RecordTable, lines: readonly string[]): Pick<FileToSave, 'type' | 'parts'> {
  return { type: 'text/csv;charset=utf-8', parts: [`${BYTE_ORDER_MARK}${spreadsheetLine(table.names)}\r\n`, ...lines] };
}
