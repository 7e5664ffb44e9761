import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { type Verdict, SETTLED_AFTER_MS, compareRecords } from '#domain/reconciliation/compare-records.ts';
import { type OwnRecord, type ProviderRecord, RECORD_SOURCES } from '#domain/reconciliation/provider-record.ts';
import { money, parseCurrency } from '#domain/money/money.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { aProviderRecord as theirs, anOwnRecord as ours, bothSides } from './a-record.ts';

const usd = (minor: number) => money(minor, expectOk(parseCurrency('USD')));

function verdicts(own: readonly OwnRecord[], records: readonly ProviderRecord[], isListed = true): readonly Verdict[] {
  return compareRecords(bothSides({ own, records, isListed: () => isListed })).map(({ verdict }) => verdict);
}

const back = (minor: number | null) =>
  theirs({ kind: 'taken_back', reference: 'cbtxn_2', atMs: hoursBefore(2), amount: minor === null ? null : eur(minor) });

describe('both sides of one key', () => {
  it.each<[string, Verdict, readonly OwnRecord[], readonly ProviderRecord[]]>([
    ['the same sum on both', 'matched', [ours()], [theirs()]],
    ['nothing there', 'missing_there', [ours()], []],
    ['nothing here', 'missing_here', [], [theirs()]],
    ['a cent more there', 'other_amount', [ours()], [theirs({ amount: eur(1501) })]],
    ['a cent less there', 'other_amount', [ours()], [theirs({ amount: eur(1499) })]],
    ['no sum there', 'other_amount', [ours()], [theirs({ amount: null })]],
    ['no sum here', 'other_amount', [ours({ amount: null })], [theirs()]],
    ['the same figure in another currency', 'other_currency', [ours()], [theirs({ amount: usd(1500) })]],
    ['something of no money on both', 'matched', [ours({ amount: eur(0) })], [theirs({ amount: null })]],
    ['the same held twice', 'twice', [ours()], [theirs(), theirs({ reference: 'cbtxn_9' })]],
    ['the same held twice, and unknown here', 'twice', [], [theirs(), theirs({ reference: 'cbtxn_9' })]],
    ['taken back here, and not there', 'still_there', [ours({ state: 'undone' })], [theirs()]],
    ['taken back here and there', 'matched', [ours({ state: 'undone' })], [theirs(), back(1500)]],
    ['taken back here, and there all but a cent', 'partly_there', [ours({ state: 'undone' })], [theirs(), back(1499)]],
    ['taken back here, and all used there', 'partly_there', [ours({ state: 'undone' })], [theirs(), back(0)]],
    ['of no money, taken back on both', 'matched', [ours({ amount: eur(0), state: 'undone' })], [theirs({ amount: null }), back(null)]],
    ['taken back here, and never made there', 'matched', [ours({ state: 'undone' })], []],
    ['taken back there alone', 'taken_back_there', [ours()], [theirs(), back(1500)]],
    ['failed there', 'taken_back_there', [ours()], [theirs({ kind: 'failed' })]],
    ['refused here, and failed there', 'matched', [ours({ state: 'undone' })], [theirs({ kind: 'failed' })]],
    ['failed there, and unknown here', 'matched', [], [theirs({ kind: 'failed' })]],
    ['taken back there in this month, and given there before it', 'not_compared', [], [back(1500)]],
    ['accepted there and not done', 'open', [ours()], [theirs({ kind: 'pending' })]],
    ['begun here, and done there', 'open', [ours({ state: 'open' })], [theirs()]],
    ['begun here, and nothing there', 'open', [ours({ state: 'open' })], []],
    ['accepted there, and unknown here', 'missing_here', [], [theirs({ kind: 'pending' })]],
  ])('with %s: %s', (_what, verdict, own, records) => {
    expect(verdicts(own, records)).toEqual([verdict]);
  });

  it('say nothing of what was not listed, and of what is not ten minutes old', () => {
    expect(verdicts([ours()], [], false)).toEqual(['not_compared']);
    expect(verdicts([ours({ state: 'undone' })], [], false)).toEqual(['not_compared']);
    expect(verdicts([ours({ atMs: NOW_MS - SETTLED_AFTER_MS + 1 })], [])).toEqual(['not_compared']);
    expect(verdicts([ours({ atMs: NOW_MS - SETTLED_AFTER_MS })], [])).toEqual(['missing_there']);
    // What is there is compared, however little else was listed.
    expect(verdicts([ours()], [theirs()], false)).toEqual(['matched']);
  });

  it('are two where two providers use one key', () => {
    expect(verdicts([ours()], [theirs({ source: 'webhook', atMs: hoursBefore(1) })])).toEqual(['missing_here', 'missing_there']);
  });

  it('count by when it was posted here, or else made there, the newest first', () => {
    const old = theirs({ key: 'moment-2', atMs: hoursBefore(9) });
    const rows = compareRecords(bothSides({ own: [ours()], records: [old, theirs()] }));
    expect(rows.map(({ atMs }) => atMs)).toEqual([hoursBefore(3), hoursBefore(9)]);
  });
});

