import { describe, expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Suggestion, SuggestionFacts } from '#domain/policy/suggestion.ts';

const policy = builtInPolicy(EUR);

function suggestion(overrides: Partial<SuggestionFacts> = {}, under: Policy = policy): Suggestion {
  return suggest(facts(overrides), under, EUR);
}

function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

function kindsOf({ options }: Suggestion): readonly string[] {
  return options.map(({ kind }) => kind);
}

const sameCauseToday = { daysAgo: 0, isSameCause: true };
const gesture = { daysAgo: 5, isSameCause: false, isSameTicket: false, amountMinor: 500 };

describe('a suggestion', () => {
  it('names the policy, the sum with its reasons, the ways, the range, the words and the lead', () => {
    expect(suggestion()).toEqual({
      policyVersion: 'built-in-3',
      owed: [{ action: 'deliver_or_refund', amount: null }],
      gesture: { kind: 'goodwill', amount: eur(1000) },
      options: [
        { kind: 'credit', amount: eur(1000), minutes: null },
        { kind: 'priority', amount: null, minutes: 20 },
        { kind: 'call', amount: null, minutes: 20 },
      ],
      reasons: [
        {
          rule: 'base',
          variant: 'severity',
          deltaMinor: 1000,
          facts: { severity: 2, preset: 'balanced' },
          studies: ['smith1999'],
          strength: 2,
          choice: 'ours',
        },
      ],
      range: { low: eur(1000), high: eur(1000), most: eur(3000) },
      words: { apology: 'late_delivery' },
      lead: { kind: 'none' },
    });
  });

  it('takes each percentage of the same start, the share of the price where that stands in for the base', () => {
    const { reasons } = suggestion({
      outcome: 'kept',
      lossMinor: 20_000,
      priorIncidents: [sameCauseToday],
      hoursSinceReport: 25,
      value: { tier: 'gold', upliftPercent: 30 },
      isVulnerable: true,
    });
    expect(reasons.map(({ rule, deltaMinor }) => [rule, deltaMinor])).toEqual([
      ['base', 1000],
      ['loss', 1000],
      ['repeat', 1000],
      ['delay', 200],
      ['value', 600],
      ['vulnerable', 400],
    ]);
    expect(reasons.slice(2, 6).map((reason) => reason.facts['ofMinor'])).toEqual([2000, 2000, 2000, 2000]);
  });

  it('is care with its one reason where the gate is closed', () => {
    const found = suggestion({ fault: 'unclear', severity: 3 });
    expect(found.gesture).toEqual({ kind: 'care' });
    expect(found.reasons.map(({ rule }) => rule)).toEqual(['gate']);
    expect(found.range).toEqual({ low: eur(0), high: eur(0), most: null });
  });
});

describe('what is owed', () => {
  it('is what the cause says, and nothing where the customer caused it', () => {
    expect(suggestion({ fault: 'third_party' }).owed).toEqual([{ action: 'deliver_or_refund', amount: null }]);
    expect(suggestion({ fault: 'customer', outcome: 'rejected' }).owed).toEqual([]);
  });

  it('of what was rejected is the price, which takes the place of the choice between refund and more', () => {
    const rejected = { outcome: 'rejected', lossMinor: 8000 } as const;
    expect(suggestion(rejected).owed).toEqual([{ action: 'refund_in_full', amount: eur(8000) }]);
    expect(suggestion({ ...rejected, cause: 'damaged_item' }).owed).toEqual([{ action: 'refund_in_full', amount: eur(8000) }]);
    expect(suggestion({ ...rejected, cause: 'billing_error' }).owed.map(({ action }) => action)).toEqual([
      'refund_in_full',
      'correct_bill',
    ]);
  });

  it('names no sum for a refund of what cost nothing', () => {
    expect(suggestion({ outcome: 'rejected', lossMinor: 0 }).owed).toEqual([{ action: 'refund_in_full', amount: null }]);
    expect(suggestion({ outcome: 'rejected', lossMinor: 1 }).owed).toEqual([{ action: 'refund_in_full', amount: eur(1) }]);
  });

  it('is a refund in full once, and the price that goes with it, where the team owes one for the cause', () => {
    const refunding = withCause({ owed: ['refund_in_full', 'answer'] });
    const owed = [
      { action: 'refund_in_full', amount: eur(8000) },
      { action: 'answer', amount: null },
    ];
    expect(suggestion({ lossMinor: 8000 }, refunding).owed).toEqual(owed);
    expect(suggestion({ lossMinor: 8000, outcome: 'rejected' }, refunding).owed).toEqual(owed);
  });

  it('of a statutory cause is first of all what the law grants', () => {
    const { owed } = suggestion({}, withCause({ isStatutory: true }));
    expect(owed.map(({ action }) => action)).toEqual(['statutory', 'deliver_or_refund']);
  });
});

