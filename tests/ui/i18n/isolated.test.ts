import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EACH_HOSTILE, HOSTILE_TEXTS } from '#builders/hostile-texts.ts';
import { formatList } from '#ui/i18n/formats.ts';
import { isRightToLeft, isolated } from '#ui/i18n/isolated.ts';
import { createSentences } from '#ui/i18n/registry.ts';

const LOCALES = ['en', 'de', 'ar-EG', 'he'] as const;

/** Whether nothing within reaches beyond its end, nor anything before it into it. */
function isClosed(text: string): boolean {
  let open = 0;
  for (const unit of text) {
    if (unit >= '\u202a' && unit <= '\u202e') return false;
    if (unit >= '\u2066' && unit <= '\u2068') open += 1;
    if (unit === '\u2069') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

const by = (who: string): string => createSentences('en', { by: 'By {who}.' }).find('by', { who }) ?? '';

describe.each(LOCALES)('a text within one in %s', (locale) => {
  it.each(EACH_HOSTILE)('turns nothing around it: %s', (_name, text) => {
    expect(isClosed(isolated(text, locale))).toBe(true);
  });

  it('turns nothing around it, whatever controls it has, and is the same where it is isolated again', () => {
    const unit = fc.constantFrom('a', 'א', '1', '.', '\u202a', '\u202d', '\u202e', '\u202c', '\u2066', '\u2067', '\u2068', '\u2069');
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const once = isolated(units.join(''), locale);
        expect(isClosed(once)).toBe(true);
        expect(isolated(once, locale).replaceAll(/[\u2066-\u2069]/g, '')).toBe(once.replaceAll(/[\u2066-\u2069]/g, ''));
      }),
    );
  });
});

describe('a text within a sentence', () => {
  it('of one direction with it stays as it is', () => {
    for (const text of ['Ada Sample', '€12.50', 'Müller', 'Σωκράτης', 'Анна', '佐藤', HOSTILE_TEXTS.emoji, HOSTILE_TEXTS.zeroWidth])
      expect(isolated(text, 'en')).toBe(text);
    for (const text of ['سارة', '١٢٫٥٠', '12', 'דנה']) expect(isolated(text, 'ar')).toBe(text);
  });

  it.each(['דנה', 'سارة', '\ufb4f', '\ufe8d', '\u{10d00}', '\u{1e900}', 'a\u200f'])('of the other is apart: %j', (text) => {
    expect(isolated(text, 'en-GB')).toBe(`\u2068${text}\u2069`);
  });

  it.each(['Ada', 'Σ', 'Я', '佐藤', 'é'])('of the other is apart where the language is Arabic: %j', (text) => {
    expect(isolated(text, 'ar-EG')).toBe(`\u2068${text}\u2069`);
  });

  it('keeps the parts that are apart within it', () => {
    expect(isolated('by \u2068דנה\u2069', 'en')).toBe('\u2068by \u2068דנה\u2069\u2069');
  });

  it('is apart wherever a sentence names it, and the sentence ends in one full stop', () => {
    expect(by('דנה')).toBe('By \u2068דנה\u2069.');
    expect(by('דנה.')).toBe('By \u2068דנה.\u2069');
    expect(by('$&')).toBe('By $&.');
  });

  it.each(EACH_HOSTILE)('fills in nothing of its own: %s', (_name, who) => {
    const said = createSentences('en', { by: '{who} gave {what}.' }).find('by', { who, what: 'credit' }) ?? '';
    expect(isClosed(said)).toBe(true);
    expect(said.endsWith(' gave credit.')).toBe(true);
    expect(said.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')).toBe(
      `${who.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')} gave credit.`,
    );
  });

  it('is apart from the others of a list', () => {
    expect(formatList('en', ['דנה', 'Ada', 'סמי'])).toBe('\u2068דנה\u2069, Ada, and \u2068סמי\u2069');
  });
});

it('tells which languages are read from right to left', () => {
  expect(LOCALES.map(isRightToLeft)).toEqual([false, false, true, true]);
});
