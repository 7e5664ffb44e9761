import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { insightMoment } from '#domain/insights/insight-moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';

function line(kind: RequestLine['kind'], amountMinor: number | null): RequestLine {
  return { kind, byId: '21', byName: 'Lena (sample)', atMs: 0, text: '', amountMinor };
}

function requested(lines: readonly RequestLine[]) {
  const { giving } = aServiceMoment();
  if (giving === null) throw new Error('a gesture');
  return insightMoment({ ...aServiceMoment(), giving: { ...giving, decision: { ...giving.decision, request: lines } } }, 'UTC').giving
    ?.request;
}

describe('a moment as insights look at it', () => {
  it('lies on the day of the server’s stamp in the account’s time zone, whatever it says itself', () => {
    const moment = aServiceMoment({ day: '2026-01-01', createdAtMs: Date.parse('2026-03-18T23:30Z') });
    expect(insightMoment(moment, 'Europe/Berlin').day).toBe('2026-03-19');
    expect(insightMoment(moment, 'UTC').day).toBe('2026-03-18');
  });

  it('keeps the words of an idea, and no story', () => {
    expect(insightMoment(aServiceMoment({ kind: 'process_fix', story: 'Ask twice.', giving: null }), 'UTC').idea).toBe('Ask twice.');
    expect(insightMoment(aServiceMoment({ story: 'A story.' }), 'UTC').idea).toBe('');
  });

  it('tells of a request what was asked for, what was approved, and how it stands', () => {
    expect(requested([line('asked', 4000), line('question', null), line('reply', null), line('approved', 3000)])).toEqual({
      last: 'approved',
      askedMinor: 4000,
      approvedMinor: 3000,
    });
    expect(requested([line('asked', 4000), line('asked', 2000)])).toEqual({ last: 'asked', askedMinor: 2000, approvedMinor: null });
    expect(requested([])).toBeNull();
    expect(insightMoment(aServiceMoment({ giving: null }), 'UTC').giving).toBeNull();
  });
});
