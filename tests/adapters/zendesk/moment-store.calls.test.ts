import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { recordOfMoment } from '#adapters/zendesk/moment-record.ts';
import { createMomentStore } from '#adapters/zendesk/moment-store.ts';
import type { MomentFilter } from '#ports/moment-store.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';
import { type Answer, answering, pageOf, rawRecord } from './answering.ts';

const RECORDS = '/api/v2/custom_objects/service_moment/records';
const written = recordOfMoment(sampleRequest)?.fields ?? {};
const kept = (over: Readonly<Record<string, unknown>> = {}, stamps: Readonly<Record<string, unknown>> = {}): object =>
  rawRecord({ ...written, ...over }, stamps);
const given = { schema_version: 1, status: 'given', ticket: '101', cause: 'outage', severity: 2, currency: 'EUR', amount_minor: 500 };
const TAKEN = { status: 422, body: { error: 'RecordInvalid', details: { external_id: [{ error: 'DuplicateValue' }] } } };

function storeOn(...answers: readonly Answer[]): ReturnType<typeof createMomentStore> {
  return createMomentStore(answering(...answers).request);
}

/** What a call asks to be changed of a record. */
const changeSchema = v.object({ custom_object_record: v.object({ custom_object_fields: v.unknown() }) });

/** The fields that a change writes of the sample's record. */
async function changedTo(
  change: (store: ReturnType<typeof createMomentStore>) => Promise<unknown>,
  over: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { request, calls } = answering(pageOf([kept(over)]), { body: { custom_object_record: kept() } });
  expect(await change(createMomentStore(request))).toEqual({ ok: true, value: undefined });
  expect(calls[1]).toMatchObject({ method: 'PATCH', url: `${RECORDS}/01` });
  return v.parse(changeSchema, calls[1]?.body).custom_object_record.custom_object_fields;
}

