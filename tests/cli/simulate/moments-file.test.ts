import { describe, expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { decisionText, momentsCsv } from '#builders/moments-csv.ts';
import { bytesOf } from '#builders/an-orders-file.ts';
import { type MomentsFile, readMoments } from '#cli/simulate/moments-file.ts';

const TERMS = { currency: EUR, timeZone: 'UTC' };

function parsed(rows: Parameters<typeof momentsCsv>[0]): MomentsFile {
  const file = readMoments(bytesOf(momentsCsv(rows)), TERMS);
  if (!file.ok) throw new Error(file.error);
  return file.value;
}

describe('a file of moments', () => {
  it('gives each moment with what was known when it was given', () => {
    const facts = { hoursSinceReport: 30, priorIncidents: [{ daysAgo: 3, isSameCause: true }] };
    const { moments, rejected } = parsed([{ id: 'a', amount: '12.5', decision: decisionText({ suggestedMinor: 1500, facts }) }]);
    expect(rejected).toEqual([]);
    expect(moments).toMatchObject([
      {
        id: 'a',
        atMs: Date.UTC(2026, 0, 5, 10),
        ticketId: '501',
        customerId: '701',
        agentId: '11',
        isLead: false,
        severity: 2,
        gesture: 'credit',
        amountMinor: 1250,
        suggestedMinor: 1500,
        facts,
      },
    ]);
  });

  it('tells from the rows before what is not kept: other tickets of the customer, and no suggestion', () => {
    const { moments } = parsed([
      { id: 'c', given_at: '2026-01-09', ticket: '503' },
      { id: 'a', given_at: '2026-01-05', ticket: '501', cause: 'outage' },
      { id: 'b', given_at: '2026-01-06', ticket: '502' },
      { id: 'd', given_at: '2026-01-10', ticket: '503', cause: 'outage' },
      { id: 'e', given_at: '2026-01-11', ticket: '504', customer: '702' },
    ]);
    expect(moments.map(({ id, suggestedMinor, facts }) => [id, suggestedMinor, facts.priorIncidents])).toEqual([
      ['a', null, []],
      ['b', null, [{ daysAgo: 1, isSameCause: false, fault: 'ours' }]],
      [
        'c',
        null,
        [
          { daysAgo: 4, isSameCause: false, fault: 'ours' },
          { daysAgo: 3, isSameCause: true, fault: 'ours' },
        ],
      ],
      [
        'd',
        null,
        [
          { daysAgo: 5, isSameCause: true, fault: 'ours' },
          { daysAgo: 4, isSameCause: false, fault: 'ours' },
        ],
      ],
      ['e', null, []],
    ]);
    expect(moments.every(({ facts }) => facts.value === null && facts.hoursSinceReport === null)).toBe(true);
  });

  it('takes what was given of a kind that a policy named itself, whatever policy is tried', () => {
    expect(parsed([{ id: 'a', gesture: 'miles' }]).moments).toMatchObject([{ id: 'a', gesture: 'miles' }]);
  });

  it('counts as the lead’s what a lead approved', () => {
    const line = { byName: 'Lena Lead', atMs: 0, text: '', amountMinor: 1000 };
    const request = [
      { ...line, kind: 'asked', byId: '11' },
      { ...line, kind: 'approved', byId: '90' },
    ];
    const { moments } = parsed([{ id: 'a', decision: decisionText({ request }) }]);
    expect(moments).toMatchObject([{ agentId: '90', isLead: true }]);
  });

  it('leaves out other currencies, and what was not given where it tells', () => {
    const text = momentsCsv([{ id: 'a' }, { id: 'b', currency: 'JPY', amount: '500' }, { id: 'c' }]);
    const lines = text.trimEnd().split('\n');
    const withStatus = lines.map((line, index) => `${line},${['status', 'given', 'given', 'voided'][index] ?? ''}`).join('\n');
    expect(readMoments(bytesOf(withStatus), TERMS)).toMatchObject({
      ok: true,
      value: { otherCurrencies: 1, notGiven: 1, moments: [{ id: 'a' }] },
    });
    expect(readMoments(bytesOf(text), { currency: JPY, timeZone: 'UTC' })).toMatchObject({
      ok: true,
      value: { otherCurrencies: 2, moments: [{ id: 'b', amountMinor: 500 }] },
    });
  });

  it('is read as orders are: semicolons, a comma before cents, times with a zone, and days of the account’s own zone', () => {
    const csv = momentsCsv([
      { id: 'a', given_at: '2026-01-05 10:00:00 -0400', amount: '12.5' },
      { id: 'b', given_at: '2026-01-06', amount: '1' },
    ]);
    const text = csv.replaceAll(',', ';').replace('12.5', '12,5');
    const file = readMoments(bytesOf(text), { currency: EUR, timeZone: 'America/New_York' });
    expect(file).toMatchObject({
      value: { moments: [{ atMs: Date.UTC(2026, 0, 5, 14), amountMinor: 1250 }, { atMs: Date.UTC(2026, 0, 6, 5) }], rejected: [] },
    });
  });

  it.each([
    ['ticket is empty', { ticket: '' }],
    ['id "a" is already on line 2', { id: 'a' }],
    ['given_at "never" is not a date', { given_at: 'never' }],
    ['amount "1,200" may be thousands or a fraction', { amount: '1,200' }],
    ['amount "12.345" may be thousands or a fraction', { amount: '12.345' }],
    ['amount "12.3456" is not an amount of EUR', { amount: '12.3456' }],
    ['amount "-1" is not an amount of EUR', { amount: '-1' }],
    ['currency "EURO"', { currency: 'EURO' }],
    ['fault "nobody" is not one of ours, third_party, customer, unclear', { fault: 'nobody' }],
    ['severity "5" is not one of 1, 2, 3, 4', { severity: '5' }],
    ['gesture "a hug" is not one of apology,', { gesture: 'a hug' }],
    ['decision is not JSON', { decision: '{' }],
    ['decision is not that of a moment', { decision: 'null' }],
    ['decision has nothing that can be read at facts.severity', { decision: decisionText({ facts: { severity: 7 } }) }],
  ])('leaves out a row and says why: %s', (reason, changes) => {
    const { moments, rejected } = parsed([{ id: 'a' }, { id: 'b', ...changes }]);
    expect(moments.map(({ id }) => id)).toEqual(['a']);
    expect(rejected).toEqual([expect.stringContaining(`line 3: ${reason}`)]);
  });

  it('is refused without a column, and without a row that can be read', () => {
    expect(readMoments(bytesOf('id,amount\n'), TERMS)).toEqual({ ok: false, error: expect.stringContaining('"given_at", "ticket"') });
    expect(readMoments(bytesOf(momentsCsv([{ id: 'a', fault: 'nobody' }])), TERMS)).toEqual({
      ok: false,
      error: expect.stringContaining('The first of 1 rows that cannot be read: line 2: fault "nobody"'),
    });
  });
});
