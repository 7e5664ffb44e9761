import { describe, expect, it } from 'vitest';
import { aDraft } from '#builders/a-draft.ts';
import { createMomentArchive } from '#adapters/zendesk/moment-archive.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { momentArchiveContract } from '../../contracts/moment-archive.contract.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type SandboxAccount, checkExchanges, newEntry, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

function plant(account: SandboxAccount, externalId: string | null, fields: Record<string, unknown>): void {
  account.api.state.tables.get('service_moment')?.insert({ name: 'planted', externalId, fields, createdBy: 1_000_001 }, account.nowMs());
  account.advance(1_000);
}

const win = { schema_version: 1, kind: 'internal_win', agent: '1000001', day: '2026-10-28', story: 'Early.', detail: '{}' };

momentArchiveContract('the service_moment object', () => {
  const account = openSandboxAccount();
  return {
    archive: createMomentArchive(account.request('agent')),
    say: async (momentId, mark) => {
      const about = { ...newEntry(momentId, mark.kind), externalId: `${mark.kind}:${momentId}`, agentDay: '' };
      expectOk(
        await createJournalStore(account.request('agent')).append({ ...about, amountMinor: 0, detail: { agentName: 'Ben Sample', mark } }),
      );
    },
    store: createMomentStore(account.request('agent')),
    agentId: '1000001',
    ticketId: '101',
    customerId: '2000001',
    log: ({ id, agentId, kind, story, day }) => {
      const fields = { schema_version: 1, kind, agent: agentId, story, day, detail: '{}' };
      account.api.state.tables
        .get('service_moment')
        ?.insert({ name: 'planted', externalId: id, fields, createdBy: Number(agentId) }, account.nowMs());
    },
    nowMs: account.nowMs,
    advance: account.advance,
  };
});

