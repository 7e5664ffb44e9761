import { type ControlMessages, loadControlMessages } from './load-control-messages.ts';
import { type FaultMessages, loadFaultMessages } from './load-fault-messages.ts';
import { type LateMessages, loadLateMessages } from './load-late-messages.ts';
import { type Messages, type Sentences, joinSentences } from './messages.ts';

type KeyIn<M> = M extends Sentences<infer Key> ? Key : never;

/** What is said while something is given, and afterwards: with the sentences of the controls, those that come late, and why it failed. */
export type AfterwardsMessages = Sentences<KeyIn<ControlMessages> | KeyIn<LateMessages> | KeyIn<FaultMessages>>;

/** Loads all of them in the language of these. */
export async function loadAfterwardsMessages(messages: Messages): Promise<AfterwardsMessages> {
  const locales = [messages.locale];
  const [control, late, faults] = await Promise.all([loadControlMessages(messages), loadLateMessages(locales), loadFaultMessages(locales)]);
  return joinSentences(joinSentences(control, late), faults);
}
