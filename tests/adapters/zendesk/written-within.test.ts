import { describe, expect, it } from 'vitest';
import { createFieldMemory } from '#adapters/browser/field-memory.ts';
import { createAccountFields } from '#adapters/zendesk/account-fields.ts';
import { createJournalStore } from '#adapters/zendesk/journal-store.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import { objectOfField } from '#adapters/zendesk/object-field.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { askedIn } from '../../contracts/sample-moments.ts';
import { memoryStorage } from '../browser/memory-storage.ts';
import { checkExchanges, newEntry, openSandboxAccount, takeAway, takeOptionAway } from './sandbox-account.ts';

checkExchanges();

const sampleRequest = askedIn({ ticketId: '101', customerId: '2000001', agentId: '1000001' }, 'm-1');
const FIELD_READS = ['GET /api/v2/custom_objects/moment_entry/fields', 'GET /api/v2/custom_objects/service_moment/fields'];
const MOMENTS = '/api/v2/custom_objects/service_moment/records';
const ENTRIES = '/api/v2/custom_objects/moment_entry/records';

function lacking(...taken: readonly (readonly [objectKey: string, key: string])[]) {
  const account = openSandboxAccount();
  const puttingBack = taken.map(([objectKey, key]) => takeAway(account, objectKey, key));
  const storage = memoryStorage();
  const stores = () => {
    const request = account.request('agent');
    const fields = createAccountFields(request, {
      memory: createFieldMemory({ openStorage: () => storage, account: '' }),
      nowMs: account.nowMs,
    });
    return { moments: createMomentStore(request, fields), journal: createJournalStore(request, fields) };
  };
  const written = () => account.api.state.tables.get('service_moment')?.findByExternalId('m-1')[0]?.fields ?? {};
  return { account, ...stores(), reopened: stores, written, putBack: () => puttingBack.forEach((putBack) => putBack()) };
}

describe('a moment in an account that lacks a field no rule for money reads', () => {
  it('is written without it, and what belongs there is kept and read', async () => {
    const { moments, written } = lacking(['service_moment', 'story'], ['service_moment', 'severity']);
    expectOk(await moments.create(sampleRequest));
    expect(written()).not.toHaveProperty('story');
    expect(objectOfField(written()['detail'])?.['fields']).toEqual({ story: sampleRequest.story, severity: sampleRequest.severity });
    const found = expectOk(await moments.findRequest('m-1'));
    expect(found?.moment).toEqual(sampleRequest);
    const listed = expectOk(await moments.recorded({ from: 'list', filter: { severity: sampleRequest.severity }, cursor: null }));
    expect(listed.items.map(({ moment }) => moment.story)).toEqual([sampleRequest.story]);
  });

  it('costs the refusal and two readings once, and nothing the next time', async () => {
    const { account, moments, reopened } = lacking(['service_moment', 'story']);
    expectOk(await moments.create(sampleRequest));
    expect(account.calls).toEqual([`POST ${MOMENTS}`, ...FIELD_READS, `POST ${MOMENTS}`]);
    account.calls.length = 0;
    expectOk(await reopened().moments.create({ ...sampleRequest, id: 'm-2' }));
    expect(account.calls).toEqual([`POST ${MOMENTS}`]);
  });

  it('takes a story that is written later, and goes into the field the day after that is there', async () => {
    const { account, moments, written, putBack } = lacking(['service_moment', 'story']);
    expectOk(await moments.create({ ...sampleRequest, story: '' }));
    expectOk(await moments.amend('m-1', { story: { text: 'The parcel came a day late.', known: '' } }));
    expect(expectOk(await moments.find('m-1'))?.story).toBe('The parcel came a day late.');
    putBack();
    account.advance(DAY_MS);
    expectOk(await moments.amend('m-1', { story: { text: 'It came two days late.', known: 'The parcel came a day late.' } }));
    expect(written()['story']).toBe('It came two days late.');
    expect(objectOfField(written()['detail'])).not.toHaveProperty('fields');
  });

  it('says what Zendesk said where no field is missing', async () => {
    const { account, moments } = lacking();
    expect(await moments.create({ ...sampleRequest, customerId: '9' })).toMatchObject({
      ok: false,
      error: { kind: 'rejected', status: 422 },
    });
    expect(account.calls).toEqual([`POST ${MOMENTS}`, ...FIELD_READS]);
  });

  it('says what Zendesk said where the fields cannot be read', async () => {
    const { account, moments } = lacking(['service_moment', 'story']);
    account.api.state.objects.delete('moment_entry');
    expect(await moments.create(sampleRequest)).toMatchObject({ ok: false, error: { kind: 'rejected' } });
  });
});

