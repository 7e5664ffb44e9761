import { describe, expect, it } from 'vitest';
import { filledFields, isTaken, recordsOf } from '#adapters/zendesk/record-writes.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering, pageOf, rawRecord } from './answering.ts';

const RECORDS = '/api/v2/custom_objects/some_thing/records';
const one = { body: { custom_object_record: rawRecord({ a: 1 }) } };
const read = {
  id: '01',
  externalId: 'm-1',
  fields: { a: 1 },
  createdAtMs: Date.parse('2026-10-28T09:30:00Z'),
  updatedAtMs: Date.parse('2026-10-28T09:31:00Z'),
  createdById: '1000001',
};

describe('the records of a custom object', () => {
  it('are created with a name, a key and fields', async () => {
    const { request, calls } = answering(one);
    const created = await recordsOf(request, 'some_thing', 'journal').create({ name: 'n', externalId: 'k', fields: { a: 1 } });
    expect(created).toEqual({ ok: true, value: read });
    const body = { custom_object_record: { name: 'n', external_id: 'k', custom_object_fields: { a: 1 } } };
    expect(calls).toEqual([{ method: 'POST', url: RECORDS, body }]);
  });

  it('are changed in some fields, by an id that may hold any character', async () => {
    const { request, calls } = answering(one);
    expect(expectOk(await recordsOf(request, 'some_thing', 'journal').update('0/1', { a: 1 }))).toEqual(read);
    expect(calls).toEqual([
      { method: 'PATCH', url: `${RECORDS}/0%2F1`, body: { custom_object_record: { custom_object_fields: { a: 1 } } } },
    ]);
  });

  it('are read by their keys, each once', async () => {
    const { request, calls } = answering(pageOf([rawRecord({ a: 1 })]));
    const page = expectOk(await recordsOf(request, 'some_thing', 'journal').byExternalIds(['m-1', 'k-2', 'm-1']));
    expect(page).toEqual({ items: [read], next: null, unreadable: 0 });
    expect(calls).toEqual([{ method: 'GET', url: `${RECORDS}?filter%5Bexternal_ids%5D=m-1%2Ck-2&page%5Bsize%5D=100`, body: undefined }]);
  });

  it('are those of the keys alone, also where Zendesk passes over what it was asked for', async () => {
    const others = [rawRecord({ a: 2 }, { id: '02', external_id: 'm-2' }), rawRecord({ a: 3 }, { id: '03', external_id: null })];
    const { request } = answering(pageOf([...others, rawRecord({ a: 1 })]));
    const page = expectOk(await recordsOf(request, 'some_thing', 'journal').byExternalIds(['m-1']));
    expect(page.items).toEqual([read]);
  });

  it('are read by a hundred keys at once, and by no more', () => {
    const records = recordsOf(answering(pageOf([])).request, 'some_thing', 'journal');
    const keys = Array.from({ length: 101 }, (_, index) => `k-${index}`);
    expect(() => records.byExternalIds(keys)).toThrow('at most 100 keys are read at once');
    expect(() => records.byExternalIds(keys.slice(0, 100))).not.toThrow();
  });

  it.each([
    [null, ''],
    ['c 1', '&page%5Bafter%5D=c%201'],
  ])('are read and searched newest first from the cursor %s on', async (cursor, after) => {
    const { request, calls } = answering(pageOf([], 'c 2'));
    const records = recordsOf(request, 'some_thing', 'journal');
    const next = { ok: true, value: { items: [], next: 'c 2', unreadable: 0 } };
    expect(await records.newestFirst(cursor)).toEqual(next);
    expect(await records.search({ $and: [{ a: { $eq: 1 } }] }, cursor)).toEqual(next);
    expect(calls).toEqual([
      { method: 'GET', url: `${RECORDS}?sort=-id&page%5Bsize%5D=100${after}`, body: undefined },
      {
        method: 'POST',
        url: `${RECORDS}/search?sort=-created_at&page%5Bsize%5D=100${after}`,
        body: { filter: { $and: [{ a: { $eq: 1 } }] } },
      },
    ]);
  });

  it('end where Zendesk says that there are no more, whatever cursor it names', async () => {
    for (const meta of [{ has_more: false, after_cursor: 'c' }, { has_more: false }]) {
      const { request } = answering({ body: { custom_object_records: [], meta } });
      expect(expectOk(await recordsOf(request, 'some_thing', 'journal').newestFirst(null)).next).toBeNull();
    }
  });

  it.each([[{ has_more: true }], [{ has_more: true, after_cursor: null }], [{ has_more: true, after_cursor: '' }]])(
    'have not been read where more follow and nothing tells where: %j',
    async (meta) => {
      const { request } = answering({ body: { custom_object_records: [], meta } });
      const page = await recordsOf(request, 'some_thing', 'journal').newestFirst(null);
      expect(page).toEqual({ ok: false, error: { kind: 'unreadable', what: 'journal', path: 'meta.after_cursor' } });
    },
  );

  it.each([
    ['no id', { id: '' }],
    ['no fields', { custom_object_fields: null }],
    ['no time of its making', { created_at: 'then' }],
    ['no time of its last change', { updated_at: null }],
    ['no maker', { created_by_user_id: null }],
  ])('are counted and left out with %s', async (_title, over) => {
    const { request } = answering(pageOf([rawRecord({ a: 1 }, over), rawRecord({ a: 1 })]));
    const page = expectOk(await recordsOf(request, 'some_thing', 'journal').newestFirst(null));
    expect(page).toEqual({ items: [read], next: null, unreadable: 1 });
  });

  it.each([
    ['a key that is none', { external_id: 7 }, { externalId: null }],
    ['no key', { external_id: undefined }, { externalId: null }],
    ['a maker in digits', { created_by_user_id: 1_000_001 }, { createdById: '1000001' }],
  ])('are read all the same with %s', async (_title, over, changed) => {
    const { request } = answering(pageOf([rawRecord({ a: 1 }, over)]));
    expect(expectOk(await recordsOf(request, 'some_thing', 'journal').newestFirst(null)).items).toEqual([{ ...read, ...changed }]);
  });

  it('are deleted, and count as deleted where they are gone', async () => {
    for (const status of [200, 204, 404]) {
      const { request, calls } = answering({ status });
      expect(await recordsOf(request, 'some_thing', 'journal').remove('01')).toEqual({ ok: true, value: undefined });
      expect(calls).toEqual([{ method: 'DELETE', url: `${RECORDS}/01`, body: undefined }]);
    }
    const refused = await recordsOf(answering({ status: 403 }).request, 'some_thing', 'journal').remove('01');
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused_by_role', what: 'journal', action: 'delete' } });
  });

  it('say of the object that it is not set up, and of one record that it is missing', async () => {
    const records = recordsOf(answering({ status: 404 }).request, 'some_thing', 'orders');
    const notSetUp = { ok: false, error: { kind: 'not_set_up', what: 'orders' } };
    expect(await records.create({ name: 'n', externalId: 'k', fields: {} })).toMatchObject(notSetUp);
    expect(await records.byExternalIds(['k'])).toMatchObject(notSetUp);
    expect(await records.newestFirst(null)).toMatchObject(notSetUp);
    expect(await records.search({ $and: [] }, null)).toMatchObject(notSetUp);
    expect(await records.update('01', {})).toMatchObject({ ok: false, error: { kind: 'missing', what: 'orders' } });
  });

  it('say of a search that may not be made that reading was refused, and of the others what was', async () => {
    const records = recordsOf(answering({ status: 403 }).request, 'some_thing', 'orders');
    expect(await records.search({ $and: [] }, null)).toMatchObject({ error: { action: 'read' } });
    expect(await records.newestFirst(null)).toMatchObject({ error: { action: 'read' } });
    expect(await records.create({ name: 'n', externalId: 'k', fields: {} })).toMatchObject({ error: { action: 'create' } });
    expect(await records.update('01', {})).toMatchObject({ error: { action: 'change' } });
  });
});

