import { describe, expect, it } from 'vitest';
import { markOf, markedIn } from '#adapters/zaf/reply-mark.ts';

describe('the mark of a text', () => {
  it('is the same for the same text, and another where a letter or its place differs', () => {
    expect(markOf('Dear Ada: €10.')).toEqual(markOf('Dear Ada: €10.'));
    expect(markOf('Dear Ada: €10.').mark).toMatch(/^\d+\.\d+$/);
    const marks = ['', 'ab', 'ba', 'Dear Ada: €10.', 'Dear Ada: €11.', 'Dear Ada: €01.'].map((text) => markOf(text).mark);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('finds the text at the start, in the middle and at the end of another', () => {
    const mark = markOf('€10');
    for (const draft of ['€10', '€10 then', 'so €10 then', 'so €10']) expect(markedIn(draft, mark)).toBe('€10');
    for (const draft of ['', '€1', '€ 10', '€11']) expect(markedIn(draft, mark)).toBeNull();
  });

  it('of nothing is found nowhere', () => {
    expect(markedIn('anything', markOf(''))).toBeNull();
  });
});
