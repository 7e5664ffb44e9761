import type { Cause } from '../incidents/incidents.ts';
import type { KeptWeek } from './kept-outcomes.ts';
import type { CauseMark } from './cause-mark.ts';
import type { Mark } from './moment-marks.ts';
import type { Fault, GestureKind, Severity } from '../gestures/gesture.ts';
import type { Money } from '../money/money.ts';
import type { ChosenSet, StampedLimits } from './limits.ts';

/**
 * `reserve` holds money for a moment · `post` makes that count · `void` withdraws a reservation that was never posted, by whoever
 * wrote it · `reverse` undoes what was posted · `matter` says whether two tickets are about one failure · `thanks`, `feature`, `collect`
 * and `step` say something of a moment, `line_up` of a line-up, `outcomes` what became of the tickets of a week, `cause` of a cause, `told`
 * that a customer knows it to be fixed. What says something holds no money.
 */
export const ENTRY_KINDS = [
  'reserve',
  'post',
  'void',
  'reverse',
  'checkpoint',
  'limits',
  'thanks',
  'matter',
  'feature',
  'collect',
  'step',
  'line_up',
  'outcomes',
  'cause',
  'told',
] as const;
/** What becomes of what was approved: whoever asked delivers it, or a lead revokes it. */
export const HAND_OVER_KINDS = ['deliver', 'revoke'] as const;
export type HandOverKind = (typeof HAND_OVER_KINDS)[number];
/** What can be said of a request to a lead: by leads, and `withdraw` by whoever asked; and what becomes of it once it is approved. */
export const DECISION_KINDS = ['approve', 'decline', 'question', 'withdraw', ...HAND_OVER_KINDS] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What an entry calls itself where this version does not know that; what it does not say is empty. */
export interface AsWritten {
  readonly kind: string;
  readonly schemaVersion: string;
  readonly gesture: string;
}

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
  /** Its kind and schema as written, where this version knows not both: for people, never for money. */
  readonly asWritten?: AsWritten;
  /** No version of the app that is known here wrote it: whatever it says may mean something else, and it counts as if it had been edited. */
  readonly isOfUnknownSchema?: true;
  readonly detail: EntryDetail;
}

/** What an entry says beyond its fields. */
export interface EntryDetail {
  readonly gesture?: GestureKind;
  /** How many of a kind that is counted, whose worth the entry's sum is. Absent where it is money. */
  readonly count?: number | undefined;
  readonly fault?: Fault;
  readonly severity?: Severity;
  readonly agentName?: string;
  /** Of a post: the name of whoever carries the gesture out. */
  readonly receipt?: string;
  /** Of a post: whose account there it is for, by the provider's id, so that whoever finishes it carries it out for the same. */
  readonly recipientId?: string;
  /** Which attempt to approve a request this is about, from 1. Absent: 1. */
  readonly attempt?: number;
  /** What is decided about a request, by the entries of one attempt; an approval holds its money, the others none. */
  readonly decision?: DecisionKind;
  /** Of a delivery, and of its revoking: the attempt by which a lead granted the money. Absent: 1. */
  readonly grantAttempt?: number;
  /** Of what undoes a grant: the attempt of the delivery or the revoking that it follows, under whose keys that is found. */
  readonly handOver?: number;
  /** Of a decision's reservation: the life of the page that wrote it, which alone posts or withdraws it. */
  readonly run?: string;
  /** Of a lead's post: the money is granted to somebody who has yet to deliver it. */
  readonly isGrant?: true;
  /** Of a post: the entry that it makes count. */
  readonly reserveId?: string;
  /** Of a post: when that was created, so that a reader knows whether it should have seen it. */
  readonly reservedAtMs?: number;
  /** Of a lead's post: what it says of the moment stands in the place of whatever was edited. */
  readonly confirms?: string;
  /** Of a lead's `limits`: what the limits are by the settings, in the entry's currency. */
  readonly limits?: StampedLimits;
  /** Of a lead's `limits` in the place of that: what a lead has chosen under the settings, and why. It holds for every page until another takes its place. */
  readonly chosen?: LimitsChoice;
  /** Of a `limits`: the entries of its sort that said before it what the limits are, as far as its writer knew, by the ids that the server gave them. */
  readonly replaces?: readonly string[];
  /** Of a post: the newest `limits` that its writer knows of, each as its moment and, after an `@`, the server's stamp in base 36. */
  readonly limitsIds?: readonly string[];
  /** What the account was last measured to need; every new entry carries it on, so that the newest page always tells it. */
  readonly listLag?: ListLag;
  /** Of the entry that measuring wrote: what it found beside that, for people alone. */
  readonly measured?: MeasuredRules;
  /** Of a post: the team's month as its writer saw it, from which others go on counting. */
  readonly total?: RunningTotal;
  /** Of a post: every post up to and including this entry was seen in the search index. Empty: none yet, from the journal's start. */
  readonly indexedUpToId?: string;
  readonly checkpoint?: CheckpointPart;
  /** Of a `matter`: the ticket that is about the same failure as the entry's own, or is not. */
  readonly matter?: { readonly ticketId: string; readonly isSame: boolean };
  /** Of a `line_up`: what it told. */
  readonly lineUp?: KeptLineUp;
  /** Of `outcomes`: what became of the tickets of a week. Written here, and read by whoever asks for outcomes. */
  readonly outcomes?: KeptWeek;
  /** Of a `cause`: what it says of the entry's own. Written here, and read by whoever asks the history of causes. */
  readonly causeMark?: CauseMark;
  /** Of what says something of a moment: what it says. Written here, and read by whoever asks the archive for marks. */
  readonly mark?: Mark;
}