describe('money in an account that lacks a field the rules read', () => {
  it('is not reserved, and the field is named', async () => {
    const { account, journal } = lacking(['moment_entry', 'agent_day']);
    expect(await journal.append(newEntry())).toEqual({
      ok: false,
      error: { kind: 'lacks_field', what: 'journal', fields: ['agent_day'] },
    });
    expect(account.api.state.tables.get('moment_entry')?.size).toBe(0);
  });

  it('is not reserved where the journal cannot be searched by it, and the field is named', async () => {
    const { account, journal } = lacking(['moment_entry', 'agent_day']);
    const query = { customerId: '2000001', ticketIds: ['101'], agentDays: ['1000001@2026-10-28'], momentIds: [] };
    expect(await journal.search(query, null)).toEqual({
      ok: false,
      error: { kind: 'lacks_field', what: 'journal', fields: ['agent_day'] },
    });
    expect(account.calls).toEqual([`POST ${ENTRIES}/search`, ...FIELD_READS]);
  });

  it('is not reserved either where the moment could not be written down, once that is known', async () => {
    const { account, journal, moments } = lacking(['service_moment', 'amount_minor']);
    const refused = { ok: false, error: { kind: 'lacks_field', what: 'moments', fields: ['amount_minor'] } };
    expect(await moments.create(sampleRequest)).toEqual(refused);
    account.calls.length = 0;
    expect(await journal.append(newEntry())).toEqual(refused);
    expect(account.calls).toEqual(FIELD_READS);
  });

  it('can still be taken back then', async () => {
    const { journal, moments } = lacking(['service_moment', 'amount_minor']);
    await moments.create(sampleRequest);
    expect(await journal.append(newEntry('m-1', 'void'))).toMatchObject({ ok: true });
  });

  it('is reserved again from the moment on that an admin has added the field', async () => {
    const { account, journal, moments, putBack } = lacking(['service_moment', 'amount_minor']);
    await moments.create(sampleRequest);
    putBack();
    account.calls.length = 0;
    expectOk(await journal.append(newEntry()));
    expect(account.calls).toEqual([...FIELD_READS, `POST ${ENTRIES}`]);
  });

  it('is reserved by one request where nothing lacks', async () => {
    const { account, journal } = lacking();
    expectOk(await journal.append(newEntry()));
    expect(account.calls).toEqual([`POST ${ENTRIES}`]);
  });
});

describe('an account whose field lacks an option that the app writes', () => {
  it('is said to lack it, by field and option, instead of a plain refusal; and nothing is reserved from then on', async () => {
    const { account, journal, moments } = lacking();
    takeOptionAway(account, 'status', 'asked');
    const refused = { ok: false, error: { kind: 'lacks_option', what: 'moments', field: 'status', options: ['asked'] } };
    expect(await moments.create(sampleRequest)).toEqual(refused);
    expect(await journal.append(newEntry())).toEqual(refused);
    expect(account.api.state.tables.get('moment_entry')?.size).toBe(0);
  });

  it('is said so of what changes into it, and the record stays as it was', async () => {
    const { account, moments, written } = lacking();
    expectOk(await moments.create(sampleRequest));
    takeOptionAway(account, 'status', 'voided');
    expect(await moments.setStatus('m-1', 'voided')).toEqual({
      ok: false,
      error: { kind: 'lacks_option', what: 'moments', field: 'status', options: ['voided'] },
    });
    expect(written()['status']).toBe('asked');
  });

  it('is told of a field first where one is missing too', async () => {
    const { account, moments } = lacking(['service_moment', 'gesture']);
    takeOptionAway(account, 'status', 'asked');
    expect(await moments.create(sampleRequest)).toMatchObject({ error: { kind: 'lacks_field', fields: ['gesture'] } });
  });
});
