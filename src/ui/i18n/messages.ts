import type { ui as english } from '#translations/en.json';

/** The sentences of one language, shaped like the English ones. */
export type Dictionary = typeof english;

type Leaves<T, P extends string = ''> = T extends string | { readonly one: string; readonly other: string }
  ? P
  : { [K in keyof T & string]: Leaves<T[K], P extends '' ? K : `${P}.${K}`> }[keyof T & string];

/** The address of a sentence, such as `moment.undo`. */
export type MessageKey = Leaves<Dictionary>;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Sentences and formats of one language. */
export interface Sentences<Key extends string> {
  readonly locale: string;
  readonly isRightToLeft: boolean;
  /** A sentence with its values filled in; `count` chooses the plural form. A property, so that sentences of fewer parts never pass for those of more. */
  readonly t: (key: Key, values?: MessageValues) => string;
  /** The same for a key that is put together from data; null where there is no such sentence. */
  readonly find: (key: string, values?: MessageValues) => string | null;
}

/** The sentences of the sidebar, and those that every page needs. */
export type Messages = Sentences<MessageKey>;

/** The addresses of another part of the translations, and its sentences. */
export type KeyOf<D extends object> = Leaves<D>;
export type SentencesOf<D extends object> = Sentences<KeyOf<D>>;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

export function createMessages(locale: string, dictionary: Dictionary): Messages {
  return createSentences(locale, dictionary);
}

/** The same for another part of the translations; whoever loads it names the type of its keys. */
export function createSentences(locale: string, dictionary: object): Sentences<string> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  function find(key: string, values: MessageValues = {}): string | null {
    const found = key.split('.').reduce<unknown>((node, part) => (isNode(node) ? node[part] : undefined), dictionary);
    const text = typeof found === 'string' ? found : pluralForm(found, values['count']);
    if (text === null) return null;
    return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? '');
    });
  }

  function pluralForm(node: unknown, count: string | number | undefined): string | null {
    if (!isNode(node)) return null;
    const form = node[plurals.select(Number(count ?? 0))] ?? node['other'];
    return typeof form === 'string' ? form : null;
  }

  return {
    locale,
    isRightToLeft: RIGHT_TO_LEFT.has(locale.split('-')[0] ?? ''),
    // A sentence that is missing shows its address: something to report, and nothing breaks.
    t: (key, values) => find(key, values) ?? key,
    find,
  };
}

/** The sentences of two parts as those of one: no sentence is in both. */
export function joinSentences<A extends string, B extends string>(one: Sentences<A>, other: Sentences<B>): Sentences<A | B> {
  const find: Sentences<A | B>['find'] = (key, values) => one.find(key, values) ?? other.find(key, values);
  return { ...one, find, t: (key, values) => find(key, values) ?? key };
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
