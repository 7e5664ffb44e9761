import { describe, expect, it } from 'vitest';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { LIST_LAG_MS, SEARCH_LAG_MS, accountProbeContract } from '../../contracts/account-probe.contract.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

accountProbeContract('the moment_entry object', ({ duplicateExternalId }) => {
  const account = openSandboxAccount({ listLagMs: LIST_LAG_MS, searchLagMs: SEARCH_LAG_MS, duplicateExternalId });
  return { probe: createAccountProbe(account.request('admin')), advance: account.advance };
});

describe('the probe of an account in Zendesk', () => {
  it('writes what no budget counts, costs one request a call, and leaves nothing behind', async () => {
    const account = openSandboxAccount();
    const probe = createAccountProbe(account.request('admin'));
    const made = expectOk(await probe.create('check-1'));
    const id = made === 'taken' ? '' : made.id;
    const { items: entries } = expectOk(await createJournalStore(account.request('agent')).tail(null));
    expect(entries).toMatchObject([{ id, kind: 'thanks', momentId: 'check-1', amountMinor: null, ticketId: '', customerId: '' }]);
    account.calls.length = 0;
    await probe.isListed(id);
    await probe.isFound('check-1', id);
    await probe.remove(id);
    expect(account.calls).toHaveLength(3);
    expect(account.api.state.tables.get('moment_entry')?.size).toBe(0);
  });

  it('does not take a failed deletion as done', async () => {
    const account = openSandboxAccount({ errorRate: 1 });
    const removed = await createAccountProbe(account.request('admin')).remove('01');
    expect(removed).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });

  it('leaves open whether a deletion took effect whose reply was lost', async () => {
    const account = openSandboxAccount();
    const probe = createAccountProbe(account.request('admin'));
    const made = expectOk(await probe.create('check-1'));
    account.api.state.faults.change({ lostReplyRate: 1 });
    expect(await probe.remove(made === 'taken' ? '' : made.id)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});
