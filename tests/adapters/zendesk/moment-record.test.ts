import { describe, expect, it } from 'vitest';
import { decisionThatFits, givenMoment, recordOfMoment, requestOfRecord } from '#adapters/zendesk/moment-record.ts';
import type { CustomRecord } from '#adapters/zendesk/records.ts';
import { sampleRequest } from '../../contracts/sample-moments.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00Z');
const RECORD_BYTES = 32 * 1024;

function recordWith(fields: Readonly<Record<string, unknown>>, over: Partial<CustomRecord> = {}): CustomRecord {
  const written = recordOfMoment(sampleRequest);
  const stamps = { id: '01', createdAtMs: NOW_MS, updatedAtMs: NOW_MS, createdById: '9' };
  return { ...stamps, externalId: sampleRequest.id, fields: { ...written?.fields, ...fields }, ...over };
}

function bytesOf(fields: unknown): number {
  return new TextEncoder().encode(JSON.stringify(fields)).byteLength;
}

describe('a moment as a record', () => {
  it('has the key of the moment, a name for people, and its parts in the fields of the object', () => {
    const { decision, ...others } = recordOfMoment(sampleRequest)?.fields ?? {};
    expect(recordOfMoment(sampleRequest)).toMatchObject({ name: 'credit on ticket 101', externalId: 'm-1' });
    expect(others).toEqual({
      ticket: '101',
      customer: '11',
      agent: '1',
      kind: 'external_win',
      status: 'asked',
      cause: 'late_delivery',
      fault: 'ours',
      severity: 2,
      gesture: 'credit',
      amount_minor: 1500,
      currency: 'EUR',
      story: 'The parcel came late for a birthday.',
      deviation: 'the customer asked for less',
      day: '2026-10-28',
    });
    expect(JSON.parse(String(decision))).toEqual(sampleRequest.decision);
  });

  it('leaves out what holds nothing', () => {
    const { fields } = recordOfMoment({ ...sampleRequest, story: '', deviation: '' }) ?? { fields: {} };
    expect(Object.keys(fields)).not.toContain('story');
    expect(Object.keys(fields)).not.toContain('deviation');
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
    ['amounts and severities as text', { amount_minor: '1500', severity: '2' }, {}],
    ['lookups as numbers', { ticket: 101, customer: 11, agent: 1 }, {}],
    ['no words', { story: null, deviation: undefined, cause: null, day: null }, { story: '', deviation: '', cause: '', day: '' }],
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
    ['fault', 'nobody'],
    ['severity', 5],
    ['severity', 'grave'],
    ['gesture', 'gold bar'],
    ['amount_minor', -1],
    ['amount_minor', 0.5],
    ['currency', 'EURO'],
    ['decision', '{"request":[]}'],
    ['decision', null],
  ])('cannot be read with the %s %j, and that is named', (field, value) => {
    const read = requestOfRecord(recordWith({ [field]: value }));
    expect(read).toMatchObject({ ok: false, error: { path: expect.stringMatching(`^custom_object_fields\\.${field}`) as string } });
  });

  it('cannot be read without its key, and that is named', () => {
    expect(requestOfRecord(recordWith({}, { externalId: null }))).toEqual({ ok: false, error: { path: 'external_id' } });
  });

  it('is no request where nobody was asked, however little of it can be read', () => {
    const { request: _request, ...decision } = sampleRequest.decision;
    expect(requestOfRecord(recordWith({ decision: JSON.stringify(decision), ticket: null }))).toEqual({ ok: true, value: null });
  });
});

describe('what others can learn from a moment', () => {
  it('is what was given for what, and when', () => {
    expect(givenMoment(recordWith({ decision: 'broken', customer: null }))).toEqual({
      momentId: 'm-1',
      ticketId: '101',
      cause: 'late_delivery',
      severity: 2,
      amountMinor: 1500,
      atMs: NOW_MS,
    });
  });

  it.each([[{ ticket: '' }], [{ severity: null }], [{ amount_minor: null }], [{ amount_minor: -1 }]])('is nothing with %j', (fields) => {
    expect(givenMoment(recordWith(fields))).toBeNull();
  });

  it('is nothing without a key', () => {
    expect(givenMoment(recordWith({}, { externalId: null }))).toBeNull();
  });
});

describe('a decision beside the other fields of its record', () => {
  const incident = { daysAgo: 1, isSameCause: true };
  const many = (count: number) => Array.from({ length: count }, () => incident);

  it('keeps a hundred prior incidents and gestures at the most', () => {
    const text = decisionThatFits({ facts: { priorIncidents: many(101), gestures: many(101), cause: 'x' }, more: 1 }, {});
    expect(JSON.parse(text ?? '')).toEqual({ facts: { priorIncidents: many(100), gestures: many(100), cause: 'x' }, more: 1 });
  });

  it.each([
    [100, 24_000],
    [20, 28_000],
    [0, 32_000],
  ])('keeps %d of them beside %d letters', (kept, letters) => {
    const text = decisionThatFits({ facts: { priorIncidents: many(100), gestures: many(100) } }, { story: 'x'.repeat(letters) });
    const facts = text === null ? null : (JSON.parse(text) as { facts: unknown }).facts;
    expect(facts).toEqual({ priorIncidents: many(kept), gestures: many(kept) });
  });

  it('fills a record but for 256 bytes, and none beyond', () => {
    const rest = bytesOf({ story: '', decision: decisionThatFits({}, {}) });
    const room = RECORD_BYTES - 256 - rest;
    expect(decisionThatFits({}, { story: 'x'.repeat(room) })).toBe('{"facts":{}}');
    expect(decisionThatFits({}, { story: 'x'.repeat(room + 1) })).toBeNull();
    expect(decisionThatFits({}, { story: 'é'.repeat(room / 2 + 1) })).toBeNull();
  });

  it('keeps what is no list, or no facts, as it stands', () => {
    expect(decisionThatFits({ facts: { priorIncidents: 'many', gestures: null } }, {})).toBe(
      '{"facts":{"priorIncidents":"many","gestures":null}}',
    );
    expect(decisionThatFits({ facts: 'none' }, {})).toBe('{"facts":{}}');
  });
});
