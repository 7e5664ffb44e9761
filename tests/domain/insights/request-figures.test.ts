import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InsightRequest } from '#domain/insights/insight-moment.ts';
import { periodUntil } from '#domain/insights/period.ts';
import { requestFigures, requestFiguresOf } from '#domain/insights/request-figures.ts';
import { TODAY, anInsightMoment, anyServiceMoments, seenFrom } from './some-moments.ts';

const PERIOD = periodUntil(TODAY, 4);

function approved(askedMinor: number | null, approvedMinor: number | null): InsightRequest {
  return { last: 'approved', askedMinor, approvedMinor };
}

function of(last: InsightRequest['last']): InsightRequest {
  return { last, askedMinor: 4000, approvedMinor: null };
}

function asked(daysAgo: number) {
  return anInsightMoment({ daysAgo, giving: { request: approved(1, 1) } });
}

const DECLINED: InsightRequest = { last: 'declined', askedMinor: 4000, approvedMinor: null };

describe('requests to leads', () => {
  it('are approved as asked for, with less, or with more', () => {
    expect(requestFiguresOf([approved(4000, 4000), approved(4000, 3000), approved(4000, 5000), approved(4000, null)])).toMatchObject({
      unchanged: 2,
      less: 1,
      more: 1,
    });
  });

  it('are declined, withdrawn, or wait', () => {
    expect(requestFiguresOf([of('declined'), of('withdrawn'), of('asked'), of('question'), of('reply')])).toMatchObject({
      declined: 1,
      withdrawn: 1,
      waiting: 3,
    });
  });

  it.each([
    [8, 2, 'limit_may_be_low'],
    [7, 3, 'none'],
    [9, 0, 'too_few'],
    [10, 0, 'limit_may_be_low'],
  ] as const)('%i approved as asked for and %i declined: %s', (unchanged, declined, hint) => {
    const requests = [
      ...Array.from({ length: unchanged }, () => approved(4000, 4000)),
      ...Array.from({ length: declined }, () => DECLINED),
    ];
    expect(requestFiguresOf(requests).hint).toBe(hint);
  });

  it('say nothing of a limit by those that wait or were withdrawn', () => {
    const waiting = Array.from({ length: 20 }, (): InsightRequest => ({ last: 'asked', askedMinor: 1, approvedMinor: null }));
    expect(requestFiguresOf([...waiting, approved(1, 1)]).hint).toBe('too_few');
  });

  it('are those of the period', () => {
    expect(requestFigures([asked(0), asked(27), asked(28), anInsightMoment(), anInsightMoment({ giving: null })], PERIOD).unchanged).toBe(
      2,
    );
  });

  it('add up to those that were made', () => {
    fc.assert(
      fc.property(anyServiceMoments, (moments) => {
        const seen = seenFrom(moments, 'UTC');
        const { hint: _hint, ...counts } = requestFigures(seen, PERIOD);
        const made = seen.filter(
          ({ day, giving }) => day >= PERIOD.since && day <= PERIOD.until && giving !== null && giving.request !== null,
        );
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(made.length);
      }),
    );
  });
});
