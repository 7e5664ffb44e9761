import { EUR } from '#builders/currencies.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import { type Currency, money, parseMajor } from '#domain/money/money.ts';
import type { GuardName } from '#domain/policy/guards.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { EarlierGesture, SuggestionFacts } from '#domain/policy/suggestion.ts';

/** One situation and, reckoned by hand, what comes of it. Amounts are major units, as people write them. */
export interface Case {
  /** The situation in plain words. */
  readonly title: string;
  /** What differs from a first, moderate delivery that is late by our fault and was told just now, with no price known. */
  readonly facts: Partial<SuggestionFacts>;
  /** Null: no money. */
  readonly amount: string | null;
  /** Each action, with its sum where that is known: `refund_in_full 80.00`. */
  readonly owed: readonly string[];
  /** The way that is offered first. */
  readonly first: GestureKind;
  /** Every reason with what it adds: `base 10.00`. */
  readonly sum: readonly string[];
  /** `none`, `tell critical`, or `ask gesture 15.00`. */
  readonly lead: string;
  /** Another sum than the suggested one, and what speaks against it. */
  readonly typed?: { readonly amount: string; readonly meets: readonly GuardName[] };
  /** The policy where it is not the built-in one. */
  readonly policy?: Policy;
  /** Where it is not the euro. */
  readonly currency?: Currency;
}

export interface CaseGroup {
  readonly title: string;
  /** What the cases below have in common, for who reads them on the page. */
  readonly about: string;
  readonly cases: readonly Case[];
}

/** Minor units of an amount that is written in major units. */
export function minor(amount: string, currency: Currency = EUR): number {
  const parsed = parseMajor(amount, currency);
  if (!parsed.ok) throw new Error(`${amount} is no amount of ${currency}`);
  return parsed.value.amountMinor;
}

/** A limit that leaves so much, in euros. */
export function left(limit: LimitName, amount: string): SuggestionFacts['allowances'][number] {
  return { limit, left: money(minor(amount), EUR) };
}

export function sameCause(daysAgo: number): SuggestionFacts['priorIncidents'][number] {
  return { daysAgo, isSameCause: true };
}

export function otherCause(daysAgo: number): SuggestionFacts['priorIncidents'][number] {
  return { daysAgo, isSameCause: false };
}

/** A gesture that the customer had on another ticket and for something else, unless it says otherwise. */
export function gesture(amount: string, daysAgo: number, rest: Partial<EarlierGesture> = {}): EarlierGesture {
  return { daysAgo, isSameCause: false, isSameTicket: false, amountMinor: minor(amount), ...rest };
}
