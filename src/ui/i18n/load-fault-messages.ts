import type { faults as english } from '#translations/en.json';
import { loadPart } from './load-part.ts';
import type { SentencesOf } from './messages.ts';

type FaultDictionary = typeof english;

/** Why something was not done, and the details for whoever mends it. */
export type FaultMessages = SentencesOf<FaultDictionary>;

const dictionaries = import.meta.glob<FaultDictionary>('/translations/*.json', { import: 'faults', query: '?faults.json' });

/** Loads the sentences for the first of these locales that has a translation; the English ones where none has. */
export function loadFaultMessages(locales: readonly string[]): Promise<FaultMessages> {
  return loadPart(dictionaries, locales);
}