function rejected(detail: string) {
  return { kind: 'rejected', what: 'journal', status: 422, detail, request: { method: 'POST', path: '/' } } as const;
}

describe('a key that is in use', () => {
  it.each(['External_id DuplicateValue', 'external id', 'externalid', 'is ALREADY there', 'duplicate', 'has been taken', 'must be unique'])(
    'is told by: %s',
    (detail) => {
      expect(isTaken(rejected(detail))).toBe(true);
    },
  );

  it.each([
    { fields: ['ticket InvalidValue'], isTold: false },
    { fields: ['custom_object_fields.customer InvalidValue', 'agent InvalidValue'], isTold: false },
    { fields: ['ticket InvalidValue', 'external_id DuplicateValue'], isTold: true },
    { fields: ['base'], isTold: true },
    { fields: [], isTold: true },
  ])('is told by "has already been" of $fields: $isTold', ({ fields, isTold }) => {
    expect(isTaken({ ...rejected('Ticket: has already been deleted'), fields })).toBe(isTold);
  });

  it('is not told by other words, nor by the same words of another fault', () => {
    expect(isTaken(rejected('ticket InvalidValue'))).toBe(false);
    expect(isTaken({ kind: 'too_large', what: 'moments' })).toBe(false);
    expect(isTaken({ ...rejected('taken'), kind: 'unavailable' })).toBe(false);
  });
});

describe('the fields of a new record', () => {
  it('are without those that hold an empty text, and keep zeros', () => {
    expect(filledFields({ a: '', b: ' ', c: 0, d: 'x' })).toEqual({ b: ' ', c: 0, d: 'x' });
  });
});
