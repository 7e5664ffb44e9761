import { describe, expect, it } from 'vitest';
import { createCauseHistory } from '#adapters/zendesk/cause-history.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { causeHistoryContract } from '../../contracts/cause-history.contract.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

causeHistoryContract('the moment_entry object', () => {
  const account = openSandboxAccount();
  return {
    history: createCauseHistory(account.request('lead')),
    journal: createJournalStore(account.request('lead')),
    leadId: '1000101',
    customerId: '2000001',
    ticketId: '101',
    advance: account.advance,
  };
});

/** An account in which somebody has planted an entry under the name of causes. */
function planted(fields: Readonly<Record<string, unknown>>, isEdited = false) {
  const account = openSandboxAccount();
  const table = account.api.state.tables.get('moment_entry');
  const whole = { schema_version: 1, kind: 'cause', moment: 'causes', agent: '1000001', amount_minor: 0, cause: 'outage', ...fields };
  const record = table?.insert({ name: 'planted', externalId: 'x', fields: whole, createdBy: 1_000_001 }, account.nowMs());
  if (isEdited && record !== undefined) table?.update(record, { updatedBy: 1_000_001 }, account.nowMs() + 5_000);
  account.advance(60_000);
  return account;
}

const DETAIL = JSON.stringify({ causeMark: { kind: 'fixed', isFixed: true, note: '' } });

describe('the history of causes in Zendesk', () => {
  it('costs one request', async () => {
    const account = planted({ detail: DETAIL });
    expect(expectOk(await createCauseHistory(account.request('agent')).marks(null)).items).toHaveLength(1);
    expect(account.calls).toEqual(['POST /api/v2/custom_objects/moment_entry/records/search']);
  });

  it('leaves out what somebody has edited since', async () => {
    const account = planted({ detail: DETAIL }, true);
    expect(expectOk(await createCauseHistory(account.request('agent')).marks(null)).items).toEqual([]);
  });

  it.each([
    ['a mark that this version does not know', { detail: JSON.stringify({ causeMark: { kind: 'blamed' } }) }],
    ['no mark', { detail: '{}' }],
    ['another kind of entry', { kind: 'story', detail: DETAIL }],
    ['another schema', { schema_version: 9, detail: DETAIL }],
  ])('leaves out %s', async (_what, fields) => {
    expect(expectOk(await createCauseHistory(planted(fields).request('agent')).marks(null)).items).toEqual([]);
  });
});
