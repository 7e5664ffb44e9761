import * as fc from 'fast-check';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { LIMIT_NAMES } from '#domain/journal/limit-names.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { type BySeverity, OUTCOMES, type CausePolicy, type Policy, builtInPolicy, newCause } from '#domain/policy/policy.ts';
import { OWED_ACTIONS, POLICY_PARTS, PRESETS } from '#domain/policy/names.ts';
import { GESTURE_KINDS, MONEY_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Suggestion, SuggestionFacts } from '#domain/policy/suggestion.ts';

/** Facts with the policy and the currency that they are judged in. */
export interface Situation {
  readonly facts: SuggestionFacts;
  readonly policy: Policy;
  readonly currency: Currency;
}

const CAUSES = ['late_delivery', 'damaged_item', 'flight_delay', 'other', 'meteor', null] as const;
const amountsMinor = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0, 500, 1000, 5000));
const percents = fc.integer({ min: 0, max: 200 });
export const hours = fc.integer({ min: 0, max: 10_000 }).map((tenths) => tenths / 10);
/** What was paid: not known, nothing, or some sum. */
export const sumsPaid = fc.option(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 100_000 })));
export const incidents = fc.record({
  daysAgo: fc.integer({ min: 0, max: 120 }),
  isSameCause: fc.boolean(),
  fault: fc.option(fc.constantFrom(...FAULTS)),
});

function bySeverity(values: fc.Arbitrary<number>): fc.Arbitrary<BySeverity> {
  return fc
    .array(values, { minLength: 4, maxLength: 4 })
    .map((drawn) => drawn.toSorted((a, b) => a - b))
    .map(([one = 0, two = 0, three = 0, four = 0]) => ({ 1: one, 2: two, 3: three, 4: four }));
}

function causePolicies(cause: string): fc.Arbitrary<CausePolicy> {
  return fc.record({
    cause: fc.constant(cause),
    label: fc.constant(null),
    kind: fc.constantFrom(...MONEY_KINDS),
    care: fc.array(fc.constantFrom(...GESTURE_KINDS), { maxLength: 5 }),
    owed: fc.uniqueArray(fc.constantFrom(...OWED_ACTIONS), { maxLength: 3 }),
    isStatutory: fc.boolean(),
    isHarm: fc.boolean(),
    repeatWindowDays: fc.option(fc.integer({ min: 0, max: 200 })),
    baseMinor: fc.option(bySeverity(amountsMinor)),
    surprises: fc.constant([]),
    usualFault: fc.constant(null),
    usualSeverity: fc.constant(null),
  });
}

/** Tiers that rise, as the settings demand, in whatever order they are listed. */
export const risingTiers: fc.Arbitrary<Policy['tiers']> = fc
  .uniqueArray(fc.integer({ min: 0, max: 200_000 }), { maxLength: 5 })
  .chain((cutOffs) => fc.tuple(fc.constant(cutOffs), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 })))
  .map(([cutOffs, drawn]) => {
    const uplifts = drawn.toSorted((a, b) => a - b);
    const below = (cutOff: number): number => cutOffs.filter((other) => other < cutOff).length;
    return cutOffs.map((atLeastMinor, index) => ({ key: `tier ${index}`, atLeastMinor, upliftPercent: uplifts[below(atLeastMinor)] ?? 0 }));
  });

/** Policies as a team may set them: sums that do not fall with severity, limits in order, anything else as it likes. */
function ownPolicies(currency: Currency): fc.Arbitrary<Policy> {
  const builtIn = builtInPolicy(currency);
  const limits = fc
    .tuple(fc.integer({ min: 100, max: 200 }), fc.integer({ min: 100, max: 200 }))
    .map(([a, b]) => ({ suggestedPercentAtMost: Math.min(a, b), givenPercentAtMost: Math.max(a, b) }));
  const minutes = fc.integer({ min: 0, max: 120 });
  const parts = fc.record({
    preset: fc.constantFrom(...PRESETS),
    own: fc.uniqueArray(fc.constantFrom(...POLICY_PARTS)),
    causes: fc.tuple(...['late_delivery', 'damaged_item', 'flight_delay', 'other'].map(causePolicies)),
    baseMinor: bySeverity(amountsMinor),
    repeatFloorMinor: amountsMinor,
    delayFloorMinor: amountsMinor,
    denominationsMinor: fc.constant([]),
    keptPercentAtMost: fc.integer({ min: 0, max: 100 }),
    harmFromSeverity: fc.option(fc.constantFrom(...SEVERITIES)),
    repeatPercentAtMost: percents,
    marginPercentAtMost: fc.option(fc.integer({ min: 0, max: 100 })),
    keptPercent: bySeverity(fc.integer({ min: 0, max: 100 })),
    repeatWindowDays: fc.integer({ min: 0, max: 90 }),
    repeatSameCausePercent: percents,
    repeatOtherCausePercent: percents,
    delayAfterHours: fc.integer({ min: 0, max: 72 }),
    delayCountsFrom: fc.constantFrom('report' as const, 'failure' as const),
    delayPercentPerDay: percents,
    delayPercentAtMost: percents,
    vulnerablePercent: percents,
    lookAfterGestures: fc.integer({ min: 1, max: 4 }),
    careMinutes: fc.record({ apology: minutes, redo: minutes, call: minutes, priority: minutes }),
    minuteMinor: fc.integer({ min: 0, max: 200 }),
  });
  return fc.tuple(parts, limits).map(([own, both]) => ({ ...builtIn, ...own, ...both }));
}

