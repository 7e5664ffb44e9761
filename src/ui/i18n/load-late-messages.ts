import type { late as english } from '#translations/en.json';
import { loadPart } from './load-part.ts';
import type { SentencesOf } from './messages.ts';

type LateDictionary = typeof english;

/** What is read when somebody asks for more: reasons and studies, replies, what is wrong with a setting. */
export type LateMessages = SentencesOf<LateDictionary>;

const dictionaries = import.meta.glob<LateDictionary>('/translations/*.json', { import: 'late', query: '?late.json' });

/** Loads the sentences for the first of these locales that has a translation; the English ones where none has. */
export function loadLateMessages(locales: readonly (string | null)[]): Promise<LateMessages> {
  return loadPart(dictionaries, locales);
}
