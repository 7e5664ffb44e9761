import type { Policy } from './policy.ts';
import { isStatutoryDue, splitRoom } from './proportion-rules.ts';
import { soundFacts } from './sound-facts.ts';
import type { Suggestion, SuggestionFacts } from './suggestion.ts';

/** Something that is better not done this way. Amounts in minor units. */
export type Guard =
  /** The law fixes what is due; goodwill does not take its place. */
  | { readonly name: 'statutory' }
  /** Nobody has said what was paid, and without that so much is not given. */
  | { readonly name: 'unpriced'; readonly mostMinor: number }
  /** With what was given on this ticket it is more than one gesture may be. */
  | { readonly name: 'split'; readonly leftMinor: number }
  /** With what is owed it is out of all proportion to the price. */
  | { readonly name: 'over_price'; readonly mostMinor: number; readonly percent: number }
  /** More than fits, after something was given for the same cause: asking again would pay. */
  | { readonly name: 'second_gesture'; readonly highMinor: number }
  /** More than anybody on the team gave for the same lately. */
  | { readonly name: 'over_team'; readonly highMinor: number };

export type GuardName = Guard['name'];

const STOPPING: readonly GuardName[] = ['statutory', 'split', 'over_price', 'unpriced'];

/** Whether not even a lead can let it through: only a wider limit of one gesture can. */
export function isBeyondLeads(guard: Guard): boolean {
  return guard.name !== 'split' && isStopping(guard);
}

/** Whether a gesture cannot be given as it is. The others are said, and whoever gives decides. */
export function isStopping({ name }: Guard): boolean {
  return STOPPING.includes(name);
}

/**
 * What speaks against giving this amount; the weightiest first. The same for agents and leads, so that asking a lead never
 * pays better; only a lead's wider limit of one gesture, which is among the facts, leaves more room.
 */
export function guardsFor(
  amountMinor: number,
  { facts: given, policy, range }: { readonly facts: SuggestionFacts; readonly policy: Policy; readonly range: Suggestion['range'] },
): readonly Guard[] {
  if (amountMinor <= 0) return [];
  const facts = soundFacts(given);
  const guards: Guard[] = [];
  const isDue = isStatutoryDue(facts, policy);
  if (isDue) guards.push({ name: 'statutory' });
  if (!isDue && range.most !== null && amountMinor > range.most.amountMinor) {
    const mostMinor = range.most.amountMinor;
    guards.push(facts.lossMinor ? { name: 'over_price', mostMinor, percent: policy.givenPercentAtMost } : { name: 'unpriced', mostMinor });
  }
  const leftMinor = splitRoom(facts);
  if (leftMinor !== null && amountMinor > leftMinor) guards.push({ name: 'split', leftMinor });
  const highMinor = range.high.amountMinor;
  // Money for the same matter is refused anyway.
  const isRefused = (facts.matter?.given ?? null) !== null;
  const isSecond = !isRefused && facts.gestures.some((gesture) => gesture.isSameCause || gesture.isSameTicket);
  if (isSecond && amountMinor > highMinor) guards.push({ name: 'second_gesture', highMinor });
  const { team } = facts;
  if (team !== null && amountMinor > Math.max(highMinor, team.highMinor)) guards.push({ name: 'over_team', highMinor: team.highMinor });
  return guards;
}
