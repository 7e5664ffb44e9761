import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnKind, createOwnKinds, worthOf } from '#domain/gestures/own-kinds.ts';
import { money, toMajor } from '#domain/money/money.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { MILES, OWN_KINDS, UPGRADE, VOUCHER } from '#builders/own-kinds.ts';

describe('what so many are worth', () => {
  it.each([
    [0, 0],
    [1, 2],
    [5, 6],
    [100, 120],
    [833, 1000],
    [834, 1001],
  ])('%d miles are worth %d cents, rounded up', (count, minor) => {
    expect(worthOf(count, { name: 'miles', worthMinor: 1200, per: 1000 }, EUR)).toEqual(eur(minor));
  });
});

describe('the most that a sum gives of a kind', () => {
  it.each([
    ['miles', 1399, { amount: eur(1320), count: 1100 }],
    ['miles', 1320, { amount: eur(1320), count: 1100 }],
    ['miles', 119, { amount: eur(0), count: 0 }],
    ['upgrade', 4999, { amount: eur(0), count: 0 }],
    ['upgrade', 12_000, { amount: eur(10_000), count: 2 }],
    ['voucher', 1999, { amount: eur(1500) }],
    ['voucher', -5, { amount: eur(0) }],
    ['credit', 1999, null],
    ['no_more_named', 1999, null],
  ])('of %s %d cents give %j', (kind, minor, issue) => {
    expect(OWN_KINDS.upTo(kind, eur(minor))).toEqual(issue);
  });

  it('is said of no kind that is money in any amount', () => {
    const own = createOwnKinds([{ ...VOUCHER, denominations: [] }], []);
    expect(own.upTo('voucher', eur(1999))).toBeNull();
    expect(own.rounded('voucher', eur(1999), { sum: eur(1950), mostMinor: null })).toBeNull();
  });
});

function rounded(minor: number, sum: number, mostMinor: number | null) {
  return OWN_KINDS.rounded('miles', eur(minor), { sum: eur(sum), mostMinor });
}

describe('what a suggestion is rounded to', () => {
  it.each([
    [1399, 1375, null, 1320],
    // Less than the fewest miles there are, and more than miles ever are: a sum that people give.
    [119, 118, null, 118],
    [1001, 1000, 990, 1000],
    // Where that sum is one that miles could still be, it is as many miles as there can be.
    [991, 975, 990, 960],
    [990, 975, 990, 960],
  ])('%d cents, for which people give %d, with %j at most: %d', (minor, sum, most, given) => {
    expect(rounded(minor, sum, most)).toEqual(eur(given));
  });

  it('is nothing of its own for a kind that is built in', () => {
    expect(OWN_KINDS.rounded('credit', eur(1399), { sum: eur(1375), mostMinor: null })).toBeNull();
  });
});

describe('what somebody types', () => {
  const none = { amount: eur(0) };
  it.each([
    ['miles', '500', { amount: eur(600), count: 500, error: null }],
    ['miles', ' 1 200 ', { amount: eur(1440), count: 1200, error: null }],
    ['miles', '٥٠٠', { amount: eur(600), count: 500, error: null }],
    ['miles', '0', { amount: eur(0), count: 0, error: null }],
    ['miles', '', { ...none, error: { kind: 'missing' } }],
    ['miles', '12.5', { ...none, error: { kind: 'whole' } }],
    ['miles', '1,200', { ...none, error: { kind: 'whole' } }],
    ['miles', 'many', { ...none, error: { kind: 'whole' } }],
    ['miles', '-100', { ...none, error: { kind: 'negative' } }],
    ['miles', '1000000000', { ...none, error: { kind: 'too_large' } }],
    ['miles', '99999999999999999999', { ...none, error: { kind: 'too_large' } }],
    ['miles', '150', { ...none, error: { kind: 'steps', steps: '100' } }],
    ['upgrade', '3', { amount: eur(15_000), count: 3, error: null }],
    ['voucher', '12', { ...none, error: { kind: 'steps', steps: '5.00' } }],
    // A sum that it comes in, and what is no sum at all, is read like any other sum.
    ['voucher', '15', null],
    ['voucher', 'five', null],
    ['credit', '15', null],
  ])('%s: "%s" is read as %j', (kind, text, read) => {
    expect(OWN_KINDS.read(kind, text, EUR)).toEqual(read);
  });

  it('is refused where its worth is no exact number of minor units', () => {
    const own = createOwnKinds([{ ...UPGRADE, unit: { name: 'x', worthMinor: 99_999_999_900, per: 1 } }], []);
    expect(own.read('upgrade', '99999', EUR)).toMatchObject({ error: { kind: 'too_large' } });
    expect(own.read('upgrade', '90000', EUR)).toMatchObject({ count: 90_000, error: null });
  });
});