describe('the options', () => {
  it('give store credit beside a refund in full, so that goodwill is not taken for what is owed', () => {
    const about = { cause: 'billing_error', lossMinor: 20_000 } as const;
    expect(kindsOf(suggestion({ ...about, outcome: 'rejected' }))).toEqual(['credit', 'priority', 'call']);
    expect(kindsOf(suggestion({ ...about, outcome: 'kept' }))).toEqual(['refund', 'priority', 'call']);
    const gift = withCause({ kind: 'gift' });
    expect(kindsOf(suggestion({ lossMinor: 20_000, outcome: 'rejected' }, gift))[0]).toBe('gift');
  });

  it.each([
    ['surprise', 2500, 'surprise'],
    ['surprise', 2600, 'credit'],
    ['gift', 10_500, 'refund'],
    ['credit', 10_000, 'credit'],
    ['credit', 10_500, 'refund'],
    ['discount', 90_000, 'discount'],
  ] as const)('name a kind that is as large as the sum: %s of %i is a %s', (kind, minor, named) => {
    const sized = withCause({ kind, baseMinor: { 1: 0, 2: minor, 3: minor, 4: minor } });
    expect(kindsOf(suggestion({}, sized))[0]).toBe(named);
    const unsized = { ...sized, kindAtMostMinor: { surprise: null, gift: null, credit: null } };
    expect(kindsOf(suggestion({}, unsized))[0]).toBe(kind);
  });

  it('put the money first, then the act that fits best and the one nearest in worth', () => {
    expect(kindsOf(suggestion({ severity: 2 }))).toEqual(['credit', 'priority', 'call']);
    expect(kindsOf(suggestion({ severity: 4 }))).toEqual(['credit', 'priority', 'redo']);
  });

  it('without money put words first, then two acts in the order of the policy', () => {
    expect(suggestion({ severity: 1 }).options).toEqual([
      { kind: 'apology', amount: null, minutes: 2 },
      { kind: 'priority', amount: null, minutes: 20 },
      { kind: 'call', amount: null, minutes: 20 },
    ]);
  });

  it.each([
    [1, ['apology', 'call', 'priority']],
    [3, ['credit', 'call', 'redo']],
  ] as const)('name a call first of the acts for a vulnerable customer, with severity %i', (severity, kinds) => {
    expect(kindsOf(suggestion({ severity, isVulnerable: true }))).toEqual(kinds);
  });

  it.each<readonly [string, Partial<CausePolicy>, readonly string[], readonly string[]]>([
    ['no way without money', { care: [] }, ['apology', 'call'], ['credit', 'apology']],
    ['one way twice', { care: ['redo', 'redo'] }, ['apology', 'redo'], ['credit', 'redo']],
    ['words alone as a way', { care: ['apology', 'apology'] }, ['apology', 'call'], ['credit', 'apology']],
    ['money as a way without', { care: ['gift', 'priority'] }, ['apology', 'priority'], ['credit', 'priority']],
  ])('are still two, one of them without money, where the policy names %s', (_title, cause, without, withMoney) => {
    expect(kindsOf(suggestion({ severity: 1 }, withCause(cause)))).toEqual(without);
    expect(kindsOf(suggestion({ severity: 2 }, withCause(cause)))).toEqual(withMoney);
  });
});

