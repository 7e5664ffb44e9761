import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import { hasData, readData, withoutData } from '#builders/shared-data.ts';
import { minorPerMajorOf } from '#cli/ltv/known-customers.ts';
import { summariesOf, summaryAt } from '#cli/ltv/summaries.ts';

const QUERY = readFileSync('src/docs/summary.sql', 'utf8');

interface Asked {
  readonly endDay: string;
  readonly timeZone: string;
}

/** What the query gives for a file, by customer: frequency, recency, T, mean and log gaps. */
async function queried(text: string, { endDay, timeZone }: Asked): Promise<ReadonlyMap<string, readonly number[]>> {
  const path = join(mkdtempSync(join(tmpdir(), 'summary-sql-')), 'orders.csv');
  writeFileSync(path, text);
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`create view orders as select * from read_csv('${path}', all_varchar = true)`);
  const query = QUERY.replace("date '2011-12-09'", `date '${endDay}'`).replace("'UTC' as time_zone", `'${timeZone}' as time_zone`);
  const rows = await (await connection.run(query)).getRowsJS();
  connection.closeSync();
  return new Map(rows.map(([id, ...figures]) => [typeof id === 'string' ? id : '', figures.map(Number)]));
}

function summarised(text: string, { endDay, timeZone }: Asked): ReadonlyMap<string, readonly number[]> {
  const file = anOrdersFile(text, { timeZone });
  const summaries = summariesOf(file, { endDay, unit: 'week' }, minorPerMajorOf(file));
  return new Map(
    summaries.ids.map((id, index) => {
      const { frequency, recency, age } = summaryAt(summaries, index);
      return [id, [frequency, recency, age, summaries.mean[index] ?? 0, summaries.logGaps?.[index] ?? 0]];
    }),
  );
}

/** Customers for whom the two differ: in any digit of a count, a time or a mean, or by more than rounding in a sum of logarithms. */
async function differing(text: string, asked: Asked): Promise<readonly string[]> {
  const [ours, theirs] = [summarised(text, asked), await queried(text, asked)];
  expect(theirs.size).toBe(ours.size);
  return [...ours].flatMap(([id, figures]) => {
    const other = theirs.get(id) ?? [];
    const isSame = figures.slice(0, 4).every((figure, index) => figure === other[index]);
    const isNear = Math.abs((figures[4] ?? 0) - (other[4] ?? Infinity)) <= 1e-12 * Math.max(1, Math.abs(figures[4] ?? 0));
    return isSame && isNear ? [] : [`${id}: ${figures.join(' ')} instead of ${other.join(' ')}`];
  });
}

const lines = (...rows: readonly string[]): string => ['customer_id,order_id,ordered_at,amount,currency', ...rows, ''].join('\n');

describe('the summary as a query', () => {
  it('takes refunds, lines of an order and days as the command line does', async () => {
    const text = lines(
      'a,1,2026-01-01T10:00:00Z,10.00,EUR',
      'a,1,2026-01-01T10:00:00Z,5.50,EUR',
      'a,2,2026-01-09T10:00:00Z,20.00,EUR',
      'a,3,2026-01-09T23:30:00Z,4.00,EUR',
      'a,r1,2026-01-10T10:00:00Z,-6.00,EUR',
      'b,4,2026-01-02T10:00:00Z,30.00,EUR',
      'b,5,2026-02-02T10:00:00Z,40.00,EUR',
      'b,4,2026-02-03T10:00:00Z,-30.00,EUR',
      'c,6,2026-01-02T10:00:00Z,0.00,EUR',
      'c,7,2026-03-02T10:00:00Z,7.00,EUR',
      'd,8,2026-01-02T10:00:00Z,9.00,EUR',
      'd,r2,2026-01-02T10:05:00Z,-12.00,EUR',
      'e,9,2026-01-02T10:00:00Z,9.00,EUR',
      'e,9,2026-01-03T10:00:00Z,-12.00,EUR',
      'e,10,2026-01-01T10:00:00Z,8.00,EUR',
    );
    for (const timeZone of ['UTC', 'Europe/Berlin', 'America/Los_Angeles'])
      for (const endDay of ['2026-03-31', '2026-01-09', '2026-02-02']) expect(await differing(text, { endDay, timeZone })).toEqual([]);
  });

  it.skipIf(!hasData('cdnow_orders.csv'))(`of CDNOW is ours to the last digit ${withoutData}`, async () => {
    expect(await differing(readData('cdnow_orders.csv'), { endDay: '1998-06-30', timeZone: 'UTC' })).toEqual([]);
  });

  it.skipIf(!hasData('online_retail_orders.csv'))(
    `of a wholesaler’s shop is ours to the last digit, in any zone ${withoutData}`,
    async () => {
      const text = readData('online_retail_orders.csv');
      for (const timeZone of ['UTC', 'Europe/Berlin']) expect(await differing(text, { endDay: '2011-12-09', timeZone })).toEqual([]);
    },
  );
});
