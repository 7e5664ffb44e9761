import { type ControlMessages, loadControlMessages } from './load-control-messages.ts';
import { type LateMessages, loadLateMessages } from './load-late-messages.ts';
import { type Messages, type Sentences, joinSentences } from './messages.ts';

type KeyIn<M> = M extends Sentences<infer Key> ? Key : never;

/** What is said while something is given, and afterwards: with the sentences of the controls, those that come late. */
export type AfterwardsMessages = Sentences<KeyIn<ControlMessages> | KeyIn<LateMessages>>;

/** Loads both in the language of these. */
export async function loadAfterwardsMessages(messages: Messages): Promise<AfterwardsMessages> {
  const [control, late] = await Promise.all([loadControlMessages(messages), loadLateMessages([messages.locale])]);
  return joinSentences(control, late);
}
