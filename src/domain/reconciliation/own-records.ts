import { PROVIDERS } from '../gestures/executors.ts';
import { isMoneyKind } from '../gestures/gesture.ts';
import { statedBy } from '../journal/commitments.ts';
import type { Commitment, JournalEntry } from '../journal/types.ts';
import type { Moment } from '../moments/moment.ts';
import { todoWithRefund } from '../moments/todos.ts';
import type { OwnRecord, RecordSource } from './provider-record.ts';

/** What the journal says was carried out, and by whom. */
export interface CarriedOut {
  /** By providers, one for each moment. */
  readonly own: readonly OwnRecord[];
  /** When each gesture of money was posted that was left to a hand and counts: no provider holds anything of it. */
  readonly byHandAtMs: readonly number[];
}

/** Reads from the journal who carried out what. Which of them are of a period is for whoever compares them. */
export function carriedOut({
  entries,
  commitments,
}: {
  readonly entries: Iterable<JournalEntry>;
  readonly commitments: readonly Commitment[];
}): CarriedOut {
  const byMoment = new Map<string, Commitment[]>();
  for (const one of commitments) byMoment.set(one.momentId, [...(byMoment.get(one.momentId) ?? []), one]);
  const posts = new Map<string, JournalEntry>();
  for (const entry of entries) {
    if (entry.kind !== 'post' || sourceOf(entry) === null) continue;
    // Of several each names the same.
    const before = posts.get(entry.momentId);
    const isFirst = before === undefined || entry.createdAtMs < before.createdAtMs;
    if (isFirst) posts.set(entry.momentId, entry);
  }
  const own = [...posts.values()].flatMap((post) => ownOf(post, byMoment.get(post.momentId) ?? []));
  const byHandAtMs = commitments.flatMap(({ state, momentId, detail, reservedAtMs }) =>
    state === 'posted' && !posts.has(momentId) && detail.gesture !== undefined && isMoneyKind(detail.gesture) ? [reservedAtMs] : [],
  );
  return { own, byHandAtMs };
}

function sourceOf({ detail }: Pick<JournalEntry, 'detail'>): RecordSource | null {
  return PROVIDERS.find((name) => name === detail.receipt) ?? null;
}

function ownOf(post: JournalEntry, commitments: readonly Commitment[]): readonly OwnRecord[] {
  const source = sourceOf(post);
  if (source === null) return [];
  const held = commitments.find(({ state }) => state === 'posted') ?? commitments[0];
  const { momentId, ticketId, customerId, agentId, createdAtMs, detail } = post;
  return [
    {
      source,
      key: momentId,
      momentId,
      ticketId,
      customerId,
      agentId,
      gesture: held?.detail.gesture ?? detail.gesture ?? null,
      amount: held === undefined ? statedBy(post) : held.stated,
      atMs: createdAtMs,
      state: held?.state === 'posted' ? 'given' : 'undone',
      accountId: detail.recipientId ?? null,
    },
  ];
}

const REFUND_SOURCES: Readonly<Record<string, RecordSource>> = { stripe: 'stripe_refund', shopify: 'shopify_refund' };

/** What was asked for of a provider because a customer is owed it, as the to-do of its moment tells: none, or one. `keyOf` makes the provider's key. */
export function owedOf(
  { id: momentId, ticketId, customerId, agentId, todos = [] }: Moment,
  createdAtMs: number,
  keyOf: (momentId: string, attempt: number) => string,
): readonly OwnRecord[] {
  const todo = todoWithRefund(todos);
  const source = todo === null ? undefined : REFUND_SOURCES[todo.refund.executor];
  if (todo === null || source === undefined) return [];
  const { state, candidateId, amount, attempt } = todo.refund;
  return [
    {
      source,
      key: keyOf(momentId, attempt),
      momentId,
      ticketId,
      customerId,
      agentId: todo.whoId === '' ? agentId : todo.whoId,
      gesture: null,
      amount,
      atMs: todo.doneAtMs ?? createdAtMs,
      state: state === 'paid' ? 'given' : state === 'refused' ? 'undone' : 'open',
      accountId: candidateId,
    },
  ];
}

/** Which moment a key of a provider is about. */
export function momentOfKey(key: string): string {
  return /^owed:([^:]+)/.exec(key)?.[1] ?? key;
}
