import { describe, expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Reason, Suggestion, SuggestionFacts } from '#domain/policy/suggestion.ts';

const policy = builtInPolicy(EUR);

function suggestion(overrides: Partial<SuggestionFacts> = {}, under: Policy = policy): Suggestion {
  return suggest(facts(overrides), under, EUR);
}

function amountMinor({ gesture }: Suggestion): number {
  return gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0;
}

function reasonOf(found: Suggestion, rule: Reason['rule']): Reason | undefined {
  return found.reasons.find((reason) => reason.rule === rule);
}

function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

const sameCauseToday = { daysAgo: 0, isSameCause: true };

describe('the gate', () => {
  it.each(['third_party', 'customer', 'unclear'] as const)(
    'gives words and care, and no money, for a first failure of fault %s',
    (fault) => {
      const found = suggestion({ fault, severity: 4 });
      expect(found.gesture).toEqual({ kind: 'care' });
      expect(found.reasons.map(({ rule, variant }) => [rule, variant])).toEqual([['gate', fault]]);
      expect(found.options[0]).toEqual({ kind: 'apology', amount: null });
    },
  );

  it('opens for a repeat that is not the fault of the customer', () => {
    expect(amountMinor(suggestion({ fault: 'third_party', priorIncidents: [sameCauseToday] }))).toBeGreaterThan(0);
    expect(amountMinor(suggestion({ fault: 'customer', priorIncidents: [sameCauseToday] }))).toBe(0);
  });

  it('owes nothing where the customer caused it, and what the cause says otherwise', () => {
    expect(suggestion({ fault: 'customer' }).owed).toEqual([]);
    expect(suggestion({ fault: 'third_party' }).owed).toEqual(['deliver_or_refund']);
  });
});

describe('the base', () => {
  it.each([
    [1, 0],
    [2, 1000],
    [3, 1500],
    [4, 2500],
  ] as const)('of a first failure of severity %i is %i cents', (severity, baseMinor) => {
    expect(amountMinor(suggestion({ severity }))).toBe(baseMinor);
  });

  it('of a minor repeat is the floor instead of words alone', () => {
    const found = suggestion({ severity: 1, priorIncidents: [{ daysAgo: 60, isSameCause: false }] });
    expect(reasonOf(found, 'base')).toMatchObject({ variant: 'repeat_floor', deltaMinor: 500 });
  });
});

describe('a repeat', () => {
  it.each([
    [0, true, 50],
    [60, true, 25],
    [0, false, 25],
    [60, false, 13],
  ])('%i days ago, of the same cause: %s, adds %i percent of the base', (daysAgo, isSameCause, percent) => {
    expect(reasonOf(suggestion({ priorIncidents: [{ daysAgo, isSameCause }] }), 'repeat')?.facts['percent']).toBe(percent);
  });

  it('counts through the last day of the window and not a day later', () => {
    expect(reasonOf(suggestion({ priorIncidents: [{ daysAgo: 60, isSameCause: true }] }), 'repeat')).toBeDefined();
    expect(suggestion({ priorIncidents: [{ daysAgo: 61, isSameCause: true }] })).toEqual(suggestion());
  });

  it('counts today only where the window is 0 days', () => {
    const today = suggestion({ priorIncidents: [sameCauseToday] }, { ...policy, repeatWindowDays: 0 });
    expect(reasonOf(today, 'repeat')?.facts['percent']).toBe(50);
    expect(
      reasonOf(suggestion({ priorIncidents: [{ daysAgo: 1, isSameCause: true }] }, { ...policy, repeatWindowDays: 0 }), 'repeat'),
    ).toBeUndefined();
  });
});

describe('delay', () => {
  it.each([
    [null, undefined],
    [24, undefined],
    [24.01, 10],
    [48, 10],
    [48.01, 20],
    [96, 30],
    [10_000, 30],
  ])('after %s hours adds %s percent', (hoursSinceReport, percent) => {
    expect(reasonOf(suggestion({ hoursSinceReport }), 'delay')?.facts['percent']).toBe(percent);
  });
});

