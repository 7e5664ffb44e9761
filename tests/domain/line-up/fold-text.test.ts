import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#domain/line-up/fold-text.ts';

describe('a folded text', () => {
  it.each([
    ['José', 'jose'],
    ['WEIß', 'weiss'],
    ['O’Neill', 'oneill'],
    ['Anne-Marie', 'anne marie'],
    ['Ｎｏｒａ', 'nora'],
    ['أحمد', 'احمد'],
    ['Łucja', 'lucja'],
  ])('of %s is %s', (text, folded) => {
    expect(foldText(text).text).toBe(folded);
  });

  it('knows where each of its characters stood', () => {
    const { text, from } = foldText('a\u0301ßc');
    expect(text).toBe('assc');
    expect(from).toEqual([0, 2, 2, 3, 4]);
  });

  it('points into its text from the beginning to the end, never back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        expect(folded.from.length).toBe(folded.text.length + 1);
        expect(folded.from.at(-1)).toBe(text.length);
        expect(folded.from.every((at, index) => index === 0 || at >= (folded.from[index - 1] ?? 0))).toBe(true);
      }),
    );
  });
});
