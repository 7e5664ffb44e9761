import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS } from '#domain/policy/names.ts';
import {
  type SoFar,
  capRule,
  goodwillUpTo,
  isRefundOwed,
  priceRule,
  roundingRule,
  splitRoom,
  splitRule,
  tightestOf,
} from '#domain/policy/rules.ts';

const policy = builtInPolicy(EUR);
const own: Policy = { ...policy, own: POLICY_PARTS };

function soFar(totalMinor: number): SoFar {
  return { startMinor: 1000, totalMinor, currency: EUR };
}

function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

describe('rounding', () => {
  it.each([
    [1249, 'down', -249],
    [1250, 'up', 250],
  ])('of %i cents goes %s, which is our choice and rests on nothing', (totalMinor, variant, deltaMinor) => {
    const rounded = { facts: {}, studies: [], strength: null, choice: 'ours' };
    expect(roundingRule(facts(), policy, soFar(totalMinor))).toEqual({ rule: 'rounding', variant, deltaMinor, ...rounded });
  });

  it('says nothing where the sum is one that people give, or that the policy names for any cause', () => {
    expect(roundingRule(facts(), policy, soFar(1500))).toBeNull();
    const named = withCause({ baseMinor: { 1: 0, 2: 1234, 3: 1300, 4: 1400 } });
    expect(roundingRule(facts(), named, soFar(1234))).toBeNull();
    expect(roundingRule(facts({ cause: 'outage' }), named, soFar(1240))?.deltaMinor).toBe(-6);
    expect(roundingRule(facts(), { ...policy, repeatFloorMinor: 777 }, soFar(777))).toBeNull();
    expect(roundingRule(facts(), { ...policy, delayFloorMinor: 777 }, soFar(777))).toBeNull();
  });

  it.each([
    [JPY, 1249, -249],
    [KWD, 12_500, 2500],
  ])('goes by the sums that people give in %s', (currency, totalMinor, deltaMinor) => {
    const given = { startMinor: 0, totalMinor, currency };
    expect(roundingRule(facts(), builtInPolicy(currency), given)?.deltaMinor).toBe(deltaMinor);
  });
});

describe('the price', () => {
  const grounds = { studies: ['gelbrich2015', 'haesevoets2017'], strength: 2 };

  it('lets pass 120 percent of it, and not a cent more', () => {
    const bought = facts({ outcome: 'kept', lossMinor: 1250 });
    expect(priceRule(bought, policy, soFar(1500))).toBeNull();
    const over = { rule: 'price', variant: 'kept', deltaMinor: -501, facts: { percent: 120, ofMinor: 1250 }, ...grounds };
    expect(priceRule({ ...bought, lossMinor: 1249 }, policy, soFar(1501))).toEqual({
      ...over,
      facts: { percent: 120, ofMinor: 1249 },
      choice: 'ours',
    });
    expect(priceRule(bought, own, soFar(1501))).toEqual({ ...over, deltaMinor: -1, choice: 'team' });
  });

  it('leaves what a refund in full leaves', () => {
    const refused = facts({ outcome: 'rejected', lossMinor: 5000 });
    expect(priceRule(refused, policy, soFar(1000))).toBeNull();
    expect(priceRule(refused, policy, soFar(1500))).toMatchObject({ variant: 'rejected', deltaMinor: -500 });
  });

  it('is the choice of the team only where it set that limit', () => {
    const bought = facts({ lossMinor: 1000 });
    expect(priceRule(bought, { ...policy, own: ['limit'] }, soFar(1500))?.choice).toBe('team');
    const others = POLICY_PARTS.filter((part) => part !== 'limit');
    expect(priceRule(bought, { ...policy, own: others }, soFar(1500))?.choice).toBe('ours');
  });

  it.each([null, 'kept', 'rejected'] as const)('of nothing stands in the way of nothing, and one cent does: %s', (outcome) => {
    expect(priceRule(facts({ outcome, lossMinor: 0 }), policy, soFar(1_000_000))).toBeNull();
    expect(goodwillUpTo(facts({ outcome, lossMinor: 0 }), policy, 150)).toBe(Infinity);
    expect(priceRule(facts({ outcome, lossMinor: 1 }), policy, soFar(1000))?.deltaMinor).toBe(-1000);
  });

  it('bounds nothing where many are hit at once, since each would then get another sum', () => {
    const hit = facts({ isGroup: true, outcome: 'rejected', lossMinor: 100 });
    expect(priceRule(hit, policy, soFar(1000))).toBeNull();
    expect(goodwillUpTo(hit, policy, 150)).toBe(Infinity);
    expect(goodwillUpTo({ ...hit, isGroup: false }, policy, 150)).toBe(50);
  });

  it('that is not known stands in the way of nothing', () => {
    expect(priceRule(facts(), policy, soFar(1_000_000))).toBeNull();
    expect(goodwillUpTo(facts({ outcome: 'rejected' }), policy, 120)).toBe(Infinity);
  });

  it('leaves nothing where the refund alone is as much, and never less than nothing', () => {
    const refused = facts({ outcome: 'rejected', lossMinor: 999 });
    expect(goodwillUpTo(refused, policy, 100)).toBe(0);
    expect(goodwillUpTo(refused, policy, 50)).toBe(0);
    expect(goodwillUpTo(refused, policy, 120)).toBe(199);
    expect(goodwillUpTo({ ...refused, outcome: 'kept' }, policy, 120)).toBe(1198);
  });
});

