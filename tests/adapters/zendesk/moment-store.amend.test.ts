import { describe, expect, it } from 'vitest';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { objectOfField } from '#adapters/zendesk/object-field.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const fields = { schema_version: 1, status: 'given', ticket: '101', currency: 'EUR', story: 'It came late.' };

function plant(account: SandboxAccount, given: Record<string, unknown>): void {
  const table = account.api.state.tables.get('service_moment');
  table?.insert({ name: 'planted', externalId: 'm-1', fields: given, createdBy: 1_000_001 }, account.nowMs());
}

function stored(account: SandboxAccount): Readonly<Record<string, unknown>> {
  return account.api.state.tables.get('service_moment')?.findByExternalId('m-1')[0]?.fields ?? {};
}

describe('what is added to a moment in Zendesk', () => {
  it('keeps a to-do beside those that it cannot read, and with what a later version keeps of it', async () => {
    const account = openSandboxAccount();
    const todos = ['of later', { what: 'issue_credit', whoId: '', whoName: '', dueDay: '2026-10-30', doneAtMs: null }, { what: 7 }];
    plant(account, { ...fields, status: 'given', detail: JSON.stringify({ fault: 'ours', todos }) });
    const store = createMomentStore(account.request('agent'));
    const done = { what: 'issue_credit', whoId: '1', whoName: 'Ann Example', doneAtMs: 1000 };
    expect(expectOk(await store.amend('m-1', { todos: [done] })).moment.todos).toEqual([done]);
    expect(objectOfField(stored(account)['detail'])).toEqual({
      fault: 'ours',
      todos: ['of later', { ...done, dueDay: '2026-10-30' }, { what: 7 }],
    });
  });

  it('reads a kind that only a later version knows as a win, and leaves it', async () => {
    const account = openSandboxAccount();
    plant(account, { ...fields, status: 'given', kind: 'line_up', detail: '{}' });
    const store = createMomentStore(account.request('agent'));
    expect(expectOk(await store.find('m-1'))?.kind).toBe('external_win');
    expectOk(await store.amend('m-1', { story: { text: 'Later.', known: 'It came late.' } }));
    expect(stored(account)).toMatchObject({ kind: 'line_up', story: 'Later.' });
  });
});
