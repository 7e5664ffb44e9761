import { describe, expect, it } from 'vitest';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createOutcomeHistory } from '#adapters/zendesk/outcome-history.ts';
import { recordOfEntry } from '#adapters/zendesk/journal-append.ts';
import { anOutcome } from '#builders/an-outcome.ts';
import { WATCHED_AT_MOST } from '#domain/outcomes/outcome-week.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { outcomeHistoryContract } from '../../contracts/outcome-history.contract.ts';
import { answering, pageOf, rawRecord } from './answering.ts';
import { checkExchanges, newEntry, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

outcomeHistoryContract('the moment_entry object', () => {
  const account = openSandboxAccount();
  return {
    history: createOutcomeHistory(account.request('agent')),
    journal: createJournalStore(account.request('lead')),
    agentId: '1000001',
    advance: account.advance,
  };
});

outcomeHistoryContract('an account that takes a key twice', () => {
  const account = openSandboxAccount({ duplicateExternalId: 'allow' });
  return {
    history: createOutcomeHistory(account.request('agent')),
    journal: createJournalStore(account.request('lead')),
    agentId: '1000001',
    advance: account.advance,
  };
});

const DAY = '2026-09-07';
const right = { causes: ['late_delivery'], months: ['2026-09'], rows: [[900, 0, 0, 0, '-n--']] };

async function read(outcomes: unknown, over: Readonly<Record<string, unknown>> = {}) {
  const record = rawRecord(
    { schema_version: 1, kind: 'outcomes', moment: 'outcomes', amount_minor: 0, detail: JSON.stringify({ outcomes }) },
    { external_id: `outcomes:${DAY}`, updated_at: '2026-10-28T09:30:00Z', ...over },
  );
  return expectOk(await createOutcomeHistory(answering(pageOf([record])).request).kept([DAY]));
}

describe('a kept week in Zendesk', () => {
  it('is read as it was written', async () => {
    expect(await read(right)).toEqual([{ firstDay: DAY, outcomes: [anOutcome({ month: '2026-09' })] }]);
  });

  it.each([
    ['nothing', undefined],
    ['a row without a cause', { ...right, rows: [[900, 1, 0, 0, '-n--']] }],
    ['a row without a month', { ...right, rows: [[900, 0, 1, 0, '-n--']] }],
    ['a severity that there is not', { ...right, rows: [[900, 0, 0, 5, '-n--']] }],
    ['a letter that means nothing', { ...right, rows: [[900, 0, 0, 0, '-x--']] }],
    ['one of two rows that cannot be read', { ...right, rows: [...right.rows, [901, 0, 0, 0, '-x--']] }],
    ['a letter too few', { ...right, rows: [[900, 0, 0, 0, '-n-']] }],
    ['a month that is none', { ...right, months: ['September'] }],
    ['no rows', { ...right, rows: null }],
  ])('tells nothing where it holds %s, and is kept all the same', async (_what, outcomes) => {
    expect(await read(outcomes)).toEqual([{ firstDay: DAY, outcomes: [] }]);
  });

  it('tells nothing where somebody has edited it', async () => {
    expect(await read(right, { updated_at: '2026-10-28T09:31:00Z' })).toEqual([{ firstDay: DAY, outcomes: [] }]);
  });

  it('is found by its key, in one request', async () => {
    const { request, calls } = answering(pageOf([]));
    await createOutcomeHistory(request).kept([DAY, '2026-09-14']);
    expect(calls.map(({ url }) => decodeURIComponent(url))).toEqual([
      `/api/v2/custom_objects/moment_entry/records?filter[external_ids]=outcomes:${DAY},outcomes:2026-09-14&page[size]=100`,
    ]);
  });

  it('fits into a record, however much was read', () => {
    const outcomes = Array.from({ length: 2 * WATCHED_AT_MOST }, (_one, index) =>
      anOutcome({
        ticketId: String(12_345_678_000 + index),
        cause: `a cause with a long name ${index % 30}`,
        severity: 4,
        month: '2026-09',
      }),
    );
    const record = recordOfEntry({
      ...newEntry('outcomes', 'outcomes'),
      detail: { agentName: 'Lena Sample', outcomes: { firstDay: DAY, outcomes } },
    });
    expect(new TextEncoder().encode(JSON.stringify(record)).length).toBeLessThan(24_000);
  });
});
