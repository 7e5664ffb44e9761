import { describe, expect, it } from 'vitest';
import { filesBelow, read } from './repository.ts';

type Texts = string | { readonly [key: string]: Texts };

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The words of each sentence in a language, all forms of a plural together. */
function sentencesOf(locale: string): ReadonlyMap<string, string> {
  const { sentences }: { sentences: Texts } = JSON.parse(read(`translations/${locale}.json`));
  return flatten(sentences, '');
}

function flatten(texts: Texts, path: string): Map<string, string> {
  if (typeof texts === 'string') return new Map([[path, said(texts)]]);
  const keys = Object.keys(texts);
  if (keys.includes('other') && keys.every((key) => pluralForms.includes(key)))
    return new Map([
      [
        path,
        said(
          Object.values(texts)
            .filter((text) => typeof text === 'string')
            .join(' '),
        ),
      ],
    ]);
  return new Map(Object.entries(texts).flatMap(([key, inner]) => [...flatten(inner, path === '' ? key : `${path}.${key}`)]));
}

/** Names of things in Zendesk, and turns of English in which a term is no term. */
const NO_TERM =
  /\{\w+\}|Service moment|Moment entry|Admin Center|Light agents|in order\b|(?:at the|at the same|in a|for a) moment|limits how often|gestures\.example\.com|credit or gift/gi;

function said(text: string): string {
  return text.replaceAll(NO_TERM, ' ');
}

function tablesOf(markdown: string): readonly (readonly (readonly string[])[])[] {
  return markdown
    .split(/\n\n+/)
    .filter((block) => block.startsWith('|'))
    .map((block) =>
      block
        .trim()
        .split('\n')
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        ),
    );
}

const [terms = [], never = []] = tablesOf(read('src/docs/glossary.md'));
const [languages = [], , ...rows] = terms;
const english = sentencesOf('en');
const locales = filesBelow('translations').map((path) => path.replace(/^translations\/|\.json$/g, ''));

/** Sentences in which English uses a term for something else: an agent of another firm, a gift card, a tag on a parcel, a meeting held. */
const OTHERWISE = [
  'ask.working',
  'line_up.hold',
  'line_up.is_held',
  'preset.balanced',
  'preset.careful',
  'surprise.missing_item.1',
  'surprise.slow_reply.1',
];

function usesTerm(text: string, term: string): boolean {
  return new RegExp(String.raw`\b${term}s?\b(?!-)`, 'i').test(text);
}

describe('the glossary', () => {
  it('has a column for each language that there is', () => {
    expect([...languages].toSorted()).toEqual(expect.arrayContaining([...locales].toSorted()));
  });

  it('has no empty cell', () => {
    expect(rows.filter((row) => row.some((cell) => cell === '')).map(([term]) => term)).toEqual([]);
  });
});

describe.each(locales.filter((locale) => locale !== 'en'))('the terms in %s', (locale) => {
  const own = sentencesOf(locale);
  const column = languages.indexOf(locale);

  it.each(rows.map((row) => [row[0] ?? '', (row[column] ?? '').split(', ')] as const))('%s is %j', (term, beginnings) => {
    const without = [...english]
      .filter(([key, text]) => usesTerm(text, term) && !OTHERWISE.includes(key))
      .filter(([key]) => !beginnings.some((beginning) => own.get(key)?.toLowerCase().includes(beginning.toLowerCase())));
    expect(without.map(([key]) => `${key}: ${own.get(key)}`)).toEqual([]);
  });
});

describe.each(locales)('what is never said in %s', (locale) => {
  const words = never.filter(([language]) => language === locale).map(([, word = '']) => word);

  it.runIf(words.length > 0)('is not said', () => {
    const found = [...sentencesOf(locale)].flatMap(([key, text]) =>
      words.filter((word) => text.includes(word)).map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});
