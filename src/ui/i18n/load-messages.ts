import { type Dictionary, type Messages, createMessages } from './messages.ts';

/** One chunk a language, loaded when somebody needs it. */
const dictionaries = import.meta.glob<Dictionary>('/translations/*.json', { import: 'ui' });

const FALLBACK = 'en';

/** The name of the translation that serves a BCP 47 locale: itself, its language, or null. */
export function translationFor(locale: string, available: readonly string[]): string | null {
  const wanted = locale.toLowerCase().replace('_', '-');
  return [wanted, wanted.split('-')[0]].find((name) => name !== undefined && available.includes(name)) ?? null;
}

/** Loads the sentences for the first of these locales that has a translation; English where none has. */
export async function loadMessages(locales: readonly (string | null)[]): Promise<Messages> {
  const available = Object.keys(dictionaries).map((path) => path.replace(/^.*\/|\.json$/g, ''));
  const served = locales
    .filter((locale) => locale !== null)
    .map((locale) => ({ locale, name: translationFor(locale, available) }))
    .find(({ name }) => name !== null);
  const name = served?.name ?? FALLBACK;
  const load = dictionaries[`/translations/${name}.json`];
  if (load === undefined) throw new Error(`The package has no translation ${name}`);
  return createMessages(formatLocale(served?.locale ?? FALLBACK), await load());
}

/** The person's own region decides about dates and amounts, where the locale is one that this browser can read. */
export function formatLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replace('_', '-'))[0] ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
}
