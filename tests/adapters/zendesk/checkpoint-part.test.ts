import { describe, expect, it } from 'vitest';
import { partOfJson } from '#adapters/zendesk/checkpoint-part.ts';
import { jsonOfPart } from '#adapters/zendesk/detail-text.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import type { CheckpointPart, Commitment } from '#domain/journal/types.ts';

const UP_TO_MS = 1_000_000;

const commitment: Commitment = {
  momentId: 'm-1',
  reserveId: '01R',
  ticketId: '101',
  customerId: '11',
  agentId: '1',
  forAgentId: '2',
  stated: eur(500),
  countsMinor: 500,
  cause: 'outage',
  detail: { gesture: 'credit', fault: 'ours', severity: 2, attempt: 1 },
  reservedAtMs: UP_TO_MS - 7,
  state: 'posted',
  isUncertain: false,
};

const part: CheckpointPart = {
  month: '2026-10',
  upToId: '01U',
  upToMs: UP_TO_MS,
  carriedMinor: 0,
  carriedUpToId: '',
  carriedUpToMs: 900,
  timeZone: 'Europe/Dublin',
  part: 1,
  parts: 2,
  recent: [commitment],
};

/** The row of a commitment as it is kept: what it holds in the order in which it is read. */
const row = ['m-1', '01R', 101, 11, 1, 2, 500, 'outage', 7, 'p', 0, 'credit', 'ours', 2, 1];
const json = { ...part, recent: [row] };

const EUR = 'EUR';

function readWithSum(sum: unknown, currency = EUR): Commitment | undefined {
  return partOfJson({ ...json, recent: [row.map((value, index) => (index === 6 ? sum : value))] }, currency)?.recent[0];
}

describe('a part of a checkpoint as JSON', () => {
  it('keeps of each commitment its values alone', () => {
    expect(jsonOfPart(part, EUR)).toEqual(json);
    expect(partOfJson(json, EUR)).toEqual(part);
  });

  it('keeps what it stands for where a lead has said its sum, but for currencies that are not known', () => {
    const started = [eur(61_250), money(2400, JPY)];
    const kept = { ...json, started };
    expect(jsonOfPart({ ...part, started }, EUR)).toEqual(kept);
    expect(partOfJson(kept, EUR)).toEqual({ ...part, started });
    expect(partOfJson({ ...json, started: [{ amountMinor: 1, currency: 'x1' }] }, EUR)).toEqual({ ...part, started: [] });
    expect(partOfJson({ ...json, started: 'all' }, EUR)).toBeUndefined();
  });

  it.each<[string, Partial<Commitment>, Readonly<Record<number, unknown>>]>([
    [
      'an id that is no number',
      { ticketId: '007', customerId: '', agentId: 'a', forAgentId: '1e3' },
      { 2: '007', 3: '', 4: 'a', 5: '1e3' },
    ],
    ['an id beyond exact numbers', { ticketId: '9007199254740993' }, { 2: '9007199254740993' }],
    ['whoever gave it for themselves', { forAgentId: '1' }, { 5: null }],
    ['a sum that counts as another', { countsMinor: 700 }, { 6: [500, null, 700] }],
    ['a sum in another currency', { stated: { amountMinor: 5, currency: 'JPY' } as Commitment['stated'] }, { 6: [5, 'JPY', 500] }],
    ['no sum stated', { stated: null }, { 6: [null, null, 500] }],
    ['one that is reserved', { state: 'reserved' }, { 9: 'r' }],
    ['one that was taken back', { state: 'voided' }, { 9: 'v' }],
    ['one that is granted', { state: 'granted' }, { 9: 'g' }],
    ['one that is granted and revoked', { state: 'granted', isRevoked: true }, { 9: 'x' }],
    ['one of which nobody is sure', { isUncertain: true }, { 10: 1 }],
    ['no detail', { detail: {} }, { 11: null, 12: null, 13: null, 14: null }],
  ])('keeps %s', (_title, changed, values) => {
    const recent = [{ ...commitment, ...changed }];
    const kept = row.map((value, index) => (index in values ? values[index] : value));
    expect(jsonOfPart({ ...part, recent }, EUR)).toEqual({ ...json, recent: [kept] });
    expect(partOfJson({ ...json, recent: [kept] }, EUR)).toEqual({ ...part, recent });
  });

  it('keeps how many where that is counted', () => {
    const recent = [{ ...commitment, detail: { ...commitment.detail, gesture: 'miles', count: 500 } }];
    const kept = [...row.map((value, index) => (index === 11 ? 'miles' : value)), 500];
    expect(jsonOfPart({ ...part, recent }, EUR)).toEqual({ ...json, recent: [kept] });
    expect(partOfJson({ ...json, recent: [kept] }, EUR)).toEqual({ ...part, recent });
    expect(partOfJson({ ...json, recent: [[...row, 0]] }, EUR)).toBeUndefined();
  });

  it('keeps as null that nothing was carried yet', () => {
    const nothing = { ...part, carriedUpToMs: -Infinity };
    expect(jsonOfPart(nothing, EUR)).toEqual({ ...json, carriedUpToMs: null });
    expect(partOfJson({ ...json, carriedUpToMs: null }, EUR)).toEqual(nothing);
  });

  it('states nothing to a browser that does not know the currency, and counts what it counts', () => {
    expect(readWithSum([5, 'ZZZ', 500])).toMatchObject({ stated: null, countsMinor: 500 });
    expect(readWithSum(500, 'ZZZ')).toMatchObject({ stated: null, countsMinor: 500 });
  });

  it.each<[string, unknown]>([
    ['month', '2026-1'],
    ['month', '2026-100'],
    ['month', 'x2026-10'],
    ['month', '202a-10'],
    ['month', '2026-1a'],
    ['upToId', ''],
    ['upToMs', '1'],
    ['carriedMinor', -1],
    ['carriedMinor', 0.5],
    ['carriedUpToId', null],
    ['carriedUpToMs', 'never'],
    ['timeZone', ''],
    ['part', 0],
    ['parts', 1.5],
    ['recent', {}],
  ])('is none with the %s %j', (key, value) => {
    expect(partOfJson({ ...json, [key]: value }, EUR)).toBeUndefined();
  });

  it.each<[number, unknown]>([
    [0, ''],
    [1, ''],
    [2, 1.5],
    [3, null],
    [4, null],
    [5, {}],
    [6, -1],
    [6, 0.5],
    [6, [1, null]],
    [6, [-1, null, 1]],
    [6, [1, null, -1]],
    [6, [1, 7, 1]],
    [7, null],
    [8, '7'],
    [9, 'y'],
    [10, 2],
    [11, ''],
    [12, 'nobody'],
    [13, 5],
    [14, 0],
  ])('is none with %d of a row %j', (index, value) => {
    expect(partOfJson({ ...json, recent: [row, row.map((kept, at) => (at === index ? value : kept))] }, EUR)).toBeUndefined();
  });

  it.each([undefined, null, 'x', [], {}])('is none in %j', (given) => {
    expect(partOfJson(given, EUR)).toBeUndefined();
  });
});
