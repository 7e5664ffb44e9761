import { describe, expect, it } from 'vitest';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { journalStoreContract } from '../../contracts/journal-store.contract.ts';
import { type SandboxAccount, checkExchanges, newEntry, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

journalStoreContract('the moment_entry object', () => {
  const account = openSandboxAccount();
  return {
    store: createJournalStore(account.request('agent')),
    agentId: '1000001',
    other: createJournalStore(account.request('agent2')),
    otherAgentId: '1000002',
    ticketId: '101',
    customerId: '2000001',
    otherCustomerId: '2000002',
    nowMs: account.nowMs,
    advance: account.advance,
  };
});

const entry = newEntry();

function plant(account: SandboxAccount, fields: Record<string, unknown>): void {
  const table = account.api.state.tables.get('moment_entry');
  table?.insert({ name: 'planted', externalId: null, fields: { schema_version: 1, ...fields }, createdBy: 1_000_001 }, account.nowMs());
}

describe('the journal in Zendesk', () => {
  it('costs one request a call, and two where a key is in use', async () => {
    const account = openSandboxAccount();
    const store = createJournalStore(account.request('agent'));
    await store.append(entry);
    await store.tail(null);
    await store.search({ customerId: '2000001', ticketIds: ['101'], agentDays: ['1000001@2026-10-28'], momentIds: [] }, null);
    await store.byExternalIds(['m-1:reserve']);
    expect(account.calls).toHaveLength(4);
    await store.append(entry);
    expect(account.calls.slice(4)).toEqual([
      'POST /api/v2/custom_objects/moment_entry/records',
      'GET /api/v2/custom_objects/moment_entry/records',
    ]);
  });

  it('asks nothing where no key is asked for', async () => {
    const account = openSandboxAccount();
    await createJournalStore(account.request('agent')).byExternalIds([]);
    expect(account.calls).toEqual([]);
  });

  it('leaves an append open whose reply was lost, and finds it again by its key', async () => {
    const account = openSandboxAccount({ lostReplyRate: 1 });
    const store = createJournalStore(account.request('agent'));
    expect(await store.append(entry)).toMatchObject({ ok: false, error: { kind: 'unreachable', what: 'journal' } });
    expect(expectOk(await store.byExternalIds([entry.externalId]))).toHaveLength(1);
  });

  it('finds both entries of a key where the account lets one be used twice', async () => {
    const account = openSandboxAccount({ duplicateExternalId: 'allow' });
    const store = createJournalStore(account.request('agent'));
    const first = expectOk(await store.append(entry));
    const second = expectOk(await store.append(entry));
    expect(expectOk(await store.byExternalIds([entry.externalId]))).toEqual([first, second]);
  });

  it('reads numbers that come as text, and lookups that come as numbers', async () => {
    const account = openSandboxAccount();
    plant(account, { kind: 'reserve', moment: 'm-1', ticket: 101, customer: 2_000_001, amount_minor: '1500', currency: 'EUR' });
    const { items: entries } = expectOk(await createJournalStore(account.request('agent')).tail(null));
    expect(entries).toMatchObject([{ ticketId: '101', customerId: '2000001', amountMinor: 1500, cause: '', detail: {} }]);
  });

  it('shows every record as an entry, whatever was made of it', async () => {
    const account = openSandboxAccount();
    plant(account, { kind: 'reserve', moment: 'm-1', amount_minor: 100 });
    plant(account, { kind: 'reserve', moment: 'no amount', amount_minor: null });
    plant(account, { kind: 'reserve', moment: 'half a cent', amount_minor: '0.5' });
    plant(account, { kind: 'reserve', moment: 'below zero', amount_minor: -5 });
    plant(account, { kind: 'gift', moment: 'no such kind', amount_minor: 100 });
    plant(account, { kind: 'void', moment: null });
    plant(account, { kind: 'void', moment: 'm-1', detail: 'not { JSON' });
    const page = expectOk(await createJournalStore(account.request('agent')).tail(null));
    const read = page.items.map(({ kind, momentId, amountMinor, detail }) => [kind, momentId, amountMinor, detail]);
    expect(new Set(read)).toEqual(
      new Set([
        ['reserve', 'm-1', 100, {}],
        ['reserve', 'no amount', null, {}],
        ['reserve', 'half a cent', null, {}],
        ['reserve', 'below zero', -5, {}],
        ['unknown', 'no such kind', 100, {}],
        ['void', '', null, {}],
        ['void', 'm-1', null, {}],
      ]),
    );
    expect(page.unreadable).toBe(0);
  });

  it('counts what lacks the shape of a record, and shows the others', async () => {
    const account = openSandboxAccount();
    plant(account, { kind: 'reserve', moment: 'm-1', amount_minor: 100 });
    const request = createZendeskRequest({
      learnServerTime: () => undefined,
      transport: async (asked) => {
        const answer = await account.transport('agent')(asked);
        if (answer.kind !== 'answered') return answer;
        const { custom_object_records: whole, ...rest } = answer.body as { custom_object_records: readonly object[] };
        return { ...answer, body: { ...rest, custom_object_records: [...whole, { id: '01', custom_object_fields: {} }, null] } };
      },
    });
    const page = expectOk(await createJournalStore(request).tail(null));
    expect(page.items).toMatchObject([{ momentId: 'm-1' }]);
    expect(page.unreadable).toBe(2);
  });

  it('takes only what it knows from a detail', async () => {
    const account = openSandboxAccount();
    const detail = JSON.stringify({ gesture: '', severity: 9, receipt: 'r-1', other: true });
    plant(account, { kind: 'post', moment: 'm-1', detail });
    const { items: entries } = expectOk(await createJournalStore(account.request('agent')).tail(null));
    expect(entries[0]?.detail).toEqual({ receipt: 'r-1' });
  });

  it.each([
    [500, { gesture: 'miles', count: 500 }],
    [-1, { gesture: 'miles' }],
    ['500', { gesture: 'miles' }],
  ])('takes how many were given of what is counted, where that is a number: %j', async (count, detail) => {
    const account = openSandboxAccount();
    plant(account, { kind: 'reserve', moment: 'm-1', detail: JSON.stringify({ gesture: 'miles', count }) });
    const { items: entries } = expectOk(await createJournalStore(account.request('agent')).tail(null));
    expect(entries[0]?.detail).toEqual(detail);
  });

  it('says that it is not set up where the account lacks the object', async () => {
    const account = openSandboxAccount();
    account.api.state.objects.delete('moment_entry');
    const store = createJournalStore(account.request('agent'));
    const notSetUp = { ok: false, error: { kind: 'not_set_up', what: 'journal' } };
    expect(await store.tail(null)).toMatchObject(notSetUp);
    expect(await store.append(entry)).toMatchObject(notSetUp);
    expect(
      await store.search({ customerId: '2000001', ticketIds: ['101'], agentDays: ['1000001@2026-10-28'], momentIds: [] }, null),
    ).toMatchObject(notSetUp);
  });

  it('says that it is rejected, and why, where a value is no good', async () => {
    const store = createJournalStore(openSandboxAccount().request('agent'));
    const refused = await store.append({ ...entry, ticketId: '999999' });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'rejected', detail: expect.stringContaining('ticket InvalidValue') as string },
    });
  });
});
