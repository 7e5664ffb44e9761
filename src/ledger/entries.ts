import { listLagOf } from '#domain/journal/entries.ts';
import type { Commitment, EntryDetail } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, zero } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { appendOnce } from './append-once.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';

/** What an entry says of its moment; `agentId` is for whom. */
export type EntryFacts = Pick<Moment, 'ticketId' | 'customerId' | 'agentId' | 'amount' | 'cause' | 'day'>;

export interface EntryPorts {
  readonly journal: JournalStore;
  readonly runtime: Runtime;
  readonly reader: Pick<LedgerReader, 'entries' | 'learn'>;
}

type MoneyKind = 'reserve' | 'post' | 'void';

/**
 * The idempotency keys of a moment's entries. A void names who writes it, since that of one person may not count for another;
 * a reservation does not, so that two leads who approve the same request write one.
 */
export function entryKeys(momentId: string, writerId: string, attempt = 1): Readonly<Record<MoneyKind, string>> {
  const again = attempt === 1 ? '' : `:${attempt}`;
  return { reserve: `reserve:${momentId}${again}`, post: `post:${momentId}`, void: `void:${momentId}:${writerId}${again}` };
}

/** What an entry that takes back a commitment says: the sum as it was stated, and none where none was, for a void holds no money. */
export function factsOfCommitment(commitment: Commitment, currency: Currency): EntryFacts {
  const { ticketId, customerId, forAgentId: agentId, cause, stated } = commitment;
  return { ticketId, customerId, agentId, cause, amount: stated ?? zero(currency), day: '' };
}

/** The entry of one kind about a moment, under its idempotency key. */
export function entryOf(
  facts: EntryFacts,
  {
    momentId,
    kind,
    writerId,
    detail,
  }: { readonly momentId: string; readonly kind: MoneyKind; readonly writerId: string; readonly detail: EntryDetail },
): NewEntry {
  return {
    externalId: entryKeys(momentId, writerId, detail.attempt)[kind],
    kind,
    momentId,
    ticketId: facts.ticketId,
    customerId: facts.customerId,
    agentId: facts.agentId,
    amountMinor: facts.amount.amountMinor,
    currency: facts.amount.currency,
    cause: facts.cause,
    day: facts.day,
    detail,
  };
}

/** Appends an entry once, with what the account was measured to need, so that whoever reads the newest page learns it. */
export async function appendEntry(ports: EntryPorts, entry: NewEntry): ReturnType<typeof appendOnce> {
  const settling = listLagOf(ports.reader.entries());
  const appended = await appendOnce(ports, settling === null ? entry : { ...entry, detail: { ...entry.detail, settling } });
  if (appended.ok) ports.reader.learn([appended.value]);
  return appended;
}

/** Takes back what the writer reserved up to an attempt; as a lead also the whole moment, whoever reserved it. Doing it twice takes back once. */
export async function voidEntry(
  ports: EntryPorts,
  facts: EntryFacts,
  reservation: {
    readonly momentId: string;
    readonly writerId: string;
    readonly attempt: number;
    readonly isOfAll: boolean;
    /** When an entry of the moment was last edited: a void before that does not reach it, and is another entry. */
    readonly editedAtMs?: number | null;
  },
): Promise<Result<void, AppFault>> {
  const { momentId, writerId, attempt } = reservation;
  const detail: EntryDetail = { ...(attempt > 1 && { attempt }), ...(reservation.isOfAll && { reach: 'moment' }) };
  const entry = entryOf(facts, { momentId, kind: 'void', writerId, detail });
  const { editedAtMs = null } = reservation;
  const externalId = editedAtMs === null ? entry.externalId : `${entry.externalId}:after:${editedAtMs}`;
  const voided = await appendEntry(ports, { ...entry, externalId });
  return voided.ok ? ok(undefined) : voided;
}
