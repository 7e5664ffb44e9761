import { listLagOf } from '#domain/journal/entries.ts';
import { handOversOf } from '#domain/journal/hand-over.ts';
import type { Commitment, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, zero } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type MoneyKind, entryKeys } from './entry-keys.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from './retrying.ts';

/** What an entry says of its moment; `agentId` is for whom. */
export type EntryFacts = Pick<Moment, 'ticketId' | 'customerId' | 'agentId' | 'amount' | 'cause'>;

export interface EntryPorts {
  readonly journal: JournalStore;
  readonly runtime: Runtime;
  readonly reader: Pick<LedgerReader, 'entries' | 'learn' | 'leadIds' | 'limits'>;
}

/** What an entry that takes back a commitment says: the sum as it was stated, and none where none was, for it holds no money. */
export function factsOfCommitment(commitment: Commitment, currency: Currency): EntryFacts {
  const { ticketId, customerId, forAgentId: agentId, cause, stated } = commitment;
  return { ticketId, customerId, agentId, cause, amount: stated ?? zero(currency) };
}

/** The entry of one kind about a moment, under its idempotency key. */
export function entryOf(
  facts: EntryFacts,
  {
    momentId,
    kind,
    detail,
    agentDay = '',
  }: {
    readonly momentId: string;
    readonly kind: MoneyKind;
    readonly detail: EntryDetail;
    readonly agentDay?: string;
  },
): NewEntry {
  return {
    externalId: entryKeys(momentId, detail.attempt, detail.decision)[kind],
    kind,
    momentId,
    ticketId: facts.ticketId,
    customerId: facts.customerId,
    agentId: facts.agentId,
    amountMinor: facts.amount.amountMinor,
    currency: facts.amount.currency,
    cause: facts.cause,
    agentDay,
    detail,
  };
}

/** An entry that is about no ticket and, unless it says otherwise, about no cause and no money: what somebody says of the account or the team. */
export function accountEntry(
  said: Pick<NewEntry, 'externalId' | 'kind' | 'momentId' | 'agentId' | 'currency' | 'detail'> &
    Partial<Pick<NewEntry, 'amountMinor' | 'cause'>>,
): NewEntry {
  return { ticketId: '', customerId: '', amountMinor: 0, cause: 'other', agentDay: '', ...said };
}

/** Appends an entry once, with what the account was measured to need, so that whoever reads the newest page learns it. */
export async function appendEntry(ports: EntryPorts, entry: NewEntry): Promise<Result<JournalEntry, AppFault>> {
  const listLag = listLagOf(ports.reader.entries());
  const appended = await appendOnce(ports, listLag === null ? entry : { ...entry, detail: { ...entry.detail, listLag } });
  if (appended.ok) ports.reader.learn([appended.value]);
  return appended;
}

/**
 * Appends an entry so that it stands in the journal once. Where an attempt ends without an answer, the key is read back
 * before the next one: a write whose reply was lost is found, never repeated by guess. Where it never succeeds and any attempt
 * ended without an answer, that is the error: a later refusal says nothing about whether the earlier attempt took effect.
 */
export async function appendOnce(
  ports: { readonly journal: JournalStore; readonly runtime: Pick<Runtime, 'random' | 'wait'> },
  entry: NewEntry,
): Promise<Result<JournalEntry, AppFault>> {
  const unsure: AppFault[] = [];
  const outcome = await retrying(ports.runtime, async () => {
    if (unsure.length > 0) {
      const found = await ports.journal.byExternalIds([entry.externalId]);
      const written = found.ok ? found.value[0] : undefined;
      if (written !== undefined) return ok(written);
    }
    const appended = await ports.journal.append(entry);
    if (!appended.ok && isOutcomeUnknown(appended.error)) unsure.push(appended.error);
    return appended;
  });
  const lost = unsure.at(-1);
  return outcome.ok || lost === undefined ? outcome : fail(lost);
}

/**
 * Undoes, by its own writer or as a lead, what was posted under a moment. Doing it twice undoes it once: all who may undo it
 * share one key, so that whoever counts on from a total finds the first of them.
 */
export async function reverseEntry(
  ports: EntryPorts,
  facts: EntryFacts,
  posted: {
    readonly momentId: string;
    readonly writerId: string;
    readonly attempt: number;
    /** Whose day it counted for, as {@link agentDayOf} names it; empty where that is not known. */
    readonly agentDay: string;
    /** When an entry of the moment was last edited: what undoes it before that does not reach it, and is another entry. */
    readonly editedAtMs?: number | null;
  },
): Promise<Result<void, AppFault>> {
  const { momentId, writerId, attempt, agentDay, editedAtMs = null } = posted;
  const handOver = handOverOf(momentId, attempt, ports);
  const detail = { ...(attempt > 1 && { attempt }), ...(handOver !== null && { handOver }) };
  const entry = entryOf(facts, { momentId, kind: 'reverse', detail, agentDay });
  const externalId = editedAtMs === null ? entry.externalId : `${entry.externalId}:after:${editedAtMs}`;
  const reversed = await appendEntry(ports, { ...entry, externalId });
  if (!reversed.ok || isUndoing(reversed.value, writerId, ports)) return reversed.ok ? ok(undefined) : reversed;
  const again = await appendEntry(ports, { ...entry, externalId: `${externalId}:${writerId}:${lastPostOf(momentId, ports)?.id ?? ''}` });
  return again.ok ? ok(undefined) : again;
}

/** The attempt of the delivery or the revoking that lets a grant be undone; null where what is undone was not granted. */
function handOverOf(momentId: string, grantAttempt: number, { reader }: EntryPorts): number | null {
  const handOvers = handOversOf([...reader.entries()].filter((entry) => entry.momentId === momentId));
  return handOvers.find((one) => one.grantAttempt === grantAttempt)?.attempt ?? null;
}

/** Whether what stands under the key undoes it: written by one's own hand or a lead's, and after whatever it undoes. */
function isUndoing({ id, momentId, createdById }: JournalEntry, writerId: string, ports: EntryPorts): boolean {
  const post = lastPostOf(momentId, ports);
  return (createdById === writerId || ports.reader.leadIds().has(createdById)) && (post === undefined || id > post.id);
}

function lastPostOf(momentId: string, { reader }: EntryPorts): JournalEntry | undefined {
  let last: JournalEntry | undefined;
  for (const entry of reader.entries()) {
    if (entry.kind === 'post' && entry.momentId === momentId && (last === undefined || entry.id > last.id)) last = entry;
  }
  return last;
}
