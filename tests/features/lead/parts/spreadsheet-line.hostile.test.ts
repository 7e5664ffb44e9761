import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import { MOMENT_TABLE } from '#features/lead/parts/export/record-rows.ts';
import { spreadsheetLine } from '#features/lead/parts/spreadsheet-line.ts';

describe('a table with whatever people write', () => {
  it.each(EACH_HOSTILE)('has a cell for each field and a row for each record: %s', (_name, text) => {
    const record = aRawRecord('1', { story: text, cause: text, kind: text }, { deviation: text, mood: text });
    const csv = [MOMENT_TABLE.names, MOMENT_TABLE.row(record), MOMENT_TABLE.row(aRawRecord('2'))].map(spreadsheetLine).join('\r\n');
    const rows: readonly Record<string, string>[] = parse(csv, { columns: true });
    expect(rows).toHaveLength(2);
    // In UTF-8 there is no half of a character.
    const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
    const cell = saved.startsWith('=') ? `'${saved}` : saved;
    expect(rows[0]).toMatchObject({ id: 'm-1', story: cell, cause: cell, kind: cell, deviation: cell });
    expect(rows[1]).toMatchObject({ id: 'm-2', story: 'The parcel came late.' });
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'])('is run by no spreadsheet: %j', (sign) => {
    expect(parse(spreadsheetLine([`${sign}1+1`]))).toEqual([[`'${sign}1+1`]]);
  });
});
