import type { Intent, MomentEdit } from '#ports/intent-store.ts';

/** What somebody typed in one tab of the browser: each has its own, and none is written over by another's. */
export interface TabWords {
  readonly story: string;
  readonly deviation: string;
  readonly reply: NonNullable<Intent['reply']> | null;
  readonly edits: readonly MomentEdit[];
  /** What a lead is to be asked, while it is typed: once it was sent it is everybody's. */
  readonly asking: string;
}

export type WordsOfTabs = Readonly<Record<string, TabWords>>;

/** The words of an intent; null where it has none. */
export function wordsOf({ story, deviation, reply, edits, asked }: Intent): TabWords | null {
  const asking = asked?.momentId === null ? asked.text : '';
  const words: TabWords = { story, deviation, reply: reply ?? null, edits: edits ?? [], asking };
  return isEmpty(words) ? null : words;
}

function isEmpty({ story, deviation, reply, edits, asking }: TabWords): boolean {
  return story === '' && deviation === '' && reply === null && edits.length === 0 && asking === '';
}

/** An intent with these words in the place of its own. */
export function withWords(intent: Intent, { edits, asking, ...words }: TabWords): Intent {
  const { edits: _own, asked, ...rest } = intent;
  const isSent = typeof asked?.momentId === 'string';
  const typed = asking === '' ? undefined : { momentId: null, text: asking };
  const kept = isSent ? asked : typed;
  return { ...rest, ...words, ...(edits.length > 0 && { edits }), ...(kept !== undefined && { asked: kept }) };
}

/** An intent with this as what a lead is to be asked, unless one was asked. */
export function withAsking(intent: Intent, asking: string): Intent {
  const { story, deviation, reply, edits } = intent;
  return withWords(intent, { story, deviation, reply: reply ?? null, edits: edits ?? [], asking });
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
    asking: joined(one.asking, other.asking),
  };
  // A customer gets one reply: the second waits until the first is sent.
  const reply = one.reply !== null && other.reply !== null && one.reply.text !== other.reply.text ? other.reply : null;
  const rest = { story: '', deviation: '', asking: '', reply, edits: [] };
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
