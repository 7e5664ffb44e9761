import type { HeldReply, Intent, MomentEdit } from '#ports/intent-store.ts';

/** What somebody typed in one tab of the browser: each has its own, and none is written over by another's. */
export interface TabWords {
  readonly story: string;
  readonly deviation: string;
  readonly reply: NonNullable<Intent['reply']> | null;
  readonly edits: readonly MomentEdit[];
  /** What a lead is to be asked, while it is typed: once it was sent it is everybody's. */
  readonly asking: string;
  /** What was typed into the field of the amount, and the kind of gesture that it is of; null: nothing was. */
  readonly amount: { readonly text: string; readonly gesture: Intent['gesture'] } | null;
  readonly heldReply: HeldReply | null;
}

const NOTHING_TYPED: TabWords = { story: '', deviation: '', reply: null, edits: [], asking: '', amount: null, heldReply: null };

export type WordsOfTabs = Readonly<Record<string, TabWords>>;

/** The words of an intent; null where it has none. */
export function wordsOf({ story, deviation, reply, edits, asked, amountText, gesture, heldReply }: Intent): TabWords | null {
  const asking = asked?.momentId === null ? asked.text : '';
  const amount = amountText === null ? null : { text: amountText, gesture };
  const words: TabWords = { story, deviation, reply: reply ?? null, edits: edits ?? [], asking, amount, heldReply: heldReply ?? null };
  return isEmpty(words) ? null : words;
}

function isEmpty({ story, deviation, reply, edits, asking, amount, heldReply }: TabWords): boolean {
  const isNothingWritten = story === '' && deviation === '' && reply === null && edits.length === 0 && asking === '';
  return isNothingWritten && amount === null && heldReply === null;
}

/** An intent with these words in the place of its own. */
export function withWords(intent: Intent, { edits, asking, amount, heldReply, ...words }: TabWords): Intent {
  const { edits: _own, asked, heldReply: _held, ...rest } = intent;
  const isSent = typeof asked?.momentId === 'string';
  const typed = asking === '' ? undefined : { momentId: null, text: asking };
  const kept = isSent ? asked : typed;
  return {
    ...rest,
    ...words,
    ...(amount === null ? { amountText: null } : { amountText: amount.text, gesture: amount.gesture }),
    ...(edits.length > 0 && { edits }),
    ...(heldReply !== null && { heldReply }),
    ...(kept !== undefined && { asked: kept }),
  };
}

/** An intent with this as what a lead is to be asked, unless one was asked. */
export function withAsking(intent: Intent, asking: string): Intent {
  return withWords(intent, { ...(wordsOf(intent) ?? NOTHING_TYPED), asking });
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
    amount: one.amount ?? other.amount,
    heldReply: one.heldReply ?? other.heldReply,
  };
  // A customer gets one reply and one amount: the second waits until the first is sent.
  const rest = {
    ...NOTHING_TYPED,
    reply: restOf(one.reply, other.reply),
    amount: restOf(one.amount, other.amount),
    heldReply: restOf(one.heldReply, other.heldReply),
  };
  return { words, rest: isEmpty(rest) ? null : rest };
}

/** What of the second says something else than the first, where there is one. */
function restOf<T extends { readonly text: string }>(one: T | null, other: T | null): T | null {
  return one === null || one.text === other?.text ? null : other;
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
