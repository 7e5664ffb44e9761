import { describe, expect, it } from 'vitest';
import { detailThatFits } from '#adapters/zendesk/moment-detail.ts';
import { givenMoment, recordAsItStands, recordOfMoment, requestOfRecord, storedMoment } from '#adapters/zendesk/moment-record.ts';
import type { CustomRecord } from '#adapters/zendesk/records.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00Z');
const RECORD_BYTES = 32 * 1024;

function recordWith(fields: Readonly<Record<string, unknown>>, over: Partial<CustomRecord> = {}): CustomRecord {
  const written = recordOfMoment(sampleRequest);
  const stamps = { id: '01', createdAtMs: NOW_MS, updatedAtMs: NOW_MS, createdById: '9' };
  return { ...stamps, externalId: sampleRequest.id, fields: { ...written?.fields, ...fields }, ...over };
}

/** Fields in which parts of the detail are replaced. */
function detailWith(changed: Readonly<Record<string, unknown>>): { readonly detail: string } {
  const { fault, deviation, decision } = sampleRequest;
  return { detail: JSON.stringify({ fault, deviation, decision, ...changed }) };
}

function bytesOf(fields: unknown): number {
  return new TextEncoder().encode(JSON.stringify(fields)).byteLength;
}

describe('a moment as a record', () => {
  it('has the key of the moment, a name for people, its schema, and its parts in the fields of the object', () => {
    const { detail, ...others } = recordOfMoment(sampleRequest)?.fields ?? {};
    expect(recordOfMoment(sampleRequest)).toMatchObject({ name: 'credit on ticket 101', externalId: 'm-1' });
    expect(others).toEqual({
      schema_version: 1,
      status: 'asked',
      kind: 'external_win',
      ticket: '101',
      customer: '11',
      agent: '1',
      cause: 'late_delivery',
      severity: 2,
      gesture: 'credit',
      amount_minor: 1500,
      currency: 'EUR',
      day: '2026-10-28',
      story: 'The parcel came late for a birthday.',
    });
    expect(JSON.parse(String(detail))).toEqual({
      fault: 'ours',
      deviation: 'the customer asked for less',
      decision: sampleRequest.decision,
    });
  });

  it.each([
    [500, 500],
    [undefined, undefined],
    ['many', undefined],
    [-1, undefined],
    [1.5, undefined],
  ])('keeps how many were given of what is counted: %j is read as %j', (count, read) => {
    const requested = requestOfRecord(recordWith(detailWith({ count })));
    expect(requested.ok && requested.value?.moment.count).toBe(read);
  });

  it('says how many were given in its detail, and names a kind of the team’s own', () => {
    const written = recordOfMoment({ ...sampleRequest, gesture: 'miles', count: 500 });
    expect(written?.fields['gesture']).toBe('miles');
    expect(JSON.parse(String(written?.fields['detail']))).toMatchObject({ count: 500 });
  });

  it('leaves out what holds nothing', () => {
    const { fields } = recordOfMoment({ ...sampleRequest, story: '', deviation: '' }) ?? { fields: {} };
    expect(Object.keys(fields)).not.toContain('story');
    expect(JSON.stringify(fields)).not.toContain('deviation');
  });

  it('is none where it is larger than a record can be', () => {
    expect(recordOfMoment({ ...sampleRequest, story: 'x'.repeat(RECORD_BYTES) })).toBeNull();
  });

  it('is read back as it was written, with who asked and when', () => {
    expect(requestOfRecord(recordWith({}))).toEqual({
      ok: true,
      value: { moment: sampleRequest, lines: sampleRequest.decision.request, createdAtMs: NOW_MS, createdById: '9' },
    });
  });

  it.each([
    ['numbers as text', { schema_version: '1', amount_minor: '1500', severity: '2' }, {}],
    ['lookups as numbers', { ticket: 101, customer: 11, agent: 1 }, {}],
    ['no words', { story: null, cause: null, day: null }, { story: '', cause: '', day: '' }],
    ['no reason for a deviation', detailWith({ deviation: undefined }), { deviation: '' }],
    ['what a later version added', { outcome: 'recovered', ...detailWith({ todos: [] }) }, {}],
    ['an amount of nothing', { amount_minor: 0 }, { amount: { amountMinor: 0, currency: 'EUR' } }],
  ])('is read with %s', (_title, fields, changed) => {
    const read = requestOfRecord(recordWith(fields));
    expect(read).toMatchObject({ ok: true, value: { moment: { ...sampleRequest, ...changed } } });
  });

  it.each([
    ['ticket', ''],
    ['customer', null],
    ['agent', {}],
    ['status', 'lost'],
    ['severity', 5],
    ['severity', 'grave'],
    ['gesture', ''],
    ['amount_minor', -1],
    ['amount_minor', 0.5],
    ['currency', 'EURO'],
    ['detail', '{'],
    ['detail', null],
    ['schema_version', null],
    ['schema_version', 0],
    ['schema_version', 'one'],
  ])('cannot be read with the %s %j, and that is named', (field, value) => {
    const read = requestOfRecord(recordWith({ [field]: value }));
    expect(read).toMatchObject({ ok: false, error: { path: expect.stringMatching(`^custom_object_fields\\.${field}`) as string } });
  });

  it.each([
    ['fault', 'nobody'],
    ['deviation', 7],
    ['decision', { request: [] }],
    ['decision', null],
  ])('cannot be read with the %s %j in its detail, and that is named', (key, value) => {
    const read = requestOfRecord(recordWith(detailWith({ [key]: value })));
    expect(read).toMatchObject({ ok: false, error: { path: expect.stringMatching(`^custom_object_fields\\.detail\\.${key}`) as string } });
  });

  it('cannot be read without its key, and that is named', () => {
    const error = { kind: 'unreadable', what: 'moments', path: 'external_id' };
    expect(requestOfRecord(recordWith({}, { externalId: null }))).toEqual({ ok: false, error });
  });

  it.each([2, '2', 99])('is not read where it is of the schema %j, however much of it looks known, and that is said', (version) => {
    const newer = recordWith({ schema_version: version });
    const outdated = { ok: false, error: { kind: 'outdated', what: 'moments', asItStands: recordAsItStands(newer) } };
    expect(requestOfRecord(newer)).toEqual(outdated);
    expect(storedMoment('m-1', newer)).toEqual(outdated);
    expect(givenMoment(newer)).toBeNull();
    expect(recordAsItStands(newer).fields).toContainEqual(['schema_version', String(version)]);
    expect(recordAsItStands(newer).fields).toContainEqual(['gesture', sampleRequest.gesture]);
  });

  it('is no request where nobody was asked, however little of it can be read', () => {
    const { request: _request, ...decision } = sampleRequest.decision;
    expect(requestOfRecord(recordWith({ ...detailWith({ decision }), ticket: null }))).toEqual({ ok: true, value: null });
  });
});

