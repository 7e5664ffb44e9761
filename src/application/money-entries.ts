import type { Moment } from '#domain/moments/moment.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { appendOnce } from './append-once.ts';
import type { JournalReader } from './journal-reader.ts';
import type { JournalStore, NewEntry } from './ports/journal-store.ts';
import type { RemoteError } from './ports/remote-error.ts';
import type { Surroundings } from './ports/surroundings.ts';

/** What an entry says of its moment. */
export type EntryFacts = Pick<Moment, 'ticketId' | 'customerId' | 'agentId' | 'amount' | 'cause' | 'day'>;

type MoneyKind = 'reserve' | 'post' | 'void';

/** The idempotency keys of a moment's entries. A void names who writes it, since that of one person may not count for another. */
export function entryKeys(momentId: string, agentId: string): Readonly<Record<MoneyKind, string>> {
  return { reserve: `reserve:${momentId}`, post: `post:${momentId}`, void: `void:${momentId}:${agentId}` };
}

/** The entry of one kind about a moment, without a detail. */
export function entryOf(about: EntryFacts, momentId: string, kind: MoneyKind): NewEntry {
  return {
    externalId: entryKeys(momentId, about.agentId)[kind],
    kind,
    momentId,
    ticketId: about.ticketId,
    customerId: about.customerId,
    agentId: about.agentId,
    amountMinor: about.amount.amountMinor,
    currency: about.amount.currency,
    cause: about.cause,
    day: about.day,
    detail: {},
  };
}

/** Takes a reservation back. */
export async function voidEntry(
  ports: { readonly journal: JournalStore; readonly surroundings: Surroundings; readonly reader: JournalReader },
  about: EntryFacts,
  momentId: string,
): Promise<Result<void, RemoteError>> {
  const voided = await appendOnce(ports, entryOf(about, momentId, 'void'));
  if (!voided.ok) return voided;
  ports.reader.learn([voided.value]);
  return ok(undefined);
}
