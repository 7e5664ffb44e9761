import { describe, expect, it } from 'vitest';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { csvFile, csvLine } from '#features/lead/parts/export/csv-file.ts';
import { MOMENT_TABLE } from '#features/lead/parts/export/record-rows.ts';

describe('a table as a file', () => {
  it('is UTF-8 that says so, its names first and a line for each record', () => {
    const { type, parts } = csvFile(MOMENT_TABLE, [csvLine(MOMENT_TABLE, aRawRecord('1'))]);
    expect(type).toBe('text/csv;charset=utf-8');
    const [head = '', line = ''] = parts;
    expect(head).toMatch(/^\uFEFFid,given_at,.*\r\n$/);
    expect(line).toMatch(/^m-1,2026-01-05T10:00:00Z,.*\r\n$/);
    expect(csvFile(MOMENT_TABLE, []).parts).toEqual([head]);
  });
});
