import { describe, expect, it } from 'vitest';
import { bytesOf } from '#builders/an-orders-file.ts';
import { aRawRecord } from '#builders/a-raw-record.ts';
import { MOMENT_COLUMNS, readMoments } from '#cli/simulate/moments-file.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { ENTRY_TABLE, MOMENT_TABLE, type RecordTable } from '#features/lead/parts/export/record-rows.ts';
import { spreadsheetLine } from '#features/lead/parts/spreadsheet-line.ts';
import type { RawRecord } from '#ports/record-pages.ts';
import { expectOk } from '../../../../contracts/expect-result.ts';

function told({ names, row }: RecordTable, record: RawRecord): Readonly<Record<string, string>> {
  const cells = row(record);
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}

const EUR = expectOk(parseCurrency('EUR'));

describe('the table of moments', () => {
  it('says how many were given of what is counted', () => {
    const row = told(MOMENT_TABLE, aRawRecord('1', { gesture: 'miles', currency: 'EUR', amount_minor: 600 }, { count: 500 }));
    expect(row).toMatchObject({ gesture: 'miles', amount: '6.00', count: '500', other_detail: '' });
  });

  it('begins with what `npm run simulate` reads, which takes it as it is', () => {
    expect(MOMENT_TABLE.names.slice(0, MOMENT_COLUMNS.length)).toEqual(MOMENT_COLUMNS);
    const records = [aRawRecord('1'), aRawRecord('2', { status: 'asked' }), aRawRecord('3', { story: '=1+1', amount_minor: 1250 })];
    const csv = [MOMENT_TABLE.names, ...records.map(MOMENT_TABLE.row)].map(spreadsheetLine).join('\r\n');
    const { moments, rejected, notGiven } = expectOk(readMoments(bytesOf(`\uFEFF${csv}\r\n`), { currency: EUR, timeZone: 'UTC' }));
    expect(rejected).toEqual([]);
    expect(notGiven).toBe(1);
    expect(moments.map(({ id, amountMinor, suggestedMinor }) => [id, amountMinor, suggestedMinor])).toEqual([
      ['m-1', 1000, 1000],
      ['m-3', 1250, 1000],
    ]);
  });

  it('shows what a newer version wrote as it stands, fields and detail', () => {
    const record = aRawRecord(
      '1',
      { status: 'postponed', gesture: 'song', schema_version: 7, outcome: 'glad' },
      { mood: ['call'], fields: { story: 'kept' } },
    );
    expect(told(MOMENT_TABLE, record)).toMatchObject({
      status: 'postponed',
      gesture: 'song',
      schema_version: '7',
      other_fields: '{"outcome":"glad"}',
      other_detail: '{"mood":["call"]}',
    });
  });

  it('has what kind of moment it is, and what was said of its to-do’s', () => {
    const todos = [{ what: 'issue_credit', whoId: '11', whoName: 'Ann Example', doneAtMs: 1000 }];
    const row = told(MOMENT_TABLE, aRawRecord('1', { kind: 'process_fix' }, { todos }));
    expect(row).toMatchObject({ kind: 'process_fix', todos: JSON.stringify(todos), other_detail: '' });
  });

  it('shows a detail that is no JSON as it stands, and no amount where there is none', () => {
    const row = told(MOMENT_TABLE, aRawRecord('1', { currency: 'ZZZ', amount_minor: null }, null));
    expect(row).toMatchObject({ other_detail: 'not JSON', amount: '', amount_minor: '', currency: 'ZZZ', fault: '', decision: '' });
  });

  it('names no column twice', () => {
    for (const { names } of [MOMENT_TABLE, ENTRY_TABLE]) expect(new Set(names).size).toBe(names.length);
  });
});

describe('the table of journal entries', () => {
  it('has the kind as it stands, and the detail whole', () => {
    const row = told(ENTRY_TABLE, aRawRecord('1', { kind: 'hug', moment: 'm-1', agent_day: '11@2026-01-05' }));
    expect(row).toMatchObject({ id: 'm-1', kind: 'hug', moment: 'm-1', amount: '10.00', agent_day: '11@2026-01-05' });
    expect(row['other_detail']).toContain('"fault":"ours"');
    expect(JSON.parse(row['other_fields'] ?? '')).toMatchObject({ status: 'given', gesture: 'credit' });
  });
});