describe('a moment that is created in Zendesk', () => {
  it('is written once', async () => {
    const { request, calls } = answering({ body: { custom_object_record: kept() } });
    expect(await createMomentStore(request).create(sampleRequest)).toEqual({ ok: true, value: undefined });
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([`POST ${RECORDS}`]);
  });

  it('counts as created where its key is in use and it is there, from an attempt whose reply was lost', async () => {
    const { request, calls } = answering(TAKEN, pageOf([kept()]));
    expect(await createMomentStore(request).create(sampleRequest)).toEqual({ ok: true, value: undefined });
    expect(calls[1]?.url).toContain('external_ids%5D=m-1&');
  });

  it.each([
    ['its key is said to be in use and nobody holds it', [TAKEN, pageOf([])], 'rejected'],
    ['it cannot be looked for', [TAKEN, { status: 503 }], 'unavailable'],
    ['it is refused for another reason', [{ status: 422, body: { error: 'InvalidTicket' } }, pageOf([kept()])], 'rejected'],
  ])('is not there where %s', async (_title, answers, kind) => {
    expect(await createMomentStore(answering(...answers).request).create(sampleRequest)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('what the records of several moments say', () => {
  it('is asked for at once, is null where that cannot be read, and of two records of one moment is what the earlier says', async () => {
    const items = [
      rawRecord({ ...given, status: 'voided' }, { id: '02', external_id: 'm-1' }),
      rawRecord(given, { id: '01', external_id: 'm-1' }),
      rawRecord({ ...given, status: 'unheard of' }, { id: '03', external_id: 'm-2' }),
      rawRecord({ ...given, schema_version: 99 }, { id: '04', external_id: 'm-3' }),
    ];
    const { request, calls } = answering(pageOf(items));
    const said = expectOk(await createMomentStore(request).statusesAmong(['m-1', 'm-2', 'm-3', 'm-4']));
    expect(Object.fromEntries(said)).toEqual({ 'm-1': 'given', 'm-2': null, 'm-3': null });
    expect(calls).toHaveLength(1);
  });
});

describe('a moment that is changed in Zendesk', () => {
  it('is changed in the fields that are named, and no other', async () => {
    expect(await changedTo((store) => store.setStatus('m-1', 'voided'))).toStrictEqual({ status: 'voided' });
    const receipt = { executor: 'Sample Pay', reference: '1' };
    const whole = JSON.parse(String(written['detail'])) as object;
    expect(await changedTo((store) => store.keepReceipt('m-1', receipt))).toStrictEqual({
      detail: JSON.stringify({ ...whole, receipts: [receipt] }),
    });
    expect(await changedTo((store) => store.changeRequest('m-1', {}))).toStrictEqual({});
    expect(await changedTo((store) => store.changeRequest('m-1', { status: 'given', amountMinor: 0 }))).toStrictEqual({
      status: 'given',
      amount_minor: 0,
    });
    // Zendesk takes null for an empty text.
    const counted: unknown = await changedTo((store) => store.changeRequest('m-1', { count: 500 }));
    expect(counted).toEqual({ detail: expect.stringContaining('"count":500') });
    expect(await changedTo((store) => store.changeRequest('m-1', { count: null }))).toStrictEqual({});
    const asked = { detail: JSON.stringify({ ...whole, count: 500 }) };
    expect(await changedTo((store) => store.changeRequest('m-1', { count: null }), asked)).toStrictEqual({ detail: JSON.stringify(whole) });
    expect(await changedTo((store) => store.changeRequest('m-1', { story: '' }))).toStrictEqual({ story: null });
    expect(await changedTo((store) => store.changeRequest('m-1', { story: 'Short.' }))).toStrictEqual({ story: 'Short.' });
    const decision = { ...sampleRequest.decision, request: [] };
    expect(await changedTo((store) => store.changeRequest('m-1', { lines: [] }))).toStrictEqual({
      detail: JSON.stringify({ ...whole, decision }),
    });
  });

  it('is left as it is where it cannot be found or written', async () => {
    const unavailable = { ok: false, error: { kind: 'unavailable', what: 'moments' } };
    expect(await storeOn({ status: 503 }).setStatus('m-1', 'voided')).toMatchObject(unavailable);
    expect(await storeOn(pageOf([kept()]), { status: 503 }).setStatus('m-1', 'voided')).toMatchObject(unavailable);
    expect(await storeOn({ status: 503 }).find('m-1')).toMatchObject(unavailable);
    expect(await storeOn({ status: 503 }).findRequest('m-1')).toMatchObject(unavailable);
    expect(await storeOn({ status: 503 }).requests({ from: 'list', filter: {}, cursor: null })).toMatchObject(unavailable);
    const missing = { ok: false, error: { kind: 'missing', what: 'moments' } };
    expect(await storeOn(pageOf([])).setStatus('m-1', 'voided')).toEqual(missing);
    const unasked = await storeOn(pageOf([kept({ detail: '{"decision":{}}' })])).changeRequest('m-1', { status: 'voided' });
    expect(unasked).toEqual({ ok: false, error: { ...missing.error, cause: 'nobody was asked about this moment' } });
  });
});

async function found(from: 'list' | 'index', filter: MomentFilter, records: readonly unknown[]) {
  const { request, calls } = answering(pageOf(records, 'c 2'));
  const page = expectOk(await createMomentStore(request).given({ from, filter, cursor: 'c 1' }));
  expect(calls).toHaveLength(1);
  return { page, ids: page.items.map(({ momentId }) => momentId), call: calls[0] };
}

describe('the moments that are asked for in Zendesk', () => {
  const like = { status: 'given', cause: 'outage', severity: 2, currency: 'EUR', ticketId: '101' } as MomentFilter;

  it('are searched by every part of the filter, and by nothing that is not asked about', async () => {
    const all = await found('index', { ...like, sinceMs: 0 }, []);
    expect(all.call).toMatchObject({ method: 'POST', url: expect.stringContaining('page%5Bafter%5D=c%201') as string });
    expect(all.call?.body).toEqual({
      filter: {
        $and: [
          { 'custom_object_fields.status': { $eq: 'given' } },
          { 'custom_object_fields.cause': { $eq: 'outage' } },
          { 'custom_object_fields.severity': { $eq: 2 } },
          { 'custom_object_fields.currency': { $eq: 'EUR' } },
          { 'custom_object_fields.ticket': { $eq: '101' } },
        ],
      },
    });
    expect(all.page.next).toBe('c 2');
    const one = await found('index', { ticketId: '101' }, []);
    expect(one.call?.body).toEqual({ filter: { $and: [{ 'custom_object_fields.ticket': { $eq: '101' } }] } });
  });

  it.each([
    ['status', 'voided'],
    ['cause', 'late_delivery'],
    ['severity', 3],
    ['currency', 'USD'],
    ['ticket', '102'],
  ])('are those of the list that meet the filter: not one of another %s', async (field, value) => {
    const records = [rawRecord({ ...given, [field]: value }, { id: '02', external_id: 'other' }), rawRecord(given)];
    expect((await found('list', like, records)).ids).toEqual(['m-1']);
    expect((await found('list', {}, records)).ids).toEqual(['other', 'm-1']);
  });

  it('are without those of the index that have another status by now', async () => {
    const records = [
      rawRecord({ ...given, status: 'voided' }, { id: '02', external_id: 'voided' }),
      rawRecord({ ...given, cause: 'changed' }, { id: '03', external_id: 'changed' }),
    ];
    expect((await found('index', like, records)).ids).toEqual(['changed']);
  });

  it('are those since an instant, that one included', async () => {
    const records = [
      rawRecord(given, { id: '02', external_id: 'at', created_at: '2026-10-28T09:30:00Z' }),
      rawRecord(given, { id: '01', external_id: 'before', created_at: '2026-10-28T09:29:59Z' }),
    ];
    expect((await found('index', { sinceMs: Date.parse('2026-10-28T09:30:00Z') }, records)).ids).toEqual(['at']);
    expect((await found('index', {}, records)).ids).toEqual(['at', 'before']);
  });

  it('are told newest first and once each: of two with one key the earlier, and all that have none', async () => {
    const records = [
      rawRecord({ ...given, amount_minor: 1 }, { id: '01', external_id: 'twice' }),
      rawRecord({ ...given, amount_minor: 2 }, { id: '03', external_id: 'twice' }),
      rawRecord(given, { id: '02', external_id: 'once' }),
      rawRecord(given, { id: '04', external_id: null }),
      rawRecord(given, { id: '05', external_id: null }),
      {},
    ];
    const { page } = await found('list', {}, records);
    expect(page.items.map(({ momentId, amountMinor }) => [momentId, amountMinor])).toEqual([
      ['twice', 1],
      ['once', 500],
    ]);
    expect(page.unreadable).toBe(3);
  });
});

describe('the requests among the moments', () => {
  it('are told, and those that cannot be read are counted; where nobody was asked there is none', async () => {
    const records = [
      kept({}, { id: '04', external_id: 'asked' }),
      kept({ detail: '{"decision":{}}' }, { id: '03', external_id: 'not-asked' }),
      kept({ detail: '{' }, { id: '02', external_id: 'broken' }),
      kept({ ticket: null }, { id: '01', external_id: 'broken-too' }),
      kept({ severity: null }, { id: '00', external_id: 'broken-as-well' }),
    ];
    const { request, calls } = answering(pageOf(records));
    const page = expectOk(await createMomentStore(request).requests({ from: 'list', filter: {}, cursor: null }));
    expect(page.items.map(({ moment }) => moment.id)).toEqual(['asked']);
    expect(page.unreadable).toBe(3);
    expect(calls.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('a moment that no record can hold', () => {
  const tooLarge = { ok: false, error: { kind: 'too_large', what: 'moments' } };
  const [line] = sampleRequest.decision.request ?? [];
  const long = (letters: number) => (line === undefined ? [] : [{ ...line, text: 'x'.repeat(letters) }]);

  it('is refused before anything is asked', async () => {
    const { request, calls } = answering({ status: 500 });
    expect(await createMomentStore(request).create({ ...sampleRequest, story: 'x'.repeat(40_000) })).toEqual(tooLarge);
    expect(calls).toEqual([]);
  });

  it('is not written, with its story and all that stays reckoned in', async () => {
    const { request, calls } = answering(pageOf([kept({ story: 'x'.repeat(10_000) })]));
    expect(await createMomentStore(request).changeRequest('m-1', { lines: long(25_000) })).toEqual(tooLarge);
    expect(await createMomentStore(request).changeRequest('m-1', { lines: long(25_000), story: 'y'.repeat(10_000) })).toEqual(tooLarge);
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });
});

describe('a moment that is found in Zendesk', () => {
  it('is none where no record has its key, and has its story where it has one', async () => {
    expect(await storeOn(pageOf([])).find('m-1')).toEqual({ ok: true, value: null });
    expect(await storeOn(pageOf([])).findRequest('m-1')).toEqual({ ok: true, value: null });
    expect(expectOk(await storeOn(pageOf([kept({ story: 'Late.' })])).find('m-1'))?.story).toBe('Late.');
  });

  it('is the earliest of those with its key, without a story where it has none', async () => {
    const records = [kept({ story: 'late' }, { id: '02' }), kept({ story: null, status: 'given' }, { id: '01' })];
    const { request } = answering(pageOf(records));
    expect(await createMomentStore(request).find('m-1')).toMatchObject({
      ok: true,
      value: { id: 'm-1', status: 'given', story: '', kind: 'external_win', todos: [] },
    });
  });

  it('cannot be read in a status that is none', async () => {
    const { request } = answering(pageOf([kept({ status: 'lost' })]));
    const path = 'custom_object_fields.status';
    expect(await createMomentStore(request).find('m-1')).toEqual({ ok: false, error: { kind: 'unreadable', what: 'moments', path } });
    expect(await createMomentStore(request).findRequest('m-1')).toEqual({
      ok: false,
      error: { kind: 'unreadable', what: 'moments', path },
    });
    expect(await createMomentStore(request).changeRequest('m-1', {})).toEqual({
      ok: false,
      error: { kind: 'unreadable', what: 'moments', path },
    });
  });
});
