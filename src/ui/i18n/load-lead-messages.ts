import type { lead as english } from '#translations/en.json';
import { type FaultMessages, loadFaultMessages } from './load-fault-messages.ts';
import { loadPart } from './load-part.ts';
import { type KeyOf, type Sentences, joinSentences } from './messages.ts';

type LeadDictionary = typeof english;
type FaultKey = FaultMessages extends Sentences<infer Key> ? Key : never;

/** Everything between agents and leads: the lead page, and requests on a ticket. With it, why something of that was not done. */
export type LeadMessages = Sentences<KeyOf<LeadDictionary> | FaultKey>;

const dictionaries = import.meta.glob<LeadDictionary>('/translations/*.json', { import: 'lead', query: '?lead.json' });

/** Loads the sentences for a locale; the English ones where it has no translation. */
export async function loadLeadMessages(locale: string): Promise<LeadMessages> {
  const [lead, faults] = await Promise.all([loadPart(dictionaries, [locale]), loadFaultMessages([locale])]);
  return joinSentences(lead, faults);
}