describe('a refund in full', () => {
  it('is owed for what was rejected, and where the team owes one for the cause; never where the customer caused it', () => {
    const owing = withCause({ owed: ['refund_in_full'] });
    expect(isRefundOwed(facts({ outcome: 'rejected' }), policy)).toBe(true);
    expect(isRefundOwed(facts({ outcome: 'kept' }), policy)).toBe(false);
    expect(isRefundOwed(facts({ outcome: 'kept' }), owing)).toBe(true);
    expect(isRefundOwed(facts({ outcome: 'rejected', fault: 'customer' }), owing)).toBe(false);
  });
});

describe('several gestures on one ticket', () => {
  const single = { limit: 'gesture' as const, left: eur(2000) };
  const gesture = { daysAgo: 0, isSameCause: true, isSameTicket: true, amountMinor: 600 };
  const split = facts({ allowances: [single], gestures: [gesture, gesture, { ...gesture, isSameTicket: false }] });

  it('leave what those on this ticket leave of the limit of one', () => {
    expect(splitRoom(split)).toBe(800);
    expect(splitRule(split, policy, soFar(800))).toBeNull();
    expect(splitRule(split, policy, soFar(1000))).toEqual({
      rule: 'split',
      variant: 'same_ticket',
      deltaMinor: -500,
      facts: { leftMinor: 800, givenMinor: 1200 },
      studies: [],
      strength: null,
      choice: 'team',
    });
  });

  it('leave nothing, and not less, where they were more than one may be', () => {
    const much = { ...split, gestures: [{ ...gesture, amountMinor: 3000 }] };
    expect(splitRoom(much)).toBe(0);
    expect(splitRule(much, policy, soFar(500))?.deltaMinor).toBe(-500);
  });

  it.each([
    ['nothing limits one', { ...split, allowances: [] }],
    ['they were on other tickets', { ...split, gestures: [{ ...gesture, isSameTicket: false }] }],
    ['they cost time and no money', { ...split, gestures: [{ ...gesture, amountMinor: 0 }] }],
  ])('limit nothing where %s', (_title, given) => {
    expect(splitRoom(given)).toBeNull();
    expect(splitRule(given, policy, soFar(1_000_000))).toBeNull();
  });
});

describe('the cap', () => {
  it('lets pass exactly what is left, and one cent below takes the next smaller sum that people give', () => {
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(1000) }] }), policy, soFar(1000))).toBeNull();
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(999) }] }), policy, soFar(1000))).toEqual({
      rule: 'cap',
      variant: 'gesture',
      deltaMinor: -500,
      facts: { leftMinor: 999 },
      studies: [],
      strength: null,
      choice: 'team',
    });
  });

  it('of 0 leaves nothing, and without any limit everything stays', () => {
    expect(capRule(facts({ allowances: [{ limit: 'team_month', left: eur(0) }] }), policy, soFar(1000))?.deltaMinor).toBe(-1000);
    expect(capRule(facts(), policy, soFar(1_000_000))).toBeNull();
  });

  it('is the limit that leaves least, and of two that leave the same the first in precedence', () => {
    const [day, month] = [
      { limit: 'agent_day', left: eur(500) },
      { limit: 'team_month', left: eur(500) },
    ] as const;
    expect(tightestOf(facts({ allowances: [{ limit: 'gesture', left: eur(900) }, month] }))).toEqual(month);
    expect([tightestOf(facts({ allowances: [month, day] })), tightestOf(facts({ allowances: [day, month] }))]).toEqual([day, day]);
    expect(tightestOf(facts())).toBeNull();
  });
});
