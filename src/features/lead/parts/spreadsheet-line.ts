import { csvLine } from '#domain/shared/csv-line.ts';

/** What a spreadsheet would run as a formula, also in the wide forms of its signs: whoever wrote a story must not run anything at whoever opens the table. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** Writes a row of CSV in which every cell is a text or a number to a spreadsheet: an apostrophe goes before what begins a formula. */
export function spreadsheetLine(cells: readonly string[]): string {
  return csvLine(cells.map((cell) => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)));
}
