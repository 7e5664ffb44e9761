import { describe, expect, it } from 'vitest';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { momentStoreContract } from '../../contracts/moment-store.contract.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

momentStoreContract('the service_moment object', () => {
  const account = openSandboxAccount();
  return {
    store: createMomentStore(account.request('agent')),
    agentId: '1000001',
    other: createMomentStore(account.request('lead')),
    ticketId: '101',
    customerId: '2000001',
    count: () => account.api.state.tables.get('service_moment')?.size ?? 0,
  };
});

function plant(account: SandboxAccount, fields: Record<string, unknown>): void {
  const table = account.api.state.tables.get('service_moment');
  table?.insert({ name: 'planted', externalId: 'm-1', fields, createdBy: 1_000_001 }, account.nowMs());
  account.advance(10);
}

describe('the moments in Zendesk', () => {
  it('takes the earliest record for the moment where an external id was used twice', async () => {
    const account = openSandboxAccount();
    plant(account, { status: 'given', story: 'first' });
    plant(account, { status: 'given', story: 'second' });
    const store = createMomentStore(account.request('agent'));
    expectOk(await store.setStatus('m-1', 'voided'));
    expect(expectOk(await store.find('m-1'))).toMatchObject({ status: 'voided', story: 'first' });
  });

  it('cannot read a moment whose status is none', async () => {
    const account = openSandboxAccount();
    plant(account, { status: null, story: 'broken' });
    const found = await createMomentStore(account.request('agent')).find('m-1');
    expect(found).toMatchObject({ ok: false, error: { kind: 'unreadable', path: 'custom_object_fields.status' } });
  });
});
