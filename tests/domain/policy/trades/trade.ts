import type { SuggestionFacts } from '#domain/policy/suggestion.ts';

/** A policy that a team of one trade can start from, with what comes of it in ten situations, reckoned by hand. */
export interface Trade {
  readonly title: string;
  /** Below `src/docs/presets/`. */
  readonly file: string;
  readonly currency: string;
  readonly about: string;
  /** What each amount rests on. */
  readonly grounds: readonly string[];
  readonly cases: readonly TradeCase[];
}

export interface TradeCase {
  readonly title: string;
  /** What differs from a first, moderate delivery that is late by our fault and was told just now. */
  readonly facts: Partial<SuggestionFacts>;
  /** The kind with its sum, the sum in its parts, and what a lead hears: `credit 10.00 = base 5.00 + repeat 5.00; tell critical`. */
  readonly gives: string;
}
