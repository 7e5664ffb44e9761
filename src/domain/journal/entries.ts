import type { Cause } from '../incidents/incidents.ts';
import type { Fault, GestureKind, Severity } from '../policy/policy.ts';

export const ENTRY_KINDS = ['reserve', 'post', 'void', 'checkpoint', 'limits', 'thanks'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An append-only line about a moment. `id`, `createdAtMs`, `updatedAtMs` and `createdById` are stamped by the server. */
export interface JournalEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly momentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  /** Whom the entry says it is about; who wrote it is `createdById`. */
  readonly agentId: string;
  readonly createdById: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly cause: Cause;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly detail: EntryDetail;
}

/** What an entry says beyond its fields; the writer's own words, so nothing is decided by them. */
export interface EntryDetail {
  readonly gesture?: GestureKind;
  readonly fault?: Fault;
  readonly severity?: Severity;
  readonly agentName?: string;
  readonly receipt?: string;
}

/** The money side of one moment: a reservation, and what became of it. */
export interface Commitment {
  readonly momentId: string;
  readonly reserveId: string;
  readonly ticketId: string;
  readonly customerId: string;
  /** Who wrote the reservation, as the server stamped it. */
  readonly agentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly cause: Cause;
  readonly detail: EntryDetail;
  readonly reservedAtMs: number;
  /** `reserved` holds the money as much as `posted` does. */
  readonly state: 'reserved' | 'posted' | 'voided';
}

/**
 * Folds entries, in any order and with repeats, into one commitment a moment. Read in the direction that cannot overspend:
 * of several reservations for one moment the largest that is not voided counts, once; a negative amount counts as 0; a void
 * frees only what its own writer reserved, or anything where the writer is in `leadIds`; a reservation that a post follows is
 * posted, whoever wrote the post.
 */
export function foldEntries(entries: Iterable<JournalEntry>, leadIds: ReadonlySet<string>): readonly Commitment[] {
  const reserves: JournalEntry[] = [];
  const voids = new Set<string>();
  const posted = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'reserve') reserves.push(entry);
    if (entry.kind === 'post') posted.add(entry.momentId);
    if (entry.kind === 'void') voids.add(leadIds.has(entry.createdById) ? entry.momentId : voidKey(entry));
  }
  const isVoided = (reserve: JournalEntry): boolean => voids.has(reserve.momentId) || voids.has(voidKey(reserve));
  const counting = new Map<string, { readonly reserve: JournalEntry; readonly isFreed: boolean }>();
  for (const reserve of reserves) {
    const known = counting.get(reserve.momentId);
    const isFreed = isVoided(reserve);
    const isNext = known === undefined || (known.isFreed === isFreed ? outranks(reserve, known.reserve) : known.isFreed);
    if (isNext) counting.set(reserve.momentId, { reserve, isFreed });
  }
  return [...counting.values()].map(({ reserve, isFreed }) => ({
    momentId: reserve.momentId,
    reserveId: reserve.id,
    ticketId: reserve.ticketId,
    customerId: reserve.customerId,
    agentId: reserve.createdById,
    amountMinor: Math.max(0, reserve.amountMinor),
    currency: reserve.currency,
    cause: reserve.cause,
    detail: reserve.detail,
    reservedAtMs: reserve.createdAtMs,
    state: isFreed ? 'voided' : posted.has(reserve.momentId) ? 'posted' : 'reserved',
  }));
}

/** What the void of somebody who is no lead reaches: this person's reservations for the moment. No id holds a line break. */
function voidKey(entry: JournalEntry): string {
  return `${entry.momentId}\n${entry.createdById}`;
}

/** The larger amount wins; of equal ones the earlier id, so that every reader keeps the same one. */
function outranks(candidate: JournalEntry, known: JournalEntry): boolean {
  if (candidate.amountMinor !== known.amountMinor) return candidate.amountMinor > known.amountMinor;
  return candidate.id < known.id;
}

export function isLive(commitment: Commitment): boolean {
  return commitment.state !== 'voided';
}
