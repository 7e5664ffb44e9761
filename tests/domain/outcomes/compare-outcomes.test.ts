import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anOutcome } from '#builders/an-outcome.ts';
import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import { COMPARED_AT_LEAST, type Comparison, MEASURES, type Measure, compareOutcomes, pairsOf } from '#domain/outcomes/compare-outcomes.ts';

/** So many tickets, of which so many had it. */
function tickets(
  side: 'with' | 'without',
  of: number,
  hits: number,
  hit: Partial<KeptOutcome>,
  rest: Partial<KeptOutcome> = {},
): readonly KeptOutcome[] {
  return Array.from({ length: of }, (_one, index) =>
    anOutcome({
      ticketId: `${side}-${index}`,
      hasGesture: side === 'with',
      severity: side === 'with' ? 2 : null,
      ...rest,
      ...(index < hits ? hit : {}),
    }),
  );
}

function compared(outcomes: readonly KeptOutcome[], measure: Measure, cause: string | null = null): Comparison {
  const found = compareOutcomes(outcomes, cause).find((one) => one.measure === measure);
  if (found === undefined) throw new Error(`${measure} is not compared`);
  return found;
}

const REOPENED = { isReopened: true };

/** So many of each, all of those without opened again and none with. */
function allApart(count: number): Comparison {
  return compared([...tickets('with', count, 0, REOPENED), ...tickets('without', count, count, REOPENED)], 'reopened');
}

describe('a comparison', () => {
  it('is told from twenty of each on, and not before', () => {
    expect(COMPARED_AT_LEAST).toBe(20);
    expect(allApart(19)).toMatchObject({ verdict: 'too_few', withGesture: { hits: 0, of: 19 }, without: { hits: 19, of: 19 } });
    expect(allApart(20)).toMatchObject({ verdict: 'fewer', withGesture: { hits: 0, of: 20 }, without: { hits: 20, of: 20 } });
  });

  it.each([
    [30, 6, 'more'],
    [24, 16, 'may_be_chance'],
    [16, 24, 'may_be_chance'],
    [6, 30, 'fewer'],
    [20, 20, 'may_be_chance'],
  ])('of %i and %i in forty is %s', (withGesture, without, verdict) => {
    const all = [...tickets('with', 40, withGesture, REOPENED), ...tickets('without', 40, without, REOPENED)];
    const { interval, ...told } = compared(all, 'reopened');
    expect(told).toMatchObject({ verdict, unmatched: 0 });
    expect(verdict === 'may_be_chance').toBe(interval.low <= 0 && interval.high >= 0);
  });

  it('asks the rating only of those that were rated, and each measure only of those of which it is known', () => {
    const rated = [
      anOutcome({ ticketId: '1', hasGesture: true, rating: 'good', isReopened: null }),
      anOutcome({ ticketId: '2', hasGesture: true, rating: null, isReopened: null, wroteAgain: 'other_cause' }),
      anOutcome({ ticketId: '3', rating: 'bad', isReopened: true }),
      anOutcome({ ticketId: '4', rating: 'none', wroteAgain: 'same_cause' }),
      anOutcome({ ticketId: '5', hasGesture: true, rating: 'none', month: '2026-01' }),
      anOutcome({ ticketId: '6', rating: 'none', month: '2026-01' }),
    ];
    expect(compared(rated, 'rated_good')).toMatchObject({ withGesture: { hits: 1, of: 1 }, without: { hits: 0, of: 1 } });
    expect(compared(rated, 'reopened')).toMatchObject({ withGesture: { of: 1 }, without: { of: 1 }, unmatched: 0 });
    expect(compared(rated, 'wrote_again')).toMatchObject({ withGesture: { hits: 1, of: 3 }, without: { hits: 1, of: 3 } });
    expect(compared(rated, 'wrote_again_same')).toMatchObject({ withGesture: { hits: 0, of: 3 }, without: { hits: 1, of: 3 } });
  });

  it('says how many with a gesture have nothing to be compared with', () => {
    const all = [...tickets('with', 25, 0, {}), ...tickets('without', 22, 0, {}), ...tickets('without', 9, 0, {}, { month: '2026-01' })];
    expect(compared(all, 'wrote_again')).toMatchObject({ withGesture: { of: 22 }, without: { of: 22 }, unmatched: 3 });
  });

  it('tells of one cause alone', () => {
    const all = [
      ...tickets('with', 3, 3, REOPENED),
      ...tickets('without', 3, 0, REOPENED),
      anOutcome({ ticketId: 'x', hasGesture: true, cause: 'outage' }),
    ];
    expect(compared(all, 'reopened', 'late_delivery')).toMatchObject({ withGesture: { hits: 3, of: 3 }, unmatched: 0 });
    expect(compared(all, 'reopened', 'outage')).toMatchObject({ withGesture: { hits: 0, of: 0 }, unmatched: 1 });
  });

  it('counts a ticket of two weeks once, and as one with a gesture where there was one', () => {
    const twice = [
      anOutcome({ ticketId: '1' }),
      anOutcome({ ticketId: '1', hasGesture: true, wroteAgain: 'same_cause' }),
      anOutcome({ ticketId: '1', hasGesture: true }),
      anOutcome({ ticketId: '2' }),
    ];
    expect(compared(twice, 'wrote_again')).toMatchObject({ withGesture: { hits: 1, of: 1 }, without: { hits: 0, of: 1 }, unmatched: 0 });
  });
});

const anyOutcomes: fc.Arbitrary<readonly KeptOutcome[]> = fc
  .array(
    fc.record({
      hasGesture: fc.boolean(),
      cause: fc.constantFrom('late_delivery', 'outage'),
      month: fc.constantFrom('2026-01', '2026-02'),
      severity: fc.constantFrom(1, 2, 3, 4, null),
      rating: fc.constantFrom('good', 'bad', 'none', null),
      isReopened: fc.constantFrom(true, false, null),
      wroteAgain: fc.constantFrom('no', 'other_cause', 'same_cause'),
    } as const),
    { maxLength: 60 },
  )
  .map((all) => all.map((changes, index) => anOutcome({ ticketId: String(index), ...changes })));

describe('pairs', () => {
  it('are of one cause, one month, and one severity where it is known of both; each ticket is in one of them at most', () => {
    fc.assert(
      fc.property(anyOutcomes, (outcomes) => {
        const pairs = pairsOf(outcomes);
        for (const [one, other] of pairs) {
          expect([one.hasGesture, other.hasGesture]).toEqual([true, false]);
          expect([one.cause, one.month]).toEqual([other.cause, other.month]);
          expect([one.severity, null]).toContain(other.severity);
        }
        const ids = pairs.flat().map(({ ticketId }) => ticketId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('leave no ticket of unknown severity over while one with a gesture is', () => {
    fc.assert(
      fc.property(anyOutcomes, (outcomes) => {
        const paired = new Set(pairsOf(outcomes).flat());
        const isLeft = (one: KeptOutcome): boolean => !paired.has(one);
        for (const one of outcomes.filter((each) => each.hasGesture && isLeft(each))) {
          const open = outcomes.filter(
            (other) => !other.hasGesture && other.severity === null && other.cause === one.cause && other.month === one.month,
          );
          expect(open.filter(isLeft)).toEqual([]);
        }
      }),
    );
  });

  it('are the same in whatever order the tickets come', () => {
    fc.assert(
      fc.property(anyOutcomes, (outcomes) => {
        for (const [index] of MEASURES.entries()) {
          expect(compareOutcomes(outcomes.toReversed())[index]).toEqual(compareOutcomes(outcomes)[index]);
        }
      }),
    );
  });
});
