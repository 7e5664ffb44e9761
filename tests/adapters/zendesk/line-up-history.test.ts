import { describe, expect, it } from 'vitest';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createLineUpHistory } from '#adapters/zendesk/line-up-history.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { lineUpHistoryContract } from '../../contracts/line-up-history.contract.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

lineUpHistoryContract('the moment_entry object', () => {
  const account = openSandboxAccount();
  return {
    history: createLineUpHistory(account.request('agent')),
    journal: createJournalStore(account.request('lead')),
    agentId: '1000001',
    advance: account.advance,
  };
});

describe('the history of line-ups in Zendesk', () => {
  it('costs two requests, and leaves out what somebody else kept under its name', async () => {
    const account = openSandboxAccount();
    const fields = { schema_version: 1, kind: 'story', moment: 'line-ups', agent: '1000001', amount_minor: 0, detail: '{}' };
    account.api.state.tables
      .get('moment_entry')
      ?.insert({ name: 'planted', externalId: 'x', fields, createdBy: 1_000_001 }, account.nowMs());
    account.advance(60_000);
    expect(expectOk(await createLineUpHistory(account.request('agent')).newest())).toEqual([]);
    expect(account.calls).toEqual([
      'POST /api/v2/custom_objects/moment_entry/records/search',
      expect.stringContaining('GET /api/v2/custom_objects/moment_entry/records'),
    ]);
  });
});