/** The built-in policy, with one cause of which the law fixes what is due. */
function builtInWithLaw(currency: Currency): Policy {
  const builtIn = builtInPolicy(currency);
  return { ...builtIn, causes: [...builtIn.causes, { ...newCause('flight_delay', null), isStatutory: true }] };
}

function roomIn(currency: Currency): fc.Arbitrary<SuggestionFacts['allowances']> {
  const left = fc.integer({ min: 0, max: 10_000 }).map((leftMinor) => money(leftMinor, currency));
  return fc.uniqueArray(fc.record({ limit: fc.constantFrom(...LIMIT_NAMES), left }), { maxLength: 3, selector: ({ limit }) => limit });
}

const gestures = fc.record({
  daysAgo: fc.integer({ min: 0, max: 30 }),
  isSameCause: fc.boolean(),
  isSameTicket: fc.boolean(),
  amountMinor: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })),
});

const matters = fc.record({
  ticketIds: fc.uniqueArray(fc.constantFrom('502', '503', '504'), { minLength: 1 }),
  isUnanswered: fc.boolean(),
  given: fc.option(fc.record({ ticketId: fc.constant('502'), amountMinor: fc.integer({ min: 1, max: 5000 }) })),
});

const teams = fc
  .array(amountsMinor, { minLength: 3, maxLength: 3 })
  .map((drawn) => drawn.toSorted((a, b) => a - b))
  .map(([lowMinor = 0, medianMinor = 0, highMinor = 0]) => ({ count: 3, lowMinor, medianMinor, highMinor, days: 90 }));

function factsIn(currency: Currency): fc.Arbitrary<SuggestionFacts> {
  return fc.record({
    cause: fc.constantFrom(...CAUSES),
    fault: fc.constantFrom('ours' as const, 'ours' as const, ...FAULTS),
    severity: fc.constantFrom(...SEVERITIES),
    matter: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: matters }),
    outcome: fc.option(fc.constantFrom(...OUTCOMES)),
    lossMinor: sumsPaid,
    hoursSinceReport: fc.option(hours),
    hoursSinceFailure: fc.option(hours),
    priorIncidents: fc.array(incidents, { maxLength: 5 }),
    gestures: fc.array(gestures, { maxLength: 4 }),
    value: fc.option(
      fc.record({
        tier: fc.constant('gold'),
        upliftPercent: fc.integer({ min: 0, max: 200 }),
        marginMinor: fc.option(fc.integer({ min: 0, max: 500_000 }), { nil: null }),
      }),
      { nil: null },
    ),
    isGroup: fc.constantFrom(false, false, true),
    isVulnerable: fc.boolean(),
    isStatutoryMet: fc.boolean(),
    team: fc.option(teams),
    allowances: fc.oneof(fc.constant([]), roomIn(currency)),
  });
}

/** Situations in a currency of two digits, of none, and of three. */
const situations: fc.Arbitrary<Situation> = fc.constantFrom(EUR, JPY, KWD).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    policy: fc.oneof(fc.constant(builtInWithLaw(currency)), ownPolicies(currency)),
    facts: factsIn(currency),
  }),
);

/** What is suggested once some of the facts are others. */
export function suggested({ facts, policy, currency }: Situation, changed: Partial<SuggestionFacts> = {}): Suggestion {
  return suggest({ ...facts, ...changed }, policy, currency);
}

/** The goodwill in minor units; 0 where there is none. */
export function amountOf({ gesture }: Suggestion): number {
  return gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0;
}

/** The same amounts from the lowest to the highest. */
export function rising(amounts: readonly number[]): readonly number[] {
  return amounts.toSorted((a, b) => a - b);
}

/** Holds a law against many situations, and whatever else it needs. */
export function law<Other = undefined>(check: (situation: Situation, other: Other) => void, other?: fc.Arbitrary<Other>): void {
  const others = other ?? (fc.constant(undefined) as fc.Arbitrary<unknown> as fc.Arbitrary<Other>);
  fc.assert(fc.property(situations, others, check), { numRuns: 500 });
}
