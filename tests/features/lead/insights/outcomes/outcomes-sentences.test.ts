import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { MEASURES } from '#domain/outcomes/compare-outcomes.ts';
import {
  measureName,
  outcomeReadingSentence,
  shareSentence,
  verdictSentence,
  weeksSentence,
} from '#features/lead/insights/outcomes/outcomes-sentences.ts';
import { sentences } from '../../../../ui/english.ts';

function week(firstDay: string) {
  return { firstDay, outcomes: [] };
}

describe('what outcomes say', () => {
  it('of a measure is what it counts', () => {
    expect(MEASURES.map((measure) => measureName(sentences, measure))).toEqual([
      'Rated good, of those rated',
      'Opened again',
      'The customer wrote again within 30 days',
      'Wrote again about the same cause within 30 days',
    ]);
  });

  it('of a share are its counts', () => {
    expect(shareSentence(sentences, { hits: 7, of: 23 })).toBe('7 of 23 (30%)');
    expect(shareSentence(sentences, { hits: 0, of: 0 })).toBe('None to compare');
  });

  it.each([
    ['too_few', { low: -1, high: 1 }, 'Too few to tell: 20 of each are needed'],
    ['may_be_chance', { low: -0.061, high: 0.094 }, 'Too few to tell: between 6 fewer and 9 more in 100'],
    ['more', { low: 0.04, high: 0.18 }, 'More with a gesture: 4 to 18 more in 100'],
    ['fewer', { low: -0.18, high: -0.04 }, 'Fewer with a gesture: 4 to 18 fewer in 100'],
  ] as const)('of %s is the range', (verdict, interval, said) => {
    expect(verdictSentence(sentences, { verdict, interval })).toBe(said);
  });

  it('of the reading is how far it is, and why it failed', () => {
    expect(outcomeReadingSentence(sentences, { name: 'reading', week: 3, of: 26 })).toBe('Loading what became of tickets: week 3 of 26');
    expect(outcomeReadingSentence(sentences, { name: 'waiting', week: 3, of: 26 })).toContain('continues by itself: week 3 of 26');
    expect(outcomeReadingSentence(sentences, { name: 'failed', error: DOWN })).toContain(
      'The rest of what became of tickets could not be loaded',
    );
    for (const name of ['idle', 'hidden', 'done'] as const) expect(outcomeReadingSentence(sentences, { name })).toBeNull();
  });

  it('of the weeks is how many they are, and the day on which the last began', () => {
    expect(weeksSentence(sentences, [])).toBeNull();
    expect(weeksSentence(sentences, [week('2026-02-02')])).toContain('From 1 week, which began on February 2, 2026;');
    expect(weeksSentence(sentences, [week('2026-01-26'), week('2026-02-02')])).toContain(
      'From 2 weeks, the last of which began on February 2, 2026;',
    );
  });
});
