import type { Intent, MomentEdit } from '#ports/intent-store.ts';

/** What somebody typed in one tab of the browser: each has its own, and none is written over by another's. */
export interface TabWords {
  readonly story: string;
  readonly deviation: string;
  readonly reply: NonNullable<Intent['reply']> | null;
  readonly edit: MomentEdit | null;
  /** What a lead is to be asked, while it is typed: once it was sent it is everybody's. */
  readonly asking: string;
}

export type WordsOfTabs = Readonly<Record<string, TabWords>>;

/** The words of an intent; null where it has none. */
export function wordsOf({ story, deviation, reply, edit, asked }: Intent): TabWords | null {
  const asking = asked?.momentId === null ? asked.text : '';
  const words: TabWords = { story, deviation, reply: reply ?? null, edit: edit ?? null, asking };
  return isEmpty(words) ? null : words;
}

function isEmpty({ story, deviation, reply, edit, asking }: TabWords): boolean {
  return story === '' && deviation === '' && reply === null && edit === null && asking === '';
}

/** An intent with these words in the place of its own. */
export function withWords(intent: Intent, { edit, asking, ...words }: TabWords): Intent {
  const { edit: _own, asked, ...rest } = intent;
  const isSent = typeof asked?.momentId === 'string';
  const typed = asking === '' ? undefined : { momentId: null, text: asking };
  const kept = isSent ? asked : typed;
  return { ...rest, ...words, ...(edit !== null && { edit }), ...(kept !== undefined && { asked: kept }) };
}

/** An intent with this as what a lead is to be asked, unless one was asked. */
export function withAsking(intent: Intent, asking: string): Intent {
  const { story, deviation, reply, edit } = intent;
  return withWords(intent, { story, deviation, reply: reply ?? null, edit: edit ?? null, asking });
}

/** The words of two tabs; `rest` is what of the second's cannot stand beside the first's. */
export interface JoinedWords {
  readonly words: TabWords;
  readonly rest: TabWords | null;
}

export function joinedWords(one: TabWords, other: TabWords): JoinedWords {
  const edit = joinedEdits(one.edit, other.edit);
  const words = {
    story: joined(one.story, other.story),
    deviation: joined(one.deviation, other.deviation),
    reply: one.reply ?? other.reply,
    edit: edit ?? one.edit,
    asking: joined(one.asking, other.asking),
  };
  // A customer gets one reply, and a card shows one moment: the second waits until the first is sent, or written.
  const reply = one.reply !== null && other.reply !== null && one.reply.text !== other.reply.text ? other.reply : null;
  const rest = { story: '', deviation: '', asking: '', reply, edit: edit === null ? other.edit : null };
  return { words, rest: isEmpty(rest) ? null : rest };
}

/** Null where they are about two moments. */
function joinedEdits(one: MomentEdit | null, other: MomentEdit | null): MomentEdit | null {
  if (one === null || other === null) return one ?? other;
  if (one.momentId !== other.momentId) return null;
  return {
    ...one,
    story: one.story === null || other.story === null ? (one.story ?? other.story) : joined(one.story, other.story),
    kind: one.kind ?? other.kind,
    todos: [...one.todos, ...other.todos.filter(({ what }) => one.todos.every((todo) => todo.what !== what))],
  };
}

/** Both, one below the other; a text that says all that the other does is enough. */
function joined(one: string, other: string): string {
  if (one.includes(other.trim())) return one;
  return other.includes(one.trim()) ? other : `${one}\n\n${other}`;
}