describe('the archive in Zendesk', () => {
  it('costs one request a page, and one for a moment', async () => {
    const account = openSandboxAccount();
    const archive = createMomentArchive(account.request('agent'));
    expectOk(await archive.page({ cursor: null }));
    expectOk(await archive.find('m-1'));
    expect(account.calls).toEqual([
      'GET /api/v2/custom_objects/service_moment/records',
      'GET /api/v2/custom_objects/service_moment/records',
    ]);
  });

  it('finds by a day also what was written while the account had no field for it', async () => {
    const account = openSandboxAccount();
    const { day: _day, ...rest } = win;
    plant(account, 'm-1', win);
    plant(account, 'm-2', { ...rest, detail: JSON.stringify({ fields: { day: '2026-10-28' } }) });
    plant(account, 'm-3', { ...win, day: '2026-10-29' });
    account.advance(120_000);
    const { items } = expectOk(await createMomentArchive(account.request('agent')).ofDays(['2026-10-28'], null));
    expect(items.map(({ id, day }) => [id, day])).toEqual([
      ['m-2', '2026-10-28'],
      ['m-1', '2026-10-28'],
    ]);
    expect(account.calls).toEqual(['POST /api/v2/custom_objects/service_moment/records/search']);
  });

  it('does not take for some days what a server tells that passes over the filter', async () => {
    const account = openSandboxAccount();
    plant(account, 'm-1', win);
    account.advance(120_000);
    const request = account.request('agent');
    const archive = createMomentArchive((call) => request({ ...call, ...(call.body !== undefined && { body: { filter: {} } }) }));
    expect(await archive.ofDays(['2026-10-28'], null)).toMatchObject({ ok: true, value: { items: [{ id: 'm-1' }] } });
    expect(await archive.ofDays(['2026-10-27'], null)).toMatchObject({
      ok: false,
      error: { kind: 'unreadable', path: 'custom_object_fields.day' },
    });
  });

  it('says that days cannot be searched for where the account has no field for them', async () => {
    const account = openSandboxAccount();
    const object = account.api.state.objects.get('service_moment');
    object?.fields.splice(
      object.fields.findIndex(({ key }) => key === 'day'),
      1,
    );
    expect(await createMomentArchive(account.request('agent')).ofDays(['2026-10-28'], null)).toMatchObject({
      ok: false,
      error: { kind: 'rejected' },
    });
  });

  it('counts what it cannot tell, and shows it as it stands', async () => {
    const account = openSandboxAccount();
    plant(account, 'm-newer', { ...win, schema_version: 2 });
    plant(account, null, win);
    plant(account, 'm-nobody', { ...win, agent: null });
    plant(account, 'm-lost', { ...win, status: null, gesture: 'credit', amount_minor: 500 });
    plant(account, 'm-1', win);
    const page = expectOk(await createMomentArchive(account.request('agent')).page({ cursor: null }));
    expect(page.items.map(({ id }) => id)).toEqual(['m-1']);
    expect(page.unreadable).toBe(4);
    expect(page.asTheyStand?.map(({ id }) => id).slice(0, 2)).toEqual(['m-lost', 'm-nobody']);
  });

  it('says of one that a newer version wrote that it cannot be read', async () => {
    const account = openSandboxAccount();
    plant(account, 'm-newer', { ...win, schema_version: 2 });
    expect(await createMomentArchive(account.request('agent')).find('m-newer')).toMatchObject({ ok: false, error: { kind: 'outdated' } });
  });

  it('says with whom it is open whether a gesture was carried out, until somebody knows', async () => {
    const account = openSandboxAccount();
    const store = createMomentStore(account.request('agent'));
    expectOk(await store.create({ ...aDraft({ agentId: '1000001', customerId: '2000001', ticketId: '101' }), id: 'm-1', status: 'given' }));
    const archive = createMomentArchive(account.request('lead'));
    const openWith = async () => expectOk(await archive.find('m-1'))?.openWith;
    const provider = async () => expectOk(await archive.find('m-1'))?.provider;
    expect(await provider()).toBeUndefined();
    expect(await openWith()).toBeUndefined();
    expectOk(await store.keepReceipt('m-1', { executor: 'webhook', reference: '', isOpen: true }));
    expect(await openWith()).toBe('webhook');
    expect(await provider()).toBe('webhook');
    expect(expectOk(await store.find('m-1'))?.receipts).toEqual([{ executor: 'webhook', reference: '', isOpen: true }]);
    expectOk(await store.keepReceipt('m-1', { executor: 'webhook', reference: 'GW-1' }));
    expectOk(await store.keepReceipt('m-1', { executor: 'webhook', reference: '', isOpen: true }));
    expect(await openWith()).toBeUndefined();
    expect(await provider()).toBe('webhook');
    expect(expectOk(await store.find('m-1'))?.receipts).toEqual([{ executor: 'webhook', reference: 'GW-1' }]);
  });

  it('takes the earliest of two with one key', async () => {
    const account = openSandboxAccount();
    plant(account, 'm-1', { ...win, story: 'First.' });
    plant(account, 'm-1', { ...win, story: 'Second.' });
    const archive = createMomentArchive(account.request('agent'));
    expect(expectOk(await archive.page({ cursor: null })).items.map(({ story }) => story)).toEqual(['First.']);
    expect(expectOk(await archive.find('m-1'))?.story).toBe('First.');
  });

  it('is no gesture to whoever compares records with the journal, and no request', async () => {
    const account = openSandboxAccount();
    plant(account, 'm-1', win);
    const store = createMomentStore(account.request('lead'));
    const all = { from: 'list', filter: {}, cursor: null } as const;
    expect(expectOk(await store.recorded(all))).toMatchObject({ items: [], unreadable: 0 });
    expect(expectOk(await store.requests(all))).toMatchObject({ items: [], unreadable: 0 });
    expect(expectOk(await store.findRequest('m-1'))).toBeNull();
  });

  it('leaves out marks that somebody has edited, and entries that say nothing of a moment', async () => {
    const account = openSandboxAccount();
    const journal = createJournalStore(account.request('agent'));
    const thanks = { ...newEntry('m-1', 'thanks'), detail: { agentName: 'Ben Sample', mark: { kind: 'thanks' } as const } };
    expectOk(await journal.append(newEntry('m-1')));
    const { id } = expectOk(await journal.append(thanks));
    expectOk(await journal.append({ ...newEntry('m-1', 'step'), detail: { mark: { kind: 'thanks' } } }));
    account.advance(60_000);
    const archive = createMomentArchive(account.request('agent'));
    expect(expectOk(await archive.marksOf('m-1')).items).toMatchObject([{ id, mark: { kind: 'thanks' } }]);
    const table = account.api.state.tables.get('moment_entry');
    const record = table?.find(id);
    if (table !== undefined && record !== undefined)
      table.update(record, { fields: { cause: 'outage' }, updatedBy: 1_000_002 }, account.nowMs());
    account.advance(60_000);
    expect(expectOk(await archive.marksOf('m-1')).items).toEqual([]);
  });

  it('tells a win of its ticket and person that are no more, and refuses one that no record can hold', async () => {
    const account = openSandboxAccount();
    const archive = createMomentArchive(account.request('agent'));
    const moment = {
      id: 'm-1',
      ticketId: '999999',
      customerId: '',
      agentId: '1000001',
      kind: 'internal_win',
      cause: '',
      day: '2026-10-28',
    } as const;
    expectOk(await archive.log({ ...moment, story: 'Early.' }));
    expect(expectOk(await archive.find('m-1'))).toMatchObject({ ticketId: '999999', agentId: '1000001', story: 'Early.' });
    expect(await archive.log({ ...moment, id: 'm-2', story: 'x'.repeat(40_000) })).toMatchObject({
      ok: false,
      error: { kind: 'too_large' },
    });
  });
});