/** Limits that a lead has chosen: under which id others name them, and why they are so. */
interface LimitsChoice extends ChosenSet {
  readonly id: string;
  readonly reason: string;
}

/** A line-up that was presented, printed, copied or held. */
export interface KeptLineUp {
  /** The account's calendar day for which it was made, `YYYY-MM-DD`. */
  readonly day: string;
  /** How often the team meets. */
  readonly every: 'day' | 'week';
  /** The moments that it told, by item. */
  readonly told: { readonly win?: string; readonly challenge?: string; readonly thanks?: string };
  /** Whom it named. */
  readonly namedIds: readonly string[];
  /** Who read it; empty where nobody was said to. */
  readonly readerId: string;
  /** Whose turn it is next; empty where nobody was named. */
  readonly nextReaderId: string;
  /** Somebody has said that the team has held it. */
  readonly isHeld: boolean;
}

/**
 * What the team's month held when everything up to an entry was settled: posted in time, withdrawn or expired. What was undone
 * after that entry is still in it.
 */
export interface RunningTotal {
  readonly upToId: string;
  /** Minor units of the entry's currency, of the account's calendar month in which that entry was written. */
  readonly monthMinor: number;
  readonly timeZone: string;
}

/** How long after a create has returned the record list may not show it yet. */
export interface ListLag {
  readonly delayMs: number;
  readonly measuredAtMs: number;
}

/** Rules of Zendesk's that were measured and that nothing waits for. */
export interface MeasuredRules {
  /** How long search took to find a record, in whole ms; null where that was longer than a minute. */
  readonly searchDelayMs: number | null;
  /** What became of a second record with one key. */
  readonly duplicate: 'refused' | 'allowed';
}

/** The money side of one moment: a reservation, and what became of it. */
export interface Commitment {
  readonly momentId: string;
  readonly reserveId: string;
  readonly ticketId: string;
  readonly customerId: string;
  /** Who wrote the reservation, as the server stamped it. */
  readonly agentId: string;
  /** For whom, where that is somebody else: a lead reserves what an agent asked for. */
  readonly forAgentId: string;
  /** The sum that its entry states: what is shown, said and undone. Null where it states none that can be read, or in no currency that is known. */
  readonly stated: Money | null;
  /** What limits sum, in whole minor units of the team's currency: the sum stated, or the worst that it may have been where that cannot be trusted. */
  readonly countsMinor: number;
  readonly cause: Cause;
  readonly detail: EntryDetail;
  readonly reservedAtMs: number;
  /**
   * `reserved` somebody is giving it at this moment; holds money until it expires · `granted` a lead has approved it, and who
   * asked has yet to deliver it · `posted` given · `voided` holds nothing: withdrawn, or undone.
   */
  readonly state: 'reserved' | 'granted' | 'posted' | 'voided';
  /** Of a grant: a lead has decided to take it back, so that nobody delivers it any more, and has yet to free its money. */
  readonly isRevoked?: true;
  /** True where its entry was edited or cannot be read: it may have been any sum, for any customer, and counts as such. */
  readonly isUncertain: boolean;
  /** What its entry calls itself, where no version that is known here wrote it. */
  readonly asWritten?: AsWritten;
  /** Of a grant that whoever asked has delivered: the name that they left with that, empty where they left none. Absent where that is not known. */
  readonly deliveredByName?: string;
  /** The first entry that undid it, where it was posted before. */
  readonly undoneById?: string;
}

/** A commitment whose sum can be said, and so be given. */
export interface StatedCommitment extends Commitment {
  readonly stated: Money;
}

/**
 * A total that a lead has stamped, so that others need not read the month again. It covers every entry up to and including
 * `upToId`: commitments reserved after `carriedUpToId` one by one, those before as a sum for the month.
 */
export interface Checkpoint {
  /** The account's calendar month of `carriedMinor`, `YYYY-MM`. */
  readonly month: string;
  readonly upToId: string;
  readonly upToMs: number;
  /** Minor units: the live commitments of the month that were reserved up to and including `carriedUpToId`. */
  readonly carriedMinor: number;
  /** Empty where nothing is carried. */
  readonly carriedUpToId: string;
  /** Whatever was reserved after this instant is listed one by one. At the least the last instant before the month. */
  readonly carriedUpToMs: number;
}

/** As much of a checkpoint as one entry holds. */
export interface CheckpointPart extends Checkpoint {
  readonly timeZone: string;
  /** From 1 to `parts`. A checkpoint counts once all its parts are there. */
  readonly part: number;
  readonly parts: number;
  readonly recent: readonly Commitment[];
  /**
   * Where its sum is not counted but said by a lead, since the month holds money in currencies that the team counted in before:
   * what it stands for of each.
   */
  readonly started?: readonly Money[];
}
