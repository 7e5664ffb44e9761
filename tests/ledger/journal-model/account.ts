import type { NewEntry } from '#ports/journal-store.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { MomentStatus } from '#domain/moments/moment.ts';
import type { Answer, Node, Request } from './agent-tree.ts';

/** A record of the journal. Its id is handed out before it can be seen. */
export interface Filed {
  readonly entry: JournalEntry;
  readonly externalId: string;
  readonly isVisible: boolean;
}

/** A moment of the model. */
export interface Kept {
  readonly status: MomentStatus;
  readonly agentId: string;
  readonly amountMinor: number;
}

/** An agent at work. */
export interface Worker {
  readonly agentId: string;
  readonly node: Node;
  /** The record that waits to be seen before its writer is answered. */
  readonly writing: number | null;
  readonly isCrashed: boolean;
}

/** The account and everybody in it, at one moment. */
export interface State {
  readonly filed: readonly Filed[];
  readonly moments: ReadonlyMap<string, Kept>;
  readonly workers: readonly Worker[];
  /** How many replies may still be lost, and how many agents may still crash. */
  readonly losses: number;
  readonly crashes: number;
}

/** How the account behaves. */
export interface AccountRules {
  readonly duplicateExternalId: 'reject' | 'allow';
  /** The wrong way to look, kept to show that it is caught: only what has an earlier id than one's own newest reservation. */
  readonly seesOnlyEarlierIds: boolean;
  /**
   * What may be lost: a reply to a write that took effect, or anything: a request before it has any effect, a reply before what
   * it tells of can be seen, and the answer to a read, which is then read again.
   */
  readonly loses: 'replies_to_writes' | 'anything';
}

export const LOST: Answer = { kind: 'fault', error: { kind: 'unreachable', what: 'journal' } };
/** A duplicate that is refused before the first can be read back. */
const NOT_YET: Answer = { kind: 'fault', error: { kind: 'unavailable', what: 'journal', status: 409 } };

/** What the account does about an append: it hands out an id, or answers at once because the key is taken. */
export function filing(state: State, entry: NewEntry, agentId: string, rules: AccountRules): Filed | Answer {
  const same = state.filed.find(({ externalId }) => externalId === entry.externalId);
  if (same !== undefined && rules.duplicateExternalId === 'reject') return same.isVisible ? { kind: 'entry', entry: same.entry } : NOT_YET;
  const { externalId, day: _neverRead, ...said } = entry;
  const id = `01M${String(state.filed.length + 1).padStart(3, '0')}`;
  return {
    entry: { ...said, id, createdById: agentId, createdAtMs: NOW_MS, updatedAtMs: NOW_MS },
    externalId,
    isVisible: false,
  };
}

/** What a request that is no append does and answers, at one stroke. */
export function effectOf(
  { filed, moments }: State,
  request: Exclude<Request, { readonly method: 'append' }>,
  { agentId, rules }: { readonly agentId: string; readonly rules: AccountRules },
): { readonly answer: Answer; readonly moments: ReadonlyMap<string, Kept> } {
  switch (request.method) {
    case 'tail': {
      const entries = seenBy(agentId, filed, rules).toReversed();
      return { answer: { kind: 'page', page: { items: entries, next: null, unreadable: 0 } }, moments };
    }
    case 'byExternalIds': {
      const found = filed.filter(({ isVisible, externalId }) => isVisible && request.keys.includes(externalId));
      return { answer: { kind: 'entries', entries: found.map(({ entry }) => entry) }, moments };
    }
    case 'find': {
      const kept = moments.get(request.momentId);
      const moment = kept === undefined ? null : { id: request.momentId, status: kept.status, story: '' };
      return { answer: { kind: 'moment', moment }, moments };
    }
    case 'create': {
      const { id, amount } = request.moment;
      const kept: Kept = { status: 'given', agentId, amountMinor: amount.amountMinor };
      return { answer: { kind: 'done' }, moments: moments.has(id) ? moments : new Map([...moments, [id, kept]]) };
    }
    case 'setStatus': {
      const kept = moments.get(request.momentId);
      if (kept === undefined)
        return { answer: { kind: 'fault', error: { kind: 'rejected', what: 'journal', detail: 'no such moment' } }, moments };
      return { answer: { kind: 'done' }, moments: new Map([...moments, [request.momentId, { ...kept, status: request.status }]]) };
    }
  }
}

function seenBy(agentId: string, filed: readonly Filed[], { seesOnlyEarlierIds }: AccountRules): readonly JournalEntry[] {
  const visible = filed.filter(({ isVisible }) => isVisible).map(({ entry }) => entry);
  const own = visible.findLast((entry) => entry.kind === 'reserve' && entry.createdById === agentId);
  if (!seesOnlyEarlierIds || own === undefined) return visible;
  return visible.filter((entry) => entry.id < own.id || entry.createdById === agentId);
}

/** Tells answers to the same request apart. */
export function keyOfAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'entry':
      return `entry ${tagOf(answer.entry)}`;
    case 'entries':
      return `entries ${answer.entries.map(tagOf).join()}`;
    case 'page':
      return `page ${answer.page.items.map(tagOf).join()}`;
    case 'moment':
      return `moment @${answer.moment?.id ?? ''} ${answer.moment?.status ?? ''}`;
    case 'done':
      return 'done';
    case 'fault':
      return answer.error.kind;
  }
}

const tags = new WeakMap<JournalEntry, string>();

/** Tells records apart; the ids of agents have an @ before them. */
export function tagOf(entry: JournalEntry): string {
  const known = tags.get(entry);
  if (known !== undefined) return known;
  const { id, kind, momentId, createdById, detail } = entry;
  const tag = `${id}${kind}@${momentId}/@${createdById}/${detail.attempt ?? 1}`;
  tags.set(entry, tag);
  return tag;
}

/** Tells states apart: what is on record, what each agent was answered so far, and what may still go wrong. */
export function keyOfState({ filed, moments, workers, losses, crashes }: State): string {
  let key = `${losses}${crashes}`;
  for (const { entry, isVisible } of filed) key += `${tagOf(entry)}${isVisible ? '+' : '-'}`;
  for (const { node, writing, isCrashed } of workers) key += `;${node.number}/${writing ?? ''}${isCrashed ? 'x' : ''}`;
  if (moments.size > 0)
    key += [...moments]
      .map(([id, { status }]) => `${id}${status}`)
      .toSorted()
      .join();
  return key;
}
