import { type Currency, type Money, money, parseCurrency } from '../money/money.ts';
import { localDay } from '../shared/local-day.ts';
import { isExpired } from './lease.ts';
import type { Checkpoint, Commitment, JournalEntry, StatedCommitment } from './types.ts';

/**
 * What is wrong with an entry, for leads: `edited` after it was written · `unreadable` no kind, no amount, or a
 * schema that is not known · `negative` ·
 * `foreign_currency` not the team's · `foreign_agent` written by somebody else than it says, who is no lead · `foreign_void`
 * withdraws or undoes what somebody else reserved, by somebody who is no lead · `missing_reserve` posted, and the reservation is gone ·
 * `above_limits` more than any limit lets through.
 */
export const FLAG_KINDS = [
  'edited',
  'unreadable',
  'negative',
  'foreign_currency',
  'foreign_agent',
  'foreign_void',
  'missing_reserve',
  'above_limits',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export interface Flag {
  readonly kind: FlagKind;
  readonly entry: JournalEntry;
  /** Whether it holds money now; an entry that was settled or taken back does not. */
  readonly isOpen: boolean;
}

/** What a reader must know to read entries in the direction that cannot overspend. */
export interface LedgerTerms {
  /** Whoever is known to be a lead. Not knowing one reads a void or a checkpoint as if it were not there: more is held, not less. */
  readonly leadIds: ReadonlySet<string>;
  readonly currency: string;
  readonly timeZone: string;
  /** The largest gesture that any limit allows, in minor units: what an entry counts as whose sum cannot be trusted. */
  readonly largestMinor: number;
}

/** Entries as money. */
export interface Ledger {
  readonly commitments: readonly Commitment[];
  /** The newest checkpoint that counts. What it lists one by one is among the commitments. */
  readonly checkpoint: Checkpoint | null;
}

/**
 * Whether a commitment holds money for whoever reads at that instant by the server's clock. What somebody was giving and did not
 * post in time holds none any more; an entry that cannot be trusted holds it until a lead says what it is.
 */
export function isLive({ state, isUncertain, reservedAtMs }: Commitment, atMs: number): boolean {
  if (state === 'reserved') return isUncertain || !isExpired(reservedAtMs, atMs);
  return state !== 'voided';
}

/** Whose gesture it is: of what a lead granted whoever asked, once they have delivered it; otherwise whoever reserved it. */
export function giverOf({ agentId, forAgentId, deliveredByName }: Commitment): string {
  return deliveredByName === undefined ? agentId : forAgentId;
}

/** Whether it was given, or approved, as far as the journal tells: no time takes it back any more. */
export function isDecided({ state }: Pick<Commitment, 'state'>): boolean {
  return state === 'posted' || state === 'granted';
}

export function isStated(commitment: Commitment): commitment is StatedCommitment {
  return commitment.stated !== null;
}

/** What a commitment states is in another currency than the team's. What states none that is known is not meant: it is a forgery, not a change. */
export function isForeign(commitment: Commitment, currency: Currency): commitment is StatedCommitment {
  return isStated(commitment) && commitment.stated.currency !== currency && !commitment.isUncertain;
}

/** Whether a commitment states exactly this sum. */
export function isStating({ stated }: Commitment, { amountMinor, currency }: Money): boolean {
  return stated !== null && stated.amountMinor === amountMinor && stated.currency === currency;
}

/**
 * Whether this person can undo a commitment: its own agent on the day it was given, for later the day's figures have been read
 * by others; a lead any, at any time.
 */
export function isUndoable(
  commitment: Commitment,
  who: { readonly agentId: string; readonly isLead: boolean; readonly nowMs: number; readonly timeZone: string },
): boolean {
  // Nobody takes back what is being given: it counts, or expires by itself.
  if (!isDecided(commitment) && !commitment.isUncertain) return false;
  if (commitment.state === 'voided') return false;
  if (who.isLead) return true;
  return (
    commitment.state === 'posted' &&
    commitment.agentId === who.agentId &&
    localDay(commitment.reservedAtMs, who.timeZone) === localDay(who.nowMs, who.timeZone)
  );
}

/** The sum that an entry states; null where it holds no whole number, a negative one, which nobody is given, or no currency that is known. */
export function statedBy({ amountMinor, currency }: Pick<JournalEntry, 'amountMinor' | 'currency'>): Money | null {
  const known = parseCurrency(currency);
  return known.ok && amountMinor !== null && amountMinor >= 0 ? money(amountMinor, known.value) : null;
}

/** The entry since which it holds money: its reservation, though that may be further back than was read and only its post names it. */
export function heldSinceId({ reserveId, detail }: Pick<Commitment, 'reserveId' | 'detail'>): string {
  return detail.reserveId ?? reserveId;
}

/** An entry that names no moment is one of its own. */
export function momentOf(entry: JournalEntry): string {
  return entry.momentId === '' ? `entry:${entry.id}` : entry.momentId;
}
