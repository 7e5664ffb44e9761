import type { Intent, MomentEdit } from '#ports/intent-store.ts';

/** What somebody typed in one tab of the browser: each has its own, and none is written over by another's. */
export interface TabWords {
  readonly story: string;
  readonly deviation: string;
  readonly reply: NonNullable<Intent['reply']> | null;
  readonly edits: readonly MomentEdit[];
}

export type WordsOfTabs = Readonly<Record<string, TabWords>>;

/** The words of an intent; null where it has none. */
export function wordsOf({ story, deviation, reply, edits }: Intent): TabWords | null {
  const words: TabWords = { story, deviation, reply: reply ?? null, edits: edits ?? [] };
  return isEmpty(words) ? null : words;
}

function isEmpty({ story, deviation, reply, edits }: TabWords): boolean {
  return story === '' && deviation === '' && reply === null && edits.length === 0;
}

/** An intent with these words in the place of its own. */
export function withWords(intent: Intent, { edits, ...words }: TabWords): Intent {
  const { edits: _own, ...rest } = intent;
  return { ...rest, ...words, ...(edits.length > 0 && { edits }) };
}

/** The words of two tabs; `rest` is what of the second's cannot stand beside the first's. */
export interface JoinedWords {
  readonly words: TabWords;
  readonly rest: TabWords | null;
}

export function joinedWords(one: TabWords, other: TabWords): JoinedWords {
  const words = {
    story: joined(one.story, other.story),
    deviation: joined(one.deviation, other.deviation),
    reply: one.reply ?? other.reply,
    edits: joinedEdits(one.edits, other.edits),
  };
  // A customer gets one reply: the second waits until the first is sent.
  const reply = one.reply !== null && other.reply !== null && one.reply.text !== other.reply.text ? other.reply : null;
  const rest = { story: '', deviation: '', reply, edits: [] };
  return { words, rest: isEmpty(rest) ? null : rest };
}

/** One a moment. */
function joinedEdits(ones: readonly MomentEdit[], others: readonly MomentEdit[]): readonly MomentEdit[] {
  const alone = others.filter(({ momentId }) => ones.every((one) => one.momentId !== momentId));
  return [
    ...ones.map((one) =>
      joinedEdit(
        one,
        others.find(({ momentId }) => momentId === one.momentId),
      ),
    ),
    ...alone,
  ];
}

function joinedEdit(one: MomentEdit, other: MomentEdit | undefined): MomentEdit {
  if (other === undefined) return one;
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
