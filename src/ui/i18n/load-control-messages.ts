import type { controls as english } from '#translations/en.json';
import { loadPart } from './load-part.ts';
import { type KeyOf, type MessageKey, type Messages, type Sentences, joinSentences } from './messages.ts';

type ControlDictionary = typeof english;

/** The sentences of the sidebar together with those of its controls: the questions, the ways and the form. */
export type ControlMessages = Sentences<MessageKey | KeyOf<ControlDictionary>>;

const dictionaries = import.meta.glob<ControlDictionary>('/translations/*.json', { import: 'controls', query: '?controls.json' });

/** Fetches the sentences of the controls beside their script, for the language that most agents work in. Where that fails they are fetched when they are shown. */
export function fetchControlMessages(locales: readonly string[]): void {
  loadPart(dictionaries, locales).catch(() => undefined);
}

/** Loads the sentences of the controls in the language of these. */
export async function loadControlMessages(messages: Messages): Promise<ControlMessages> {
  return joinSentences(messages, await loadPart(dictionaries, [messages.locale]));
}
