import { describe, expect, it } from 'vitest';
import { EACH_HOSTILE, HOSTILE_TEXTS } from '#builders/hostile-texts.ts';
import { anonymise } from '#domain/line-up/anonymise.ts';

const saidOf = (text: string, names: readonly string[]): string =>
  anonymise(text, names)
    .map((piece) => (piece.kind === 'said' ? piece.text : '…'))
    .join('');

describe('what is told without names', () => {
  it.each([
    ['zero-width characters', HOSTILE_TEXTS.zeroWidth],
    ['controls of direction', 'D\u202ea\u202cna S\u2066ample\u2069'],
    ['accents one on the other', 'Da\u0300\u0301na Sample'],
    ['wide letters', 'Ｄａｎａ Ｓａｍｐｌｅ'],
  ])('hides a name that somebody wrote with %s', (_with, written) => {
    expect(saidOf(`We told ${written} so.`, ['Dana Sample'])).not.toMatch(/a.*na|ample/u);
  });

  it.each(EACH_HOSTILE.filter(([, text]) => text.length < 2_500))(
    'is searched for a name that is no pattern, and breaks nothing: %s',
    (_name, text) => {
      expect(() => saidOf(`We told ${text} so.`, [text, 'Dana'])).not.toThrow();
    },
  );

  it.each(EACH_HOSTILE)('is read within seconds: %s', (_name, text) => {
    const start = performance.now();
    saidOf(text, ['Dana Sample', 'A long story']);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
