import { describe, expect, it } from 'vitest';
import { slidesOf, stepOf } from '#features/lead/line-up/slides.ts';
import type { ItemWords, LineUpWords } from '#features/lead/line-up/line-up-words.ts';
import { sentences } from '../../../ui/english.ts';

function item(text: string | null): ItemWords {
  const told = text === null ? null : { text, isQuoted: true, facts: ['Ben'], why: 'Why', ticketId: '1' };
  return { item: 'win', title: 'A win', told, empty: '', among: 1 };
}

function words(changes: Partial<LineUpWords> = {}): LineUpWords {
  return {
    title: 'Line-up',
    reader: 'Reading today: Ben.',
    items: [],
    woundsTitle: 'Not made right yet',
    wounds: [],
    noWounds: '',
    ...changes,
  };
}

describe('what is shown one after the other', () => {
  it('begins with the day and whoever reads, and leaves out what there is not', () => {
    const slides = slidesOf(sentences, words({ items: [item(null), item('One.\n\nTwo.')] }));
    expect(slides.map(({ title, lines }) => [title, lines])).toEqual([
      ['Line-up', ['Reading today: Ben.']],
      ['A win', ['One.', 'Two.']],
    ]);
  });

  it('says of a standard in which language it is written', () => {
    const one = item('Zuerst das Paket.');
    const written = { language: 'de', words: ['Zuerst das Paket.'] };
    const [, told, wounds] = slidesOf(
      sentences,
      words({
        items: [{ ...one, told: one.told && { ...one.told, written } }],
        wounds: [{ id: '1', ticketId: '1', text: 'Late.' }],
      }),
    );
    expect([told?.written, wounds?.written]).toEqual([written, undefined]);
  });

  it('is the larger the less there is to read', () => {
    const sizes = [160, 161, 420, 421].map((length) => slidesOf(sentences, words({ items: [item('x'.repeat(length))] }))[1]?.size);
    expect(sizes).toEqual(['large', 'medium', 'medium', 'small']);
  });

  it('has six open wounds at once at the most, each with its ticket', () => {
    const wounds = Array.from({ length: 7 }, (_one, index) => ({ id: `${index}`, ticketId: `${index}`, text: 'Late.' }));
    const slides = slidesOf(sentences, words({ wounds }));
    expect(slides.slice(1).map(({ lines }) => lines.length)).toEqual([6, 1]);
    expect(slides[2]?.lines).toEqual(['Late. Ticket 6.']);
  });
});

describe('a key', () => {
  it.each([
    ['ArrowRight', false, 3],
    ['ArrowLeft', false, 1],
    ['ArrowRight', true, 1],
    ['ArrowLeft', true, 3],
    ['PageDown', true, 3],
    ['PageUp', true, 1],
    ['Home', false, 0],
    ['End', false, 4],
    ['a', false, null],
  ] as const)('%s leads on, where right to left is %s, to %s', (key, isRightToLeft, to) => {
    expect(stepOf(key, { at: 2, of: 5, isRightToLeft })).toBe(to);
  });
});