describe('the range', () => {
  it('goes from what everybody gets to what fits here, limits apart', () => {
    const { range } = suggestion({ priorIncidents: [sameCauseToday], allowances: [{ limit: 'gesture', left: eur(100) }] });
    expect(range).toEqual({ low: eur(1000), high: eur(1500), most: eur(3000) });
  });

  it('ends where the price ends', () => {
    expect(suggestion({ lossMinor: 500 }).range).toEqual({ low: eur(1000), high: eur(1000), most: eur(3000) });
    expect(suggestion({ lossMinor: 500, outcome: 'kept' }).range).toEqual({ low: eur(250), high: eur(250), most: eur(750) });
  });

  it('says as the most what is left of 150 percent of the price beside a refund in full', () => {
    expect(suggestion({ lossMinor: 2000, outcome: 'rejected' }).range.most).toEqual(eur(1000));
  });

  it('says as the most nothing while the law comes first, whatever the price, and no more than that once it is under way', () => {
    const law = withCause({ isStatutory: true });
    expect(suggestion({}, law).range.most).toEqual(eur(0));
    expect(suggestion({ lossMinor: 2000, isGroup: true }, law).range.most).toEqual(eur(0));
    expect(suggestion({ lossMinor: 2000, isStatutoryMet: true }, law).range.most).toEqual(eur(3000));
    expect(suggestion({ lossMinor: 2000, fault: 'customer' }, law).range.most).toEqual(eur(3000));
  });

  it('says as the most nothing where everything goes by a price that nobody has said', () => {
    for (const lossMinor of [null, 0]) expect(suggestion({ lossMinor, outcome: 'rejected' }).range.most).toEqual(eur(0));
  });

  it.each([{ lossMinor: 2000, isGroup: true }, { lossMinor: 2000, severity: 3 } as const])('knows no most for %o', (given) => {
    expect(suggestion({ ...given, outcome: 'rejected' }).range.most).toBeNull();
  });
});

describe('a lead', () => {
  it('is told of a vulnerable customer before the same cause again, and of that before a critical failure', () => {
    const all = { isVulnerable: true, priorIncidents: [sameCauseToday], severity: 4 } as const;
    expect(suggestion(all).lead).toEqual({ kind: 'tell', why: 'vulnerable' });
    expect(suggestion({ ...all, isVulnerable: false }).lead).toEqual({ kind: 'tell', why: 'same_cause_again' });
    expect(suggestion({ severity: 4 }).lead).toEqual({ kind: 'tell', why: 'critical' });
    expect(suggestion({ severity: 3 }).lead).toEqual({ kind: 'tell', why: 'harm' });
    expect(suggestion({ severity: 2 }).lead).toEqual({ kind: 'none' });
    expect(suggestion({ severity: 1 }, withCause({ isHarm: true })).lead).toEqual({ kind: 'tell', why: 'harm' });
  });

  it('is asked for what a limit takes away, and by its name', () => {
    const allowances = [
      { limit: 'gesture', left: eur(5000) },
      { limit: 'agent_day', left: eur(999) },
    ] as const;
    expect(suggestion({ allowances }).lead).toEqual({ kind: 'ask', why: 'agent_day', wanted: eur(1000) });
    expect(suggestion({ allowances, isVulnerable: true }).lead).toEqual({ kind: 'ask', why: 'agent_day', wanted: eur(1200) });
    expect(suggestion({ allowances: allowances.slice(0, 1), isVulnerable: true }).lead).toEqual({ kind: 'tell', why: 'vulnerable' });
  });

  it('is asked for what gestures on one ticket leave no room for, unless a limit leaves less', () => {
    const gestures = [{ ...gesture, isSameTicket: true }];
    const single = { limit: 'gesture', left: eur(1000) } as const;
    expect(suggestion({ gestures, allowances: [single] }).lead).toEqual({ kind: 'ask', why: 'split', wanted: eur(1000) });
    const day = { limit: 'agent_day', left: eur(200) } as const;
    expect(suggestion({ gestures, allowances: [single, day] }).lead).toEqual({ kind: 'ask', why: 'agent_day', wanted: eur(1000) });
  });

  it('is asked to look in from the second earlier gesture with money on, if money is suggested', () => {
    expect(suggestion({ gestures: [gesture] }).lead).toEqual({ kind: 'none' });
    expect(suggestion({ gestures: [gesture, { ...gesture, amountMinor: 0 }] }).lead).toEqual({ kind: 'none' });
    expect(suggestion({ gestures: [gesture, gesture] }).lead).toEqual({ kind: 'ask', why: 'gestures', wanted: eur(1000) });
    expect(suggestion({ gestures: [gesture, gesture], severity: 1 }).lead).toEqual({ kind: 'none' });
  });

  it('is not asked about what the price does not allow', () => {
    expect(suggestion({ lossMinor: 500, outcome: 'kept' }).lead).toEqual({ kind: 'none' });
  });
});
