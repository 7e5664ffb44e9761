import { type Sentences, addSentences } from './registry.ts';

/** Sentences that load together, one chunk for each language. */
export interface SentencesPart {
  /** Loads them for the first of these locales that has a translation; the English ones where none has. */
  readonly load: (locales: readonly (string | null)[]) => Promise<Sentences>;
  /** Fetches them ahead of need. Where that fails they are fetched when they are shown. */
  readonly fetch: (locales: readonly (string | null)[]) => void;
}

/** Sentences of which it is known, before they are loaded, in which language they will be. */
interface TranslatedPart extends SentencesPart {
  /** The locale in which they are loaded for the first of these that has a translation, as BCP 47. */
  readonly localeFor: (locales: readonly (string | null)[]) => string;
}

const FALLBACK = 'en';

/** What `import.meta.glob` makes of the translations, cut to the lists that its query names. */
export function createPart(files: Readonly<Record<string, () => Promise<object>>>): TranslatedPart {
  const translations = new Map(Object.entries(files).map(([path, file]) => [path.replace(/.*translations\/|\.json.*/g, ''), file]));

  function servedBy(locales: readonly (string | null)[]): { readonly locale: string; readonly name: string } {
    for (const locale of locales) {
      const name = locale === null ? null : translationFor(locale, [...translations.keys()]);
      if (locale !== null && name !== null) return { locale: formatLocale(locale), name };
    }
    return { locale: FALLBACK, name: FALLBACK };
  }

  async function load(locales: readonly (string | null)[]): Promise<Sentences> {
    const { locale, name } = servedBy(locales);
    const file = translations.get(name);
    if (file === undefined) throw new Error(`There is no translation ${name}`);
    return addSentences(locale, await file());
  }

  return {
    load,
    fetch: (locales) => {
      load(locales).catch(() => undefined);
    },
    localeFor: (locales) => servedBy(locales).locale,
  };
}

/** The name of the translation that serves a BCP 47 locale: itself, its language, or null. */
export function translationFor(locale: string, available: readonly string[]): string | null {
  const wanted = locale.toLowerCase().replace('_', '-');
  const language = wanted.replace(/-.*/, '');
  // Zendesk says Norwegian where browsers name one of its two written standards.
  return [wanted, language, language.replace(/^n[bn]$/, 'no')].find((name) => available.includes(name)) ?? null;
}

/** The person's own region decides about dates and amounts, where the locale is one that this browser can read. */
export function formatLocale(locale: string): string {
  try {
    // The translation is Bokmål, and so are its dates and amounts.
    return Intl.getCanonicalLocales(locale.replace('_', '-').replace(/^no(?![a-z])/i, 'nb'))[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
}
