import { parse } from 'csv-parse/sync';
import { type ByteSource, type TextBlock, textBlocks } from './text-blocks.ts';

export type Delimiter = ',' | ';' | '\t';

/** A column's name without what exports differ in: case, spaces and signs. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** A line break of old Macs: spreadsheets there still write it, and so do programs that mix kinds. */
const LONE_RETURN = /\r(?!\n|$)/;

/** What is done with each row: its fields as they are written, and the line it begins on. False ends the reading. */
type TakeRow = (fields: readonly string[], line: number) => boolean | void;

/**
 * Reads a file of rows, the first of which names the columns; what parts the fields is found by it. Empty lines are left out. A file
 * with a quote that is never closed ends at that row, with a sentence; null where all was read.
 */
export function forEachRow(source: ByteSource, take: TakeRow): string | null {
  let delimiter: Delimiter | null = null;
  for (const block of textBlocks(source)) {
    delimiter ??= delimiterOf(block.text);
    const fault = block.hasQuotes || LONE_RETURN.test(block.text) ? quotedRows(block, delimiter, take) : plainRows(block, delimiter, take);
    if (fault !== null) return fault === '' ? null : fault;
  }
  return null;
}

/** Of the signs that may part fields the one that the first line has most of, outside of quotes. */
function delimiterOf(text: string): Delimiter {
  const [header = ''] = text
    .replace(/^[\r\n]+/, '')
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/, 1);
  const count = (sign: Delimiter): number => header.split(sign).length;
  return (['\t', ';'] as const).reduce<Delimiter>((most, sign) => (count(sign) > count(most) ? sign : most), ',');
}

/** Rows without a quote are split by their signs alone: in a file of millions that saves most of the time. */
function plainRows({ text, line }: TextBlock, delimiter: Delimiter, take: TakeRow): string | null {
  let at = line - 1;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const stop = end === -1 ? text.length : end;
    const row = text.slice(from, text.charCodeAt(stop - 1) === 13 && stop > from ? stop - 1 : stop);
    at += 1;
    if (row !== '' && take(row.split(delimiter), at) === false) return '';
    from = stop + 1;
  }
  return null;
}

/** What the parser gives with `info`, which its types do not say. */
interface QuotedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function quotedRows({ text, line }: TextBlock, delimiter: Delimiter, take: TakeRow): string | null {
  let before = 0;
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as readonly QuotedRow[];
    for (const { record, info } of rows) {
      const isEmpty = record.length === 1 && record[0] === '';
      if (!isEmpty && take(record, line + before) === false) return '';
      before = info.lines;
    }
    return null;
  } catch {
    return `from line ${line} on a quote is opened and never closed`;
  }
}
