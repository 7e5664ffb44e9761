import { describe, expect, it } from 'vitest';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import type { EntryDetail } from '#domain/journal/types.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { momentIn } from '../../contracts/sample-moments.ts';
import { type SandboxAccount, checkExchanges, newEntry, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const ENTRIES = '/api/v2/custom_objects/moment_entry/records';

/** An account in which the ticket, and whoever asked on it, are no more. */
function whereGone(): SandboxAccount {
  const account = openSandboxAccount();
  account.api.state.world.tickets.delete(101);
  account.api.state.world.customers.delete(2_000_001);
  return account;
}

function said(kind: NewEntry['kind'], detail: EntryDetail = {}): NewEntry {
  return { ...newEntry('m-1', kind), detail };
}

describe('what is written about a ticket that is no more, and somebody who is', () => {
  it.each([
    ['an undo', said('reverse')],
    ['a withdrawal', said('void')],
    ['a decline, as it is begun', said('reserve', { decision: 'decline' })],
    ['a decline', said('post', { decision: 'decline', reserveId: '01' })],
    ['what a lead says of an entry', said('post', { confirms: '01' })],
  ])('is %s, with their ids, which read as ever', async (_what, entry) => {
    const account = whereGone();
    const store = createJournalStore(account.request('agent'));
    const written = expectOk(await store.append(entry));
    const { ticketId, customerId, agentId, agentDay: _searched, externalId: _key, ...facts } = entry;
    expect(written).toMatchObject({ ...facts, ticketId, customerId, agentId });
    expect(expectOk(await store.byExternalIds([entry.externalId]))).toEqual([written]);
    expect(account.calls.slice(0, 2)).toEqual([`POST ${ENTRIES}`, `POST ${ENTRIES}`]);
  });

  it.each([
    ['a gesture, as it is begun', said('reserve')],
    ['a gesture', said('post', { reserveId: '01' })],
    ['an approval', said('post', { decision: 'approve', isGrant: true })],
  ])('is never %s: that is refused, and nothing is there', async (_what, entry) => {
    const account = whereGone();
    expect(await createJournalStore(account.request('agent')).append(entry)).toMatchObject({ ok: false, error: { kind: 'rejected' } });
    expect(account.calls).toEqual([`POST ${ENTRIES}`]);
    expect(account.api.state.tables.get('moment_entry')?.all()).toEqual([]);
  });

  it('is a moment that was given before, with their ids', async () => {
    const account = whereGone();
    const store = createMomentStore(account.request('agent'));
    const moment = momentIn({ ticketId: '101', customerId: '2000001', agentId: '1000001' }, { story: 'Two weeks late.' });
    expectOk(await store.create(moment));
    const listed = expectOk(await store.recorded({ from: 'list', filter: {}, cursor: null }));
    expect(listed.items).toMatchObject([{ moment: { ticketId: '101', customerId: '2000001', story: moment.story } }]);
    expectOk(await store.setStatus(moment.id, 'voided'));
    expect(expectOk(await store.find(moment.id))).toMatchObject({ status: 'voided', story: moment.story });
  });

  it('is refused as before where it is refused for something else', async () => {
    const account = openSandboxAccount();
    const entry = newEntry('m-1', 'reverse');
    const refused = await createJournalStore(account.request('agent')).append({ ...entry, amountMinor: 0.5 });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'rejected', fields: [expect.stringContaining('amount_minor')] } });
    expect(account.calls).toEqual([`POST ${ENTRIES}`, `POST ${ENTRIES}`]);
  });

  it('is refused for all that is wrong with it where its ids are not the only thing', async () => {
    const store = createJournalStore(whereGone().request('agent'));
    const fields = expect.arrayContaining([expect.stringContaining('customer'), expect.stringContaining('amount_minor')]);
    expect(await store.append({ ...said('reverse'), amountMinor: 0.5 })).toMatchObject({ ok: false, error: { kind: 'rejected', fields } });
  });

  it('is found again where the answer to it was lost', async () => {
    const account = whereGone();
    const store = createJournalStore(account.request('agent'));
    const first = expectOk(await store.append(said('reverse')));
    expect(expectOk(await store.append(said('reverse')))).toEqual(first);
  });
});