describe('the comparison of any two lists', () => {
  const key = fc.integer({ min: 0, max: 6 }).map((number) => `moment-${number}`);
  const amount = fc.option(
    fc.integer({ min: 0, max: 3 }).map((units) => (units === 3 ? usd(500) : eur(units * 500))),
    { nil: null },
  );
  const atMs = fc.integer({ min: 0, max: 40 }).map((quarters) => NOW_MS - quarters * 300_000);
  const source = fc.constantFrom(...RECORD_SOURCES.slice(0, 2));
  const own = fc.record({ source, key, amount, atMs, state: fc.constantFrom('given', 'undone', 'open') }).map((one) => ours(one));
  const record = fc
    .record({ source, key, amount, atMs, kind: fc.constantFrom('given', 'pending', 'failed', 'taken_back'), reference: fc.string() })
    .map((one) => theirs(one));
  const sides = fc.record({ own: fc.array(own), records: fc.array(record), isListed: fc.boolean() });

  it('has every record of either side in exactly one row, and none that was not given', () => {
    fc.assert(
      fc.property(sides, ({ own: mine, records, isListed }) => {
        const rows = compareRecords(bothSides({ own: mine, records, isListed: () => isListed }));
        const all = rows.flatMap((row) => [...(row.own === null ? [] : [row.own]), ...row.records]);
        expect(all).toHaveLength(mine.length + records.length);
        expect(new Set(all)).toEqual(new Set([...mine, ...records]));
        for (const row of rows) {
          const keys = [...(row.own === null ? [] : [row.own]), ...row.records].map((one) => `${one.source} ${one.key}`);
          expect(new Set(keys).size).toBe(1);
        }
      }),
    );
  });

  it('is the same in whichever order they are given', () => {
    const shuffled = sides.chain((given) =>
      fc.record({
        given: fc.constant(given),
        own: fc.shuffledSubarray(given.own, { minLength: given.own.length }),
        records: fc.shuffledSubarray(given.records, { minLength: given.records.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, own: mine, records }) => {
        const terms = { isListed: () => given.isListed };
        expect(compareRecords(bothSides({ own: mine, records, ...terms }))).toEqual(compareRecords(bothSides({ ...given, ...terms })));
      }),
    );
  });

  it('calls nothing missing there that was not listed, and nothing a match over two sums', () => {
    fc.assert(
      fc.property(sides, ({ own: mine, records }) => {
        for (const row of compareRecords(bothSides({ own: mine, records, isListed: () => false })))
          expect(row.verdict).not.toBe('missing_there');
        for (const { verdict, own: one, records: held } of compareRecords(bothSides({ own: mine, records }))) {
          const given = held.find(({ kind }) => kind === 'given');
          if (verdict !== 'matched' || one === null || given === undefined) continue;
          expect(given.amount ?? one.amount?.amountMinor).toEqual(given.amount === null ? 0 : one.amount);
        }
      }),
    );
  });
});