describe('value', () => {
  it('that is unknown counts like no uplift', () => {
    expect(suggestion({ value: null })).toEqual(suggestion({ value: { tier: 'bronze', upliftPercent: 0 } }));
  });

  it('never adds more than 30 percent, whatever the tier says', () => {
    const found = suggestion({ severity: 4, value: { tier: 'platinum', upliftPercent: 500 } });
    expect(reasonOf(found, 'value')?.deltaMinor).toBe(750);
  });

  it('never takes anything away', () => {
    expect(amountMinor(suggestion({ value: { tier: 'lead', upliftPercent: -50 } }))).toBe(amountMinor(suggestion()));
  });
});

describe('the cap', () => {
  it('lets pass exactly what is left', () => {
    const found = suggestion({ room: [{ limit: 'gesture', left: eur(1000) }] });
    expect(found).toMatchObject({ gesture: { amount: eur(1000) }, lead: { kind: 'none' } });
    expect(reasonOf(found, 'cap')).toBeUndefined();
  });

  it('one cent below takes the next smaller sum that people give, and says whom to ask for how much', () => {
    const found = suggestion({
      room: [
        { limit: 'gesture', left: eur(5000) },
        { limit: 'agent_day', left: eur(999) },
      ],
    });
    expect(found).toMatchObject({ gesture: { amount: eur(500) }, lead: { kind: 'ask', why: 'agent_day', wanted: eur(1000) } });
    expect(reasonOf(found, 'cap')).toMatchObject({ variant: 'agent_day', deltaMinor: -500, facts: { leftMinor: 999 } });
  });

  it('of 0 leaves care, and a lead to ask', () => {
    const found = suggestion({ room: [{ limit: 'team_month', left: eur(0) }] });
    expect(found).toMatchObject({ gesture: { kind: 'care' }, lead: { kind: 'ask', why: 'team_month', wanted: eur(1000) } });
  });
});

describe('the options', () => {
  it('put the money first, then two ways that cost time', () => {
    expect(suggestion().options).toEqual([
      { kind: 'credit', amount: eur(1000) },
      { kind: 'priority', amount: null },
      { kind: 'call', amount: null },
    ]);
  });

  it.each<readonly [string, Partial<CausePolicy>]>([
    ['names no way without money', { care: [] }],
    ['names one way twice', { care: ['call', 'call'] }],
    ['names words as a way', { care: ['apology', 'apology'] }],
  ])('are two or three different ones, with one that carries no money, where the policy %s', (_title, cause) => {
    for (const severity of [1, 2] as const) {
      const { options } = suggestion({ severity }, withCause(cause));
      expect(options.length === 2 || options.length === 3).toBe(true);
      expect(new Set(options.map(({ kind }) => kind)).size).toBe(options.length);
      expect(options.some(({ amount }) => amount === null)).toBe(true);
    }
  });
});

describe('what would change it', () => {
  it('names another fault and the next severity with the amounts they lead to', () => {
    expect(suggestion({ fault: 'unclear', severity: 2 }).whatIf).toEqual([{ change: 'fault_ours', amount: eur(1000) }]);
    expect(suggestion({ severity: 3 }).whatIf).toEqual([{ change: 'severity_up', amount: eur(2500) }]);
    expect(suggestion({ severity: 4 }).whatIf).toEqual([]);
  });
});

describe('a lead', () => {
  it('is told of the same cause again, and of a critical failure', () => {
    expect(suggestion({ priorIncidents: [sameCauseToday] }).lead).toEqual({ kind: 'tell', why: 'same_cause_again' });
    expect(suggestion({ severity: 4 }).lead).toEqual({ kind: 'tell', why: 'critical' });
    expect(suggestion({ severity: 3 }).lead).toEqual({ kind: 'none' });
  });
});
