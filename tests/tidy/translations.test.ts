import { describe, expect, it } from 'vitest';
import { filesBelow, read } from './repository.ts';

type Texts = string | { readonly [key: string]: Texts } | readonly Texts[];

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];
const english = flatten(textsOf('en'), '');
const others = filesBelow('translations')
  .map((path) => path.replace(/^translations\/|\.json$/g, ''))
  .filter((locale) => locale !== 'en');

function textsOf(locale: string): Texts {
  return JSON.parse(read(`translations/${locale}.json`));
}

/** Lists every text by its path. The forms of a plural are one text: languages differ in which they have. */
function flatten(texts: Texts, path: string): Map<string, string[]> {
  if (typeof texts === 'string') return new Map([[path, [texts]]]);
  if (isPlural(texts)) return new Map([[path, Object.values(texts).filter((text) => typeof text === 'string')]]);
  return new Map(Object.entries(texts).flatMap(([key, inner]) => [...flatten(inner, path === '' ? key : `${path}.${key}`)]));
}

function isPlural(texts: object): boolean {
  const keys = Object.keys(texts);
  return keys.includes('other') && keys.every((key) => pluralForms.includes(key));
}

function placeholders(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '')))].toSorted();
}

describe.each(['en', ...others])('%s', (locale) => {
  it('has one kind of apostrophe, the curly one', () => {
    const straight = [...flatten(textsOf(locale), '')]
      .filter(([, texts]) => texts.some((text) => text.includes("'")))
      .map(([path]) => path);
    expect(straight).toEqual([]);
  });

  it('has no second colon in a sentence of reasons, requests and moments: what stands in brackets is apart', () => {
    const topics = /^sentences\.(reason|why|answer|requests|suggestion|moment|incidents|sum)\./;
    const twice = [...flatten(textsOf(locale), '')].filter(
      ([path, texts]) =>
        topics.test(path) &&
        texts.some((text) =>
          text
            .replaceAll(/\([^)]*\)/g, '')
            .split(/[.!?؟·](?:\s|$)/)
            .some((sentence) => sentence.split(':').length > 2),
        ),
    );
    expect(twice.map(([path]) => path)).toEqual([]);
  });
});

describe('English', () => {
  it('has nothing but what Zendesk reads and the sentences by topic', () => {
    expect([...new Set([...english.keys()].map((path) => path.split('.')[0]))]).toEqual(['app', 'sentences']);
  });

  it('has no text under another', () => {
    const paths = [...english.keys()];
    expect(paths.filter((path) => paths.some((other) => path.startsWith(`${other}.`)))).toEqual([]);
  });

  it('leaves no text empty', () => {
    const empty = [...english].filter(([, texts]) => texts.some((text) => text.trim() === '')).map(([path]) => path);
    expect(empty).toEqual([]);
  });
});

describe.runIf(others.length > 0).each(others)('%s', (locale) => {
  const own = flatten(textsOf(locale), '');

  it('has the same texts as English, and none empty', () => {
    expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    expect([...own].filter(([, texts]) => texts.some((text) => text.trim() === '')).map(([path]) => path)).toEqual([]);
  });

  it('has the same placeholders in each', () => {
    const differing = [...english].filter(([path, texts]) => {
      const translated = own.get(path);
      return translated !== undefined && placeholders(translated).join() !== placeholders(texts).join();
    });
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('uses only plural forms its language has', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    expect(foreignForms(textsOf(locale), forms)).toEqual([]);
  });
});

/** The paths of the texts of a language that have something in them. */
function textsWith(locale: string, wrong: RegExp): readonly string[] {
  return [...flatten(textsOf(locale), '')].filter(([, texts]) => texts.some((text) => wrong.test(text))).map(([path]) => path);
}

describe('a line of text', () => {
  it('in French begins with no :, ;, !, ? or », for a narrow no-break space is before each, and behind «', () => {
    expect(textsWith('fr', /[ \u00a0][:;!?»]|«[ \u00a0]|(?<=[\p{L}\d}])[;!?»]/u)).toEqual([]);
  });

  it.each(['fr', 'es', 'ar'])('in %s begins with no …', (locale) => {
    expect(textsWith(locale, / …/u)).toEqual([]);
  });

  it.each(['en', ...others])('in %s parts no number, and none from its per cent', (locale) => {
    expect(textsWith(locale, /\d (?:\d{3}\b|%)/u)).toEqual([]);
  });
});

function foreignForms(texts: Texts, forms: readonly string[]): string[] {
  if (typeof texts === 'string') return [];
  if (isPlural(texts)) return Object.keys(texts).filter((form) => !forms.includes(form));
  return Object.values(texts).flatMap((inner) => foreignForms(inner, forms));
}

interface Parameter {
  readonly name: string;
  readonly default?: string | number;
  readonly secure?: boolean;
}

const { parameters }: { parameters: readonly Parameter[] } = JSON.parse(read('manifest.json'));

describe.each(['en', ...others])('the settings in %s', (locale) => {
  const own = flatten(textsOf(locale), '');
  const textOf = (path: string): string => own.get(path)?.[0] ?? '';

  // The app never sees what Zendesk keeps, and has nothing to say about it.
  const seen = parameters.filter(({ secure }) => secure !== true);

  it.each(seen.map(({ name }) => name))('%s goes by one label, in Admin Center and in the app', (name) => {
    expect(textOf(`sentences.settings.label.${name}`)).toBe(textOf(`app.parameters.${name}.label`));
    expect(textOf(`sentences.settings.label.${name}`)).not.toBe('');
  });

  // Of an empty currency there is another thing to say: nothing can be given.
  const offered = parameters.filter((one) => one.default !== undefined && one.name !== 'currency');

  it.each(offered.map((one) => [one.name, String(one.default)]))(
    'the help of %s says what applies where nothing stands: %s',
    (name, value) => {
      expect(textOf(`app.parameters.${name}.helpText`).slice(-90)).toContain(` ${value}.`);
    },
  );

  const limits = offered.filter(({ name }) => /limit|budget|count/.test(name));

  it.each(limits.map(({ name }) => name))('the help of %s says how no limit is written', (name) => {
    expect(textOf(`app.parameters.${name}.helpText`).slice(-60)).toContain(' none ');
  });
});
