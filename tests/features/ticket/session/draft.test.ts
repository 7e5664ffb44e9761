import { describe, expect, it } from 'vitest';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { type Page, aWorld } from '#builders/a-world.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { draftOfCommitment, draftOfPlan } from '#features/ticket/session/draft.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import { DEVIATION_LENGTH_AT_MOST } from '#domain/moments/moment.ts';

async function opened(): Promise<Page> {
  return aWorld().open();
}

describe('the draft of a plan', () => {
  it('holds who, what, why and on which day of the account', async () => {
    const { session } = await opened();
    session.choose({ story: '  Late.  ', deviation: 'not one' });
    expect(draftOfPlan(session.getState())).toMatchObject({
      ticketId: '501',
      customerId: '701',
      agentId: '11',
      cause: 'late_delivery',
      fault: 'ours',
      severity: 2,
      gesture: 'credit',
      amount: eur(1000),
      story: 'Late.',
      deviation: '',
      day: '2026-03-18',
      decision: { policyVersion: 'built-in-3', suggestedMinor: 1000 },
    });
  });

  it('says of what is counted how many, of a plan and of what is reserved', async () => {
    const { session } = await opened();
    const state = session.getState();
    const counted = { ...state, plan: { ...state.plan, gesture: 'miles', amount: eur(600), count: 500 } };
    expect(draftOfPlan(counted)).toMatchObject({ gesture: 'miles', amount: eur(600), count: 500 });
    const reserved = aCommitment({ detail: { gesture: 'miles', count: 500 } });
    expect(draftOfCommitment(state, reserved)).toMatchObject({ gesture: 'miles', count: 500 });
    expect(draftOfPlan(state)?.count).toBeUndefined();
  });

  it('keeps what the customer had brought by then, in the currency of what is given', async () => {
    const { session } = await aWorld({ histories: { '701': [anOrderHistory()] } }).open();
    const state = session.getState();
    expect(draftOfPlan(state)?.decision.relation).toEqual({ of: 'sales', totalMinor: 124_000, orderMinor: 8857 });
    const inYen = { ...state, plan: { ...state.plan, amount: money(1000, JPY) } };
    expect(draftOfPlan(inYen)?.decision).not.toHaveProperty('relation');
    expect(draftOfPlan({ ...state, value: { state: 'loading' } })?.decision).not.toHaveProperty('relation');
  });

  it('keeps what fitted, and that nobody has to answer for what was suggested', async () => {
    const { session } = await opened();
    expect(draftOfPlan(session.getState())?.decision).toMatchObject({
      range: { lowMinor: 1000, highMinor: 1000 },
      isWithinAuthority: true,
    });
    session.choose({ details: { ...NOTHING_CHOSEN.details, isVulnerable: true }, severity: 4 });
    expect(draftOfPlan(session.getState())?.decision).toMatchObject({
      range: { lowMinor: 2500, highMinor: 3000 },
      isWithinAuthority: true,
    });
    session.choose({ amountText: '31' });
    expect(draftOfPlan(session.getState())?.decision).toMatchObject({
      range: { lowMinor: 2500, highMinor: 3000 },
      isWithinAuthority: false,
    });
  });

  it('has no suggested amount where care was suggested', async () => {
    const { session } = await opened();
    session.choose({ severity: 1, gesture: 'credit', amountText: '5', deviation: 'Kind customer.' });
    expect(draftOfPlan(session.getState())).toMatchObject({
      amount: eur(500),
      deviation: 'Kind customer.',
      decision: { suggestedMinor: 0 },
    });
  });

  it('does not exist without an answer or with too many words', async () => {
    const { session } = await opened();
    session.choose({ cause: 'other' });
    expect(draftOfPlan(session.getState())).toBeNull();
    session.choose({ cause: 'outage', deviation: 'x'.repeat(DEVIATION_LENGTH_AT_MOST + 1) });
    expect(draftOfPlan(session.getState())).toBeNull();
  });
});

describe('the draft behind a reservation', () => {
  const commitment = aCommitment({
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    countsMinor: 2000,
    reservedAtMs: hoursBefore(20, NOW_MS),
    detail: { gesture: 'gift', fault: 'third_party', severity: 3 },
  });

  it('keeps amount, kind, fault, severity and day as they were reserved, and takes the story as it is now', async () => {
    const { session } = await opened();
    session.choose({ story: 'Late.', amountText: '5', severity: 1 });
    expect(draftOfCommitment(session.getState(), commitment)).toMatchObject({
      amount: eur(2000),
      gesture: 'gift',
      fault: 'third_party',
      severity: 3,
      day: '2026-03-17',
      story: 'Late.',
    });
  });

  it('is within authority only where it is what is planned now, as suggested', async () => {
    const { session } = await opened();
    const { gesture, amount } = session.getState().plan;
    const same = { ...commitment, stated: amount, detail: { gesture: gesture ?? 'apology' } };
    expect(draftOfCommitment(session.getState(), same).decision.isWithinAuthority).toBe(true);
    const larger = { ...same, stated: eur(amount.amountMinor + 1) };
    expect(draftOfCommitment(session.getState(), larger).decision.isWithinAuthority).toBe(false);
    expect(draftOfCommitment(session.getState(), { ...same, detail: { gesture: 'gift' } }).decision.isWithinAuthority).toBe(false);
  });

  it('is whole where neither the reservation nor the plan says much', async () => {
    const { session } = await opened();
    session.choose({ cause: 'other' });
    const bare = draftOfCommitment(session.getState(), { ...commitment, cause: 'other', detail: {} });
    expect(bare).toMatchObject({
      gesture: 'apology',
      fault: 'unclear',
      severity: 2,
      decision: { policyVersion: 'built-in-3', reasons: [], suggestedMinor: 0, range: null, isWithinAuthority: false },
    });
  });
});
