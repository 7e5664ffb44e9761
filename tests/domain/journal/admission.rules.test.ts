import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { DANA, GOLD, NEW_COLLEAGUES, aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { type Proposal, allowancesFor, firstExceeded } from '#domain/journal/admission.ts';
import { decideReservation } from '#domain/journal/decide-reservation.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { HOUR_MS } from '#domain/shared/time.ts';

const present = { nowMs: NOW_MS, timeZone: TIME_ZONE };

function exceeded(given: readonly Commitment[], set: Partial<Limits>, over: Partial<Proposal> = {}) {
  const proposal = aProposal(over);
  return firstExceeded(proposal, allowancesFor(proposal, { commitments: given, checkpoint: null }, limits(set), present));
}

const own = (agoMs: number, countsMinor = 1500): Commitment =>
  aCommitment({ momentId: `moment-${agoMs}`, agentId: '11', countsMinor, reservedAtMs: NOW_MS - agoMs });

describe('the limit of an agent’s hour', () => {
  const set = { agentHourMinor: 3000 };

  it('counts any sixty minutes to the millisecond, across midnight as well, and what is stamped after', () => {
    const refusals = [HOUR_MS - 1, HOUR_MS, -1000].map((agoMs) => exceeded([own(agoMs)], set, { amountMinor: 1501 })?.limit);
    expect(refusals).toEqual(['agent_hour', undefined, 'agent_hour']);
  });

  it('counts nobody else’s', () => {
    expect(exceeded([{ ...own(1), agentId: '12' }], set, { amountMinor: 3000 })).toBeNull();
  });

  it('says when what was asked for fits: once enough of it is an hour ago', () => {
    const refused = exceeded([own(1000, 1000), own(2000, 2000)], set, { amountMinor: 2000 });
    expect(refused).toMatchObject({ limit: 'agent_hour', remaining: 0, freeAtMs: NOW_MS - 2000 + HOUR_MS });
  });

  it('comes before the day, which may leave less', () => {
    expect(exceeded([own(1)], { ...set, agentDayMinor: 1500 }, { amountMinor: 1501 })?.limit).toBe('agent_hour');
  });
});

describe('limits that are not everybody’s', () => {
  const set = { gestureMinor: 2500, leadGestureMinor: 10_000, agentDayMinor: 5000, customerWindowMinor: 4000 };
  const rules = [{ ...GOLD, limits: { gestureMinor: 6000, customerWindowMinor: 9000, agentDayMinor: 9000 } }, NEW_COLLEAGUES, DANA];

  it('are named where they bind, and everybody’s are not', () => {
    const held = { ...set, rules };
    expect(exceeded([], held, { amountMinor: 6001, agentId: '12', tier: 'gold' })).toMatchObject({
      limit: 'gesture',
      rule: { id: 'gold' },
    });
    expect(exceeded([], held, { amountMinor: 6000, agentId: '12', tier: 'gold' })).toBeNull();
    expect(exceeded([], held, { amountMinor: 2501, agentId: '12' })?.rule).toBeUndefined();
    expect(exceeded([], held, { amountMinor: 1001, groups: ['370'] })).toMatchObject({ limitValue: 1000, rule: NEW_COLLEAGUES });
    expect(exceeded([own(1, 3000)], held, { amountMinor: 1001 })).toMatchObject({ limit: 'agent_hour', remaining: 1000, rule: DANA });
  });

  it('count against one customer and one day whatever was given, by whichever of them', () => {
    const held = { ...set, rules };
    const before = { ...own(2 * HOUR_MS, 5000), customerId: '701' };
    expect(exceeded([before], held, { amountMinor: 1, agentId: '11' })?.limit).toBe('agent_day');
    expect(exceeded([before], held, { amountMinor: 4000, agentId: '11', tier: 'gold' })).toBeNull();
    expect(exceeded([before], held, { amountMinor: 4001, agentId: '11', tier: 'gold' })).toMatchObject({ limit: 'agent_hour' });
    expect(exceeded([before], held, { amountMinor: 4001, agentId: '12', tier: 'gold' })).toMatchObject({
      limit: 'customer_window',
      rule: { id: 'gold' },
    });
  });

  it('decide about a reservation that is written as they do about one that may be', () => {
    const mine = aCommitment({
      momentId: 'moment-own',
      reserveId: '01',
      agentId: '11',
      countsMinor: 6000,
      state: 'reserved',
      reservedAtMs: NOW_MS,
    });
    const decide = (tier: string | null) =>
      decideReservation(
        aProposal({ amountMinor: 6000, tier }),
        { reserveId: '01' },
        { commitments: [mine], checkpoint: null },
        limits({ gestureMinor: 2500, leadGestureMinor: 10_000, rules: [aRule({ limits: { gestureMinor: 6000 } })] }),
        present,
      ).kind;
    expect([decide('gold'), decide('silver'), decide(null)]).toEqual(['go', 'refuse', 'refuse']);
  });
});
