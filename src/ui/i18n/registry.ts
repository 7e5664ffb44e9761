import type { sentences as english } from '#translations/en.json';
import { isRightToLeft, isolated } from './isolated.ts';

type Texts = typeof english;
type Plural = { readonly one: string; readonly other: string };

type Leaves<T, P extends string = ''> = T extends string | Plural
  ? P
  : { [K in keyof T & string]: Leaves<T[K], P extends '' ? K : `${P}.${K}`> }[keyof T & string];

type Nodes<T, P extends string = ''> = T extends string | Plural
  ? P
  : P | { [K in keyof T & string]: Nodes<T[K], P extends '' ? K : `${P}.${K}`> }[keyof T & string];

/** The key of a sentence, such as `moment.undo`. */
export type SentenceKey = Leaves<Texts>;

/** A sentence, or all below a topic: `moment.undo`, `moment`. */
export type SentenceTopic = Exclude<Nodes<Texts>, ''>;

export type SentenceValues = Readonly<Record<string, string | number>>;

/** The sentences of one language, as far as they are loaded. */
export interface Sentences {
  readonly locale: string;
  readonly isRightToLeft: boolean;
  /** A sentence with its values filled in; `count` chooses the plural form. */
  readonly t: (key: SentenceKey, values?: SentenceValues) => string;
  /** The same for a key that is put together from data; null where there is no such sentence. */
  readonly find: (key: string, values?: SentenceValues) => string | null;
}

/** Texts by key; those that are loaded later are added to it. */
type Loaded = Record<string, unknown>;

const loadedIn = new Map<string, { readonly texts: Loaded; readonly sentences: Sentences }>();

/** The one registry of a locale, with what was just loaded added to it. */
export function addSentences(locale: string, texts: object): Sentences {
  const known = loadedIn.get(locale) ?? registryOf(locale);
  merge(known.texts, texts);
  return known.sentences;
}

function registryOf(locale: string): { readonly texts: Loaded; readonly sentences: Sentences } {
  const texts: Loaded = {};
  const registry = { texts, sentences: createSentences(locale, texts) };
  loadedIn.set(locale, registry);
  return registry;
}

export function createSentences(locale: string, texts: object): Sentences {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  function find(key: string, values: SentenceValues = {}): string | null {
    const found = key.split('.').reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), texts);
    const text = typeof found === 'string' ? found : pluralForm(found, values['count']);
    if (text === null) return null;
    return text.replace(/\{(\w+)\}(\.?)/g, (_whole, name: string, stop: string) => {
      const value = values[name];
      const said = typeof value === 'number' ? numbers.format(value) : (value ?? '');
      // A date may end in a full stop, and a sentence ends in one.
      return isolated(said, locale) + (said.endsWith('.') ? '' : stop);
    });
  }

  function pluralForm(node: unknown, count: string | number | undefined): string | null {
    if (!isNode(node)) return null;
    const form = node[plurals.select(Number(count ?? 0))] ?? node['other'];
    return typeof form === 'string' ? form : null;
  }

  return {
    locale,
    isRightToLeft: isRightToLeft(locale),
    // A sentence that is missing shows its key: something to report, and nothing breaks.
    t: (key, values) => find(key, values) ?? key,
    find,
  };
}

function merge(texts: Loaded, more: object): void {
  for (const [key, value] of Object.entries(more)) {
    const before = texts[key];
    if (isNode(before) && isNode(value)) {
      const both = { ...before };
      merge(both, value);
      texts[key] = both;
    } else {
      texts[key] = value;
    }
  }
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
