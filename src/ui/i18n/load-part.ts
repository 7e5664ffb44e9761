import { formatLocale, translationFor } from './load-messages.ts';
import { createSentences } from './messages.ts';

/**
 * Loads one part of the translations for the first of these locales that has one; English where none has. The parts are
 * kept apart by an addition to their address: of one module only one chunk is made, with all that is asked of it anywhere.
 */
export async function loadPart<D extends object>(
  dictionaries: Readonly<Record<string, () => Promise<D>>>,
  locales: readonly (string | null)[],
): Promise<ReturnType<typeof createSentences>> {
  const paths = new Map(Object.keys(dictionaries).map((path) => [path.replace(/^.*\/|\.json.*$/g, ''), path]));
  const served = locales
    .map((locale) => ({ locale, name: locale === null ? null : translationFor(locale, [...paths.keys()]) }))
    .find(({ name }) => name !== null);
  const name = served?.name ?? 'en';
  const load = dictionaries[paths.get(name) ?? ''];
  if (load === undefined) throw new Error(`The package has no translation ${name}`);
  return createSentences(formatLocale(served?.locale ?? name), await load());
}
