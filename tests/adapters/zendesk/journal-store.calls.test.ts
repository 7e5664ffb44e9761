import { describe, expect, it } from 'vitest';
import { createAccountProbe } from '#adapters/zendesk/account-probe.ts';
import { recordOfEntry } from '#adapters/zendesk/journal-append.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import { type Answer, answering, pageOf, rawRecord } from './answering.ts';

const RECORDS = '/api/v2/custom_objects/moment_entry/records';
const TAKEN = { status: 422, body: { error: 'RecordInvalid', details: { external_id: [{ error: 'DuplicateValue' }] } } };

const entry: NewEntry = {
  externalId: 'm-1:reserve',
  kind: 'reserve',
  momentId: 'm-1',
  ticketId: '101',
  customerId: '11',
  agentId: '1',
  amountMinor: 1500,
  currency: 'EUR',
  cause: 'outage',
  agentDay: '1000001@2026-10-28',
  detail: {},
};

const written = rawRecord(
  { schema_version: 1, kind: 'reserve', moment: 'm-1', ticket: '101', amount_minor: 1500, currency: 'EUR' },
  { external_id: 'm-1:reserve' },
);
const read = { id: '01', kind: 'reserve', momentId: 'm-1', ticketId: '101', amountMinor: 1500, createdById: '1000001', detail: {} };

const QUERY = { customerId: '11', ticketIds: ['101', '102'], agentDays: ['1@2026-10-28'], momentIds: ['m-7'] };

function storeOn(...answers: readonly Answer[]): ReturnType<typeof createJournalStore> {
  return createJournalStore(answering(...answers).request);
}

describe('an entry that is appended in Zendesk', () => {
  it('has a name for people, its schema, and its parts in the fields of the object', () => {
    expect(recordOfEntry(entry)).toEqual({
      name: 'reserve on ticket 101',
      externalId: 'm-1:reserve',
      fields: {
        schema_version: 1,
        kind: 'reserve',
        moment: 'm-1',
        ticket: '101',
        customer: '11',
        agent: '1',
        amount_minor: 1500,
        currency: 'EUR',
        cause: 'outage',
        agent_day: '1000001@2026-10-28',
        detail: '{}',
      },
    });
    expect(recordOfEntry({ ...entry, kind: 'checkpoint', ticketId: '' }).name).toBe('checkpoint');
  });

  it('is given back as the account stamped it', async () => {
    expect(await storeOn({ body: { custom_object_record: written } }).append(entry)).toMatchObject({ ok: true, value: read });
  });

  it('is the one of the same moment and kind behind a key that is in use', async () => {
    const others = [
      rawRecord({ schema_version: 1, kind: 'reserve', moment: 'm-2' }, { id: '03', external_id: 'm-1:reserve' }),
      rawRecord({ schema_version: 1, kind: 'post', moment: 'm-1' }, { id: '02', external_id: 'm-1:reserve' }),
    ];
    const { request, calls } = answering(TAKEN, pageOf([...others, written]));
    expect(await createJournalStore(request).append(entry)).toMatchObject({ ok: true, value: read });
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${RECORDS}`,
      `GET ${RECORDS}?filter%5Bexternal_ids%5D=m-1%3Areserve&page%5Bsize%5D=100`,
    ]);
    expect(await storeOn(TAKEN, pageOf(others)).append(entry)).toMatchObject({ ok: false, error: { kind: 'rejected', status: 422 } });
  });

  it.each<[string, readonly Answer[], string]>([
    ['the account refuses it for another reason', [{ status: 422, body: { error: 'InvalidTicket' } }, pageOf([written])], 'rejected'],
    ['what is behind its key cannot be read', [TAKEN, { status: 503 }], 'unavailable'],
  ])('is not there where %s', async (_title, answers, kind) => {
    expect(await storeOn(...answers).append(entry)).toMatchObject({ ok: false, error: { kind, what: 'journal' } });
  });
});

describe('entries that are read in Zendesk', () => {
  it('are read by their keys, from the list, and by whatever limits count', async () => {
    const { request, calls } = answering(pageOf([written, {}], 'c 2'));
    const store = createJournalStore(request);
    expect(await store.byExternalIds(['m-1:reserve'])).toMatchObject({ ok: true, value: [read] });
    const page = { ok: true, value: { items: [read], next: 'c 2', unreadable: 1 } };
    expect(await store.tail('c 1')).toMatchObject(page);
    expect(await store.search(QUERY, 'c 1')).toMatchObject(page);
    expect(calls[1]?.url).toContain('page%5Bafter%5D=c%201');
    const any = [
      { 'custom_object_fields.customer': { $eq: '11' } },
      { 'custom_object_fields.ticket': { $eq: '101' } },
      { 'custom_object_fields.ticket': { $eq: '102' } },
      { 'custom_object_fields.agent_day': { $eq: '1@2026-10-28' } },
      { 'custom_object_fields.moment': { $eq: 'm-7' } },
    ];
    expect(calls[2]).toMatchObject({ method: 'POST', body: { filter: { $or: any } } });
  });

  it('are not searched by what is empty, which half the journal would match', async () => {
    const { request, calls } = answering(pageOf([]));
    await createJournalStore(request).search({ customerId: '', ticketIds: [], agentDays: [], momentIds: ['limits'] }, null);
    expect(calls[0]).toMatchObject({ body: { filter: { $or: [{ 'custom_object_fields.moment': { $eq: 'limits' } }] } } });
  });

  it('are none where no key is asked for, without a request', async () => {
    const { request, calls } = answering({ status: 500 });
    expect(await createJournalStore(request).byExternalIds([])).toEqual({ ok: true, value: [] });
    expect(calls).toEqual([]);
  });

  it('are unknown where Zendesk fails, and that is said of the journal', async () => {
    const failed = { ok: false, error: { kind: 'unavailable', what: 'journal' } };
    expect(await storeOn({ status: 503 }).byExternalIds(['k'])).toMatchObject(failed);
    expect(await storeOn({ status: 503 }).tail(null)).toMatchObject(failed);
    expect(await storeOn({ status: 503 }).search(QUERY, null)).toMatchObject(failed);
  });
});

describe('the probe of an account, by the answers of Zendesk', () => {
  it('finds the record that it made among others, and says of the journal where it cannot look', async () => {
    const probe = createAccountProbe(answering(pageOf([written])).request);
    expect([await probe.isListed('01'), await probe.isListed('02')]).toMatchObject([{ value: true }, { value: false }]);
    expect([await probe.isFound('k', '01'), await probe.isFound('k', '02')]).toMatchObject([{ value: true }, { value: false }]);
    const failing = createAccountProbe(answering({ status: 503 }).request);
    const failed = { ok: false, error: { kind: 'unavailable', what: 'journal' } };
    expect(await failing.create('k')).toMatchObject(failed);
    expect(await failing.isListed('01')).toMatchObject(failed);
    expect(await failing.isFound('k', '01')).toMatchObject(failed);
  });
});
