import { describe, expect, it } from 'vitest';
import { aLine } from '#builders/a-request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { ANSWERS_AT_LEAST, approvedUnchanged } from '#domain/moments/approved-unchanged.ts';

function answered(amountMinor: number | null, kind: RequestLine['kind'] = 'approved', ...more: readonly RequestLine[]) {
  return { lines: [aLine(), aLine({ kind, byId: '21', amountMinor }), ...more] };
}

const same = answered(4000);
const less = answered(2000);

function many(unchanged: number, others: number) {
  return [...Array.from({ length: unchanged }, () => same), ...Array.from({ length: others }, () => less)];
}

describe('how often requests are approved unchanged', () => {
  it('is counted of those that a lead has approved or declined', () => {
    const asked = { lines: [aLine()] };
    const back = answered(null, 'question');
    const withdrawn = answered(4000, 'approved', aLine({ kind: 'withdrawn', amountMinor: null }));
    expect(approvedUnchanged([same, less, answered(null, 'declined'), asked, back, withdrawn])).toMatchObject({
      answered: 3,
      unchanged: 1,
    });
  });

  it('goes by the sum that was approved last', () => {
    expect(approvedUnchanged([answered(2000, 'approved', aLine({ kind: 'approved', amountMinor: 4000 }))])).toMatchObject({ unchanged: 1 });
  });

  it('is too few to tell below ten answers', () => {
    expect(approvedUnchanged(many(ANSWERS_AT_LEAST - 1, 0)).verdict).toBe('too_few');
    expect(approvedUnchanged(many(ANSWERS_AT_LEAST, 0)).verdict).toBe('often');
  });

  it('is often from four of five on', () => {
    expect(approvedUnchanged(many(8, 2)).verdict).toBe('often');
    expect(approvedUnchanged(many(79, 21)).verdict).toBe('mixed');
  });
});
