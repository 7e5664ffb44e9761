import type { lead as english } from '#translations/en.json';
import { loadPart } from './load-part.ts';
import type { SentencesOf } from './messages.ts';

type LeadDictionary = typeof english;

/** Everything between agents and leads: the lead page, and requests on a ticket. */
export type LeadMessages = SentencesOf<LeadDictionary>;

const dictionaries = import.meta.glob<LeadDictionary>('/translations/*.json', { import: 'lead', query: '?lead.json' });

/** Loads the sentences for a locale; the English ones where it has no translation. */
export function loadLeadMessages(locale: string): Promise<LeadMessages> {
  return loadPart(dictionaries, [locale]);
}
