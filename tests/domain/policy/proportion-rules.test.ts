import { describe, expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type CausePolicy, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import {
  capRule,
  floorOf,
  givenUpTo,
  isHarm,
  isRefundOwed,
  isStatutoryDue,
  marginRule,
  priceRule,
  splitRoom,
  splitRule,
  tightestOf,
} from '#domain/policy/proportion-rules.ts';
import type { SoFar } from '#domain/policy/reason.ts';

const policy = builtInPolicy(EUR);

function soFar(totalMinor: number): SoFar {
  return { startMinor: 1000, totalMinor, currency: EUR };
}

function withCause(overrides: Partial<CausePolicy>): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, ...overrides } : one)) };
}

describe('the price', () => {
  it('of what was kept lets pass half of it, or the share that the team gives back, and not a cent more', () => {
    const kept = facts({ outcome: 'kept', lossMinor: 2000 });
    expect(priceRule(kept, policy, soFar(1000))).toBeNull();
    const over = { rule: 'price', variant: 'kept', deltaMinor: -50, facts: { percent: 50, ofMinor: 2000 } };
    expect(priceRule(kept, policy, soFar(1050))).toEqual({ ...over, studies: ['gelbrich2015'], strength: 2, choice: 'ours' });
    expect(priceRule(kept, { ...policy, own: ['kept_limit'] }, soFar(1050))?.choice).toBe('team');
    expect(priceRule(kept, { ...policy, own: ['limit'] }, soFar(1050))?.choice).toBe('ours');
    const more = { ...policy, keptPercent: { ...policy.keptPercent, 2: 60 } };
    expect(priceRule(kept, more, soFar(2000))).toMatchObject({ deltaMinor: -800, facts: { percent: 60 } });
  });

  it('of what was rejected leaves what a refund in full leaves of 120 percent', () => {
    const refused = facts({ outcome: 'rejected', lossMinor: 5000 });
    expect(priceRule(refused, policy, soFar(1000))).toBeNull();
    expect(priceRule(refused, policy, soFar(1500))).toMatchObject({ variant: 'rejected', deltaMinor: -500, studies: ['gelbrich2015'] });
    expect(priceRule({ ...refused, lossMinor: 999 }, { ...policy, suggestedPercentAtMost: 100 }, soFar(500))?.deltaMinor).toBe(-500);
  });

  it.each(['kept', 'rejected'] as const)(
    'that is not known, or was nothing, leaves nothing where the item was %s: it is asked for',
    (outcome) => {
      for (const lossMinor of [null, 0]) {
        expect(priceRule(facts({ outcome, lossMinor }), policy, soFar(1000))).toMatchObject({
          variant: 'unpriced',
          deltaMinor: -1000,
          facts: {},
        });
      }
    },
  );

  it('of anything else counts as twice what everybody gets, where it is less or not known', () => {
    const least = { rule: 'price', variant: 'least', deltaMinor: -100, facts: { percent: 120, ofMinor: 2000 } };
    for (const lossMinor of [null, 0, 1, 1999]) {
      expect(priceRule(facts({ lossMinor }), policy, soFar(2400))).toBeNull();
      expect(priceRule(facts({ lossMinor }), policy, soFar(2500))).toMatchObject({ ...least, studies: ['haesevoets2017'] });
    }
    expect(priceRule(facts({ lossMinor: 2050 }), policy, soFar(2500))).toMatchObject({ variant: 'price', deltaMinor: -40 });
    expect(priceRule(facts({ severity: 1 }), policy, soFar(1300))).toMatchObject({ variant: 'least', facts: { ofMinor: 1000 } });
    expect(priceRule(facts(), { ...policy, own: ['limit'] }, soFar(2500))?.choice).toBe('team');
  });

  it('bounds nothing where many are hit at once, since each would then get another sum', () => {
    const hit = facts({ isGroup: true, outcome: 'rejected', lossMinor: 100 });
    expect(priceRule(hit, policy, soFar(1000))).toBeNull();
    expect(givenUpTo(hit, policy)).toBe(Infinity);
    expect(givenUpTo({ ...hit, isGroup: false }, policy)).toBe(50);
  });

  it('does not bound harm, and says so where it would have', () => {
    const harmed = facts({ severity: 4, lossMinor: 1400 });
    expect(priceRule(harmed, policy, soFar(2500))).toEqual({
      rule: 'price',
      variant: 'harm',
      deltaMinor: 0,
      facts: { ofMinor: 1400 },
      studies: ['ombudsman'],
      strength: 'practice',
      choice: null,
    });
    expect(priceRule(harmed, policy, soFar(1680))).toBeNull();
    expect(priceRule({ ...harmed, outcome: 'rejected' }, policy, soFar(281))).toMatchObject({ variant: 'harm' });
    expect(priceRule({ ...harmed, lossMinor: null }, policy, soFar(9000))).toBeNull();
    expect(givenUpTo(harmed, policy)).toBe(Infinity);
  });
});

