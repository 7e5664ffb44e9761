import type { Cause } from '../incidents/incidents.ts';
import type { Fault, GestureKind, Severity } from '../policy/policy.ts';
import type { CheckpointPart } from './checkpoint.ts';

export const ENTRY_KINDS = ['reserve', 'post', 'void', 'checkpoint', 'limits', 'thanks'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * An append-only line about a moment. `id`, `createdAtMs`, `updatedAtMs` and `createdById` are stamped by the server; all
 * the rest is what its writer, or whoever edited it since, says.
 */
export interface JournalEntry {
  readonly id: string;
  /** `unknown` where it names no kind of entry. */
  readonly kind: EntryKind | 'unknown';
  readonly momentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  /** Whom the entry says it is about; who wrote it is `createdById`. */
  readonly agentId: string;
  readonly createdById: string;
  /** Minor units of `currency`; null where the entry holds no whole number. */
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly cause: Cause;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly detail: EntryDetail;
}

/** What an entry says beyond its fields. */
export interface EntryDetail {
  readonly gesture?: GestureKind;
  readonly fault?: Fault;
  readonly severity?: Severity;
  readonly agentName?: string;
  readonly receipt?: string;
  /** Which attempt to reserve the moment this is, from 1; of a void, the last attempt that it takes back. Absent: 1. */
  readonly attempt?: number;
  /** Of a lead's void: it takes back the moment, whoever reserved it; absent, only what its own writer reserved. */
  readonly reach?: 'moment';
  /** Of a post: when its reservation was created, so that a reader knows whether it should have seen that. */
  readonly reservedAtMs?: number;
  /** Of a lead's post: what it says of the moment stands in the place of whatever was edited. */
  readonly settles?: string;
  /** What the account was last measured to need; every new entry carries it on, so that the newest page always tells it. */
  readonly settling?: Settling;
  readonly checkpoint?: CheckpointPart;
}

/** How long after a create has returned the record list may not show it yet. */
export interface Settling {
  readonly delayMs: number;
  readonly measuredAtMs: number;
}

/** A delay beyond this is no delay that an agent can wait for at every gesture. */
export const SETTLING_AT_MOST_MS = 10_000;

/** Whether somebody changed the entry after it was written. Zendesk stamps whole seconds, so an edit within the same second is not seen. */
export function isEdited(entry: Pick<JournalEntry, 'createdAtMs' | 'updatedAtMs'>): boolean {
  return entry.updatedAtMs !== entry.createdAtMs;
}

/** By so much the clock of whoever measured may be ahead of the server's. */
const CLOCKS_APART_MS = 120_000;

/** What the account was last measured to need, as these entries tell; null where none of them does. Of two measured at once the longer. */
export function settlingOf(entries: Iterable<JournalEntry>): Settling | null {
  let last: Settling | null = null;
  for (const entry of entries) {
    const { settling } = entry.detail;
    // What was edited, or claims to have been measured after it was written, is no measurement.
    if (settling === undefined || isEdited(entry) || settling.measuredAtMs > entry.createdAtMs + CLOCKS_APART_MS) continue;
    const isLater =
      last === null ||
      settling.measuredAtMs > last.measuredAtMs ||
      (settling.measuredAtMs === last.measuredAtMs && settling.delayMs > last.delayMs);
    if (isLater) last = settling;
  }
  return last;
}