describe('what others can learn from a moment', () => {
  it('is what was given for what, and when', () => {
    expect(givenMoment(recordWith({ detail: 'broken', customer: null }))).toEqual({
      momentId: 'm-1',
      ticketId: '101',
      cause: 'late_delivery',
      severity: 2,
      amountMinor: 1500,
      atMs: NOW_MS,
    });
  });

  it.each([[{ ticket: '' }], [{ severity: null }], [{ amount_minor: null }], [{ amount_minor: -1 }], [{ schema_version: null }]])(
    'is nothing with %j',
    (fields) => {
      expect(givenMoment(recordWith(fields))).toBeNull();
    },
  );

  it('is nothing without a key', () => {
    expect(givenMoment(recordWith({}, { externalId: null }))).toBeNull();
  });
});

function told(history: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { decision: { facts: history } };
}

describe('a detail beside the other fields of its record', () => {
  const incident = { daysAgo: 1, isSameCause: true };
  const many = (count: number) => Array.from({ length: count }, () => incident);

  it('keeps a hundred prior incidents and gestures of its decision at the most', () => {
    const facts = { priorIncidents: many(101), gestures: many(101), cause: 'x' };
    const text = detailThatFits({ decision: { facts, more: 1 }, receipts: many(101) }, {});
    expect(JSON.parse(text ?? '')).toEqual({
      decision: { facts: { priorIncidents: many(100), gestures: many(100), cause: 'x' }, more: 1 },
      receipts: many(101),
    });
  });

  it.each([
    [100, 24_000],
    [20, 28_000],
    [0, 32_000],
  ])('keeps %d of them beside %d letters', (kept, letters) => {
    const text = detailThatFits(told({ priorIncidents: many(100), gestures: many(100) }), { story: 'x'.repeat(letters) });
    expect(text === null ? null : JSON.parse(text)).toEqual(told({ priorIncidents: many(kept), gestures: many(kept) }));
  });

  it('fills a record but for 256 bytes, and none beyond', () => {
    const room = RECORD_BYTES - 256 - bytesOf({ story: '', detail: detailThatFits({}, {}) });
    expect(detailThatFits({}, { story: 'x'.repeat(room) })).toBe('{}');
    expect(detailThatFits({}, { story: 'x'.repeat(room + 1) })).toBeNull();
    expect(detailThatFits({}, { story: 'é'.repeat(room / 2 + 1) })).toBeNull();
  });

  it.each([told({ priorIncidents: 'many', gestures: null }), { decision: { facts: 'none' } }, { decision: 'none' }, {}])(
    'keeps what is no list, no facts or no decision as it stands: %j',
    (detail) => {
      expect(detailThatFits(detail, {})).toBe(JSON.stringify(detail));
    },
  );
});