describe('the most that anybody may give', () => {
  it('is 150 percent of the price with a refund that is owed, and for what was kept or a trouble the same without one', () => {
    expect(givenUpTo(facts({ outcome: 'rejected', lossMinor: 2000 }), policy)).toBe(1000);
    expect(givenUpTo(facts({ outcome: 'kept', lossMinor: 2000 }), policy)).toBe(3000);
    expect(givenUpTo(facts({ lossMinor: 500 }), policy)).toBe(3000);
    expect(givenUpTo(facts({ lossMinor: 4000 }), policy)).toBe(6000);
  });

  it.each([null, 0])('goes by the least price, and is nothing where all goes by the price, for a price of %s', (lossMinor) => {
    expect(givenUpTo(facts({ lossMinor }), policy)).toBe(3000);
    expect(givenUpTo(facts({ lossMinor, outcome: 'rejected' }), policy)).toBe(0);
    expect(givenUpTo(facts({ lossMinor, outcome: 'kept' }), policy)).toBe(0);
  });

  it('goes by an average order while no price is known, and by the price once it is', () => {
    expect(givenUpTo(facts({ orderMinor: 4000 }), policy)).toBe(6000);
    expect(givenUpTo(facts({ orderMinor: 4000, outcome: 'kept' }), policy)).toBe(6000);
    expect(givenUpTo(facts({ orderMinor: 4000, outcome: 'rejected' }), policy)).toBe(2000);
    expect(givenUpTo(facts({ orderMinor: 4000, lossMinor: 0 }), policy)).toBe(3000);
    expect(givenUpTo(facts({ orderMinor: 4000, lossMinor: 3000 }), policy)).toBe(4500);
  });
});

describe('harm', () => {
  it('is what spoilt an occasion or did worse, and what a cause is marked for, unless the customer caused it', () => {
    expect(([1, 2, 3, 4] as const).map((severity) => isHarm(facts({ severity }), policy))).toEqual([false, false, true, true]);
    expect(isHarm(facts({ severity: 4 }), { ...policy, harmFromSeverity: null })).toBe(false);
    expect(isHarm(facts({ severity: 1 }), withCause({ isHarm: true }))).toBe(true);
    expect(isHarm(facts({ severity: 4, fault: 'customer' }), withCause({ isHarm: true }))).toBe(false);
  });
});

describe('the margin', () => {
  const byMargin: Policy = { ...policy, marginPercentAtMost: 10 };
  const known = facts({ lossMinor: 100, value: { tier: 'gold', upliftPercent: 30, marginMinor: 20_000 } });

  it('takes the place of the price where the team measures by it', () => {
    expect(priceRule(known, byMargin, soFar(9000))).toBeNull();
    expect(marginRule(known, byMargin, soFar(2000))).toBeNull();
    expect(marginRule(known, byMargin, soFar(2500))).toMatchObject({
      rule: 'margin',
      variant: 'so_far',
      deltaMinor: -500,
      facts: { percent: 10, ofMinor: 20_000 },
      choice: 'ours',
    });
    expect(marginRule(known, { ...byMargin, own: ['margin'] }, soFar(2500))?.choice).toBe('team');
  });

  it('never leaves less than everybody gets, and does not bound harm', () => {
    const poor = { ...known, value: { tier: 'bronze', upliftPercent: 0, marginMinor: 100 } };
    expect(marginRule(poor, byMargin, soFar(1500))?.deltaMinor).toBe(-500);
    expect(marginRule({ ...poor, severity: 4 }, byMargin, soFar(9000))).toBeNull();
  });

  it.each([{ value: null }, { value: { tier: 'gold', upliftPercent: 30 } }, { isGroup: true }])(
    'that is not known leaves the price to bound it: %o',
    (given) => {
      expect(marginRule({ ...known, ...given }, byMargin, soFar(9000))).toBeNull();
    },
  );

  it('bounds nothing where the team does not measure by it', () => {
    expect(marginRule(known, policy, soFar(9000))).toBeNull();
  });
});

describe('what the law fixes', () => {
  it('is due until it is under way, for a statutory cause that the customer did not bring about', () => {
    const law = withCause({ isStatutory: true });
    expect(isStatutoryDue(facts(), law)).toBe(true);
    expect(isStatutoryDue(facts({ fault: 'third_party' }), law)).toBe(true);
    expect(isStatutoryDue(facts({ fault: 'customer' }), law)).toBe(false);
    expect(isStatutoryDue(facts({ isStatutoryMet: true }), law)).toBe(false);
    expect(isStatutoryDue(facts({ cause: 'outage' }), law)).toBe(false);
  });
});

describe('what everybody gets', () => {
  it('is the base of the cause where it has its own, and for this cause only', () => {
    const custom = withCause({ baseMinor: { 1: 100, 2: 200, 3: 300, 4: 400 } });
    expect(floorOf(facts({ severity: 2 }), custom)).toBe(200);
    expect(floorOf(facts({ severity: 2, cause: 'outage' }), custom)).toBe(1000);
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
      deltaMinor: -200,
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
  it('lets pass exactly what is left, and one cent below takes exactly that cent, which rounding goes on from', () => {
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(1000) }] }), policy, soFar(1000))).toBeNull();
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(999) }] }), policy, soFar(1000))).toEqual({
      rule: 'cap',
      variant: 'gesture',
      deltaMinor: -1,
      facts: { leftMinor: 999 },
      studies: [],
      strength: null,
      choice: 'team',
    });
  });

  it('says nothing where rounding alone goes below it', () => {
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(1310) }] }), policy, soFar(1320))).toBeNull();
    expect(capRule(facts({ allowances: [{ limit: 'gesture', left: eur(1299) }] }), policy, soFar(1320))?.deltaMinor).toBe(-21);
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