const units = fc.record({
  name: fc.constant('units'),
  worthMinor: fc.integer({ min: 1, max: 1_000_000 }),
  per: fc.integer({ min: 1, max: 100_000 }),
});
const kinds: fc.Arbitrary<OwnKind> = fc.record({
  key: fc.constant('own'),
  label: fc.constant('Own'),
  unit: fc.option(units, { nil: null }),
  denominations: fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 4 }),
  executor: fc.constant('by hand' as const),
});
const sums = fc.integer({ min: 0, max: 100_000_000 });

describe('laws of every kind', () => {
  it('no bound is broken: what is given is worth no more than the sum, and comes in what the kind comes in', () => {
    fc.assert(
      fc.property(kinds, sums, (kind, minor) => {
        const issue = createOwnKinds([kind], []).upTo('own', eur(minor));
        expect(issue?.amount.amountMinor ?? 0).toBeLessThanOrEqual(minor);
        if (issue === null) return;
        const given = issue.count ?? issue.amount.amountMinor;
        expect(kind.denominations.length === 0 || kind.denominations.some((step) => given % step === 0)).toBe(true);
      }),
    );
  });

  it('nothing changes what was rounded once, and more is never less', () => {
    fc.assert(
      fc.property(kinds, sums, sums, (kind, one, other) => {
        const own = createOwnKinds([kind], []);
        const first = own.upTo('own', eur(one));
        if (first === null) return;
        expect(own.upTo('own', first.amount)).toEqual(first);
        const [less = 0, more = 0] = [one, other].toSorted((a, b) => a - b);
        const given = (minor: number): number => own.upTo('own', eur(minor))?.amount.amountMinor ?? NaN;
        expect(given(less)).toBeLessThanOrEqual(given(more));
      }),
    );
  });

  it('limits never count less than is given, nor a whole minor unit more', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 1_000_000 }), (unit, count) => {
        const exact = (count * unit.worthMinor) / unit.per;
        const worth = worthOf(count, unit, EUR).amountMinor;
        expect(worth).toBeGreaterThanOrEqual(Math.floor(exact));
        expect(worth * unit.per).toBeGreaterThanOrEqual(count * unit.worthMinor);
        expect(worth - 1).toBeLessThan(exact);
      }),
    );
  });

  it('what is suggested is read as the same when somebody types it', () => {
    fc.assert(
      fc.property(kinds, sums, fc.constantFrom(EUR, JPY), (kind, minor, currency) => {
        const own = createOwnKinds([kind], []);
        const issue = own.upTo('own', money(minor, currency));
        if (issue === null || issue.amount.amountMinor === 0) return;
        const read = own.read('own', String(issue.count ?? toMajor(issue.amount)), currency);
        expect(read).toEqual(kind.unit === null ? null : { ...issue, error: null });
      }),
    );
  });

  it('miles beside a kind that is no longer named are read as what they are', () => {
    expect(createOwnKinds([MILES], []).upTo('upgrade', eur(5000))).toBeNull();
  });
});
