import type { Money } from '../money/money.ts';
import { REFUND_STATES } from './refund-states.ts';

/**
 * A refund that a provider was asked for in the place of a hand: `begun` it was sent, or is about to be, and nobody knows more · `pending`
 * it was accepted and is not paid yet · `refused` it was not paid, and never will be by this attempt · `paid`.
 */
export interface TodoRefund {
  readonly state: (typeof REFUND_STATES)[number];
  /** Whom it was asked of, by the executor's name. */
  readonly executor: string;
  /** What is paid back, by which the provider knows it: a charge, or an order. */
  readonly candidateId: string;
  readonly amount: Money;
  /** 1 for the first; one more after each that was refused, unless the request was turned away before anybody looked at its key. */
  readonly attempt: number;
  /** When it was begun, by Zendesk's clock: a provider does not know its key for ever. Absent where nobody wrote that down. */
  readonly begunAtMs?: number;
  /** Of what was refused: nobody looked at the key, under which another page may have had it paid. Whoever begins anew has the same. */
  readonly isTurnedAway?: true;
  /** By which the provider knows the refund; empty where it has not said. */
  readonly reference: string;
}

/** What one person has said of one to-do of a moment. */
export interface Todo {
  /** A step that is left to a hand, by its key below `moment.step`. */
  readonly what: string;
  readonly whoId: string;
  readonly whoName: string;
  /** By Zendesk's clock; null: they have taken back that it is done. */
  readonly doneAtMs: number | null;
  /** Absent where no provider was asked. */
  readonly refund?: TodoRefund;
}

/** A to-do that somebody has done. */
export interface DoneTodo extends Todo {
  readonly doneAtMs: number;
}

/**
 * What is kept of a to-do after somebody says something of it. The first who has done it is named, and only they can take that
 * back: whatever else is said of it changes nothing. What was asked of a provider stays beside that, as far as it is known, and what a provider
 * has paid nobody takes back.
 */
export function todoAfter(before: Todo | null, said: Todo): Todo {
  if (before === null) return said;
  // What somebody has done by hand meanwhile does not begin.
  const isNew = said.refund?.state === 'begun' && (said.refund.attempt !== before.refund?.attempt || before.refund.state === 'refused');
  if (before.doneAtMs !== null && isNew) return before;
  const refund = laterRefund(before.refund, said.refund);
  if (refund?.state === 'paid') return refund === before.refund ? before : said;
  // Somebody has asked for it already: who began it stays as well.
  if (said.refund !== undefined && refund === before.refund) return before;
  const isKept = before.doneAtMs !== null && !(said.doneAtMs === null && said.whoId === before.whoId && said.refund === undefined);
  return { ...(isKept ? before : said), ...(refund !== undefined && { refund }) };
}

/** Of two the one of which more is known; of the same attempt, the first that was begun. What a provider has accepted stands over another attempt that is only begun. */
function laterRefund(before: TodoRefund | undefined, said: TodoRefund | undefined): TodoRefund | undefined {
  if (before === undefined || said === undefined) return before ?? said;
  if (before.state === 'paid') return before;
  if (said.state === 'paid') return said;
  if (said.attempt !== before.attempt && isAcceptedBeside(before, said)) return before.state === 'pending' ? before : said;
  if (said.attempt !== before.attempt) return said.attempt > before.attempt ? said : before;
  if (before.isTurnedAway === true) return said.isTurnedAway === true ? before : said;
  return REFUND_STATES.indexOf(said.state) > REFUND_STATES.indexOf(before.state) ? said : before;
}

function isAcceptedBeside(one: TodoRefund, other: TodoRefund): boolean {
  return (one.state === 'pending' && other.state === 'begun') || (one.state === 'begun' && other.state === 'pending');
}

/** Every to-do after something was said of some; the others, and their order, stay. */
export function todosAfter(before: readonly Todo[], said: readonly Todo[]): readonly Todo[] {
  return said.reduce<readonly Todo[]>((todos, one) => {
    const kept = todos.find(({ what }) => what === one.what) ?? null;
    const next = todoAfter(kept, one);
    return kept === null ? [...todos, next] : todos.map((todo) => (todo === kept ? next : todo));
  }, before);
}

/** Who has done a to-do, and when; null where nobody has. */
export function doneTodo(todos: readonly Todo[], what: string): DoneTodo | null {
  const said = todos.find((todo) => todo.what === what);
  return said === undefined || said.doneAtMs === null ? null : { ...said, doneAtMs: said.doneAtMs };
}

/** What a provider was asked for among a moment's to-do's: the paid, else the open, else the last that was refused. Null where nobody has asked one. */
export function todoWithRefund(todos: readonly Todo[]): RefundTodo | null {
  const asked = todos.flatMap(({ refund, ...todo }) => (refund === undefined ? [] : [{ ...todo, refund }]));
  const last = asked.toSorted((one, other) => one.refund.attempt - other.refund.attempt).at(-1) ?? null;
  return asked.find(({ refund }) => refund.state === 'paid') ?? asked.find(({ refund }) => refund.state !== 'refused') ?? last;
}

/** A to-do of which a provider was asked. */
export interface RefundTodo extends Todo {
  readonly refund: TodoRefund;
}
