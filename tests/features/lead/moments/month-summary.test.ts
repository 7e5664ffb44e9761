import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, USD } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { OUTCOMES, type MomentRow, rowOf } from '#features/lead/moments/moment-row.ts';
import { summaryOf } from '#features/lead/moments/month-summary.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { aServiceMoment } from './a-moments-tab.ts';

function row(over: Partial<MomentRow> = {}): MomentRow {
  return { ...rowOf(aServiceMoment('m-1'), TIME_ZONE), amount: money(1500, EUR), outcome: 'given', ...over };
}

function minor(sums: readonly { readonly amountMinor: number }[]): number {
  return sums.reduce((sum, one) => sum + one.amountMinor, 0);
}

describe('what moments come to', () => {
  it('is how many there are, and what was given that stands, one sum for each currency', () => {
    const rows = [
      row(),
      row({ outcome: 'undone' }),
      row({ outcome: 'open', amount: money(400, EUR) }),
      row({ amount: money(700, USD) }),
      row({ amount: null, outcome: 'no_gesture' }),
    ];
    expect(summaryOf(rows).all).toEqual({ key: '', count: 5, sums: [money(1900, EUR), money(700, USD)] });
    expect(summaryOf([]).all).toEqual({ key: '', count: 0, sums: [] });
  });

  it('is told by person and by cause, the most first, and without a cause by none', () => {
    const rows = [row({ agentId: '12' }), row({ agentId: '11' }), row({ agentId: '12', cause: '' })];
    const { byPerson, byCause } = summaryOf(rows);
    expect(byPerson.map(({ key, count }) => [key, count])).toEqual([
      ['12', 2],
      ['11', 1],
    ]);
    expect(byCause.map(({ key, count }) => [key, count])).toEqual([['late_delivery', 2]]);
  });

  it('comes in all and by person to what counts, which is given or not known to be carried out', () => {
    const some = fc.record({
      agentId: fc.constantFrom('11', '12', '13'),
      outcome: fc.constantFrom(...OUTCOMES),
      amountMinor: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(some), (all) => {
        const rows = all.map(({ amountMinor, ...rest }) => row({ ...rest, amount: money(amountMinor, EUR) }));
        const summary = summaryOf(rows);
        const counted = minor(all.filter(({ outcome }) => ['given', 'open'].includes(outcome)));
        expect(minor(summary.all.sums)).toBe(counted);
        expect(summary.byPerson.reduce((sum, one) => sum + minor(one.sums), 0)).toBe(counted);
        expect(summary.byPerson.reduce((sum, one) => sum + one.count, 0)).toBe(rows.length);
      }),
    );
  });
});
