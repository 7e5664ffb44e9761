import { NO_TICKETS } from '#features/ticket/session/customer-tickets.ts';
import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aJournalView, aPlan } from '#builders/a-plan.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { summariseIncidents } from '#domain/incidents/incidents.ts';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { type CustomerValue, customerValue } from '#domain/value/customer-value.ts';
import { identityByEmail } from '#domain/value/identity-by-email.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { dayStart } from '#domain/shared/time.ts';

const { settings } = parsedSettings();

/** The limits that are exact where the journal was read back to an instant. */
function exactWith(seenSinceMs: number): readonly string[] {
  return aPlan({ journal: aJournalView([], { seenSinceMs }) })
    .allowances.filter(({ isExact }) => isExact)
    .map(({ limit }) => limit);
}

const UNVERIFIED = identityByEmail([{ address: 'guest@mail.example', isVerified: false }], 1);

function valueOf(history: OrderHistory, provenance = aProvenance()): CustomerValue {
  return customerValue(
    { histories: [history], provenance },
    { currency: EUR, marginPercent: null, tiers: settings.policy.tiers, tiersBy: 'so_far', project: null, nowMs: NOW_MS },
  );
}

describe('the answers', () => {
  it('that are usual for the cause stand until the agent gives others', () => {
    expect(aPlan()).toMatchObject({ cause: 'late_delivery', fault: 'ours', severity: 2, isFaultUsual: true, isSeverityUsual: true });
    expect(aPlan({}, { fault: 'unclear', severity: 4 })).toMatchObject({
      fault: 'unclear',
      severity: 4,
      isFaultUsual: false,
      isSeverityUsual: false,
    });
  });

  it('are missing where neither ticket nor cause says, and then nothing is suggested and nothing can be given', () => {
    const unknown = aPlan({ ticket: aTicket({ causeFieldValue: null }) });
    expect(unknown).toMatchObject({
      cause: null,
      fault: null,
      severity: null,
      suggestion: null,
      gesture: null,
      options: [],
      amountError: null,
      isDeviation: false,
    });
    expect(aPlan({ ticket: aTicket({ causeFieldValue: null }) }, { fault: 'ours', severity: 3 })).toMatchObject({
      facts: null,
      suggestion: null,
      gesture: null,
    });
    expect(aPlan({}, { cause: 'other' })).toMatchObject({ fault: null, suggestion: null });
    expect(aPlan({}, { cause: 'other', fault: 'ours', severity: 3 }).suggestion).not.toBeNull();
  });

  it('take the cause from the agent before the ticket', () => {
    expect(aPlan({}, { cause: 'outage' }).cause).toBe('outage');
  });

  it('take no cause from the ticket where that was made right, and something else went wrong', () => {
    expect(aPlan({ isTicketAnswered: true }).cause).toBeNull();
    expect(aPlan({ isTicketAnswered: true }, { cause: 'outage' }).cause).toBe('outage');
  });
});

describe('what the suggestion rests on', () => {
  it('is the hours since the ticket was opened, never fewer than none', () => {
    expect(aPlan({ ticket: aTicket({ createdAtMs: hoursBefore(30) }) }).facts?.hoursSinceReport).toBe(30);
    expect(aPlan({ ticket: aTicket({ createdAtMs: hoursBefore(-1) }) }).facts?.hoursSinceReport).toBe(0);
  });

  it('is the incidents before, with whether they are of the same cause', () => {
    const read = [
      aPriorTicket({ createdAtMs: daysBefore(3) }),
      aPriorTicket({ id: 901, createdAtMs: daysBefore(9), causeFieldValue: 'outage' }),
    ];
    const incidents = summariseIncidents({ read, inAll: 2 }, { teamCauses: [], windowDays: 60, nowMs: NOW_MS });
    expect(aPlan({ incidents }).facts?.priorIncidents).toEqual([
      { daysAgo: 3, isSameCause: true },
      { daysAgo: 9, isSameCause: false },
    ]);
  });

  it.each<readonly [string, CustomerValue | null, string | null]>([
    ['the tier of a customer with net value', valueOf(anOrderHistory()), 'gold'],
    ['no value where nothing is left of the orders', valueOf(anOrderHistory({ net: eur(0) })), null],
    ['no value in another currency', valueOf(anOrderHistory({ net: money(9_000_000, JPY) })), null],
    ['no value where the orders may be somebody else’s', valueOf(anOrderHistory(), aProvenance({ identity: UNVERIFIED })), null],
    ['no value while it is not read', null, null],
  ])('is %s', (_title, value, tier) => {
    expect(aPlan({ value }).facts?.value?.tier ?? null).toBe(tier);
  });

  it('is every limit that money has; a used-up count leaves nothing, an unused one says nothing', () => {
    const own = { ...settings, limits: limits({ gestureMinor: 5000, customerGestureCount: 1 }) };
    expect(aPlan({ settings: own }).facts?.allowances).toEqual([{ limit: 'gesture', left: eur(5000) }]);
    const usedUp = aPlan({ settings: own, journal: aJournalView([aCommitment({ customerId: '701' })]) });
    expect(usedUp.facts?.allowances).toContainEqual({ limit: 'customer_count', left: eur(0) });
    expect(usedUp.suggestion?.lead).toMatchObject({ kind: 'ask', why: 'customer_count' });
  });
});

describe('what is about to be given', () => {
  it('is what is suggested until the agent changes it', () => {
    expect(aPlan()).toMatchObject({ gesture: 'credit', amount: eur(1000), amountText: '', amountError: null, isDeviation: false });
  });

  it('is another option where one is picked, and that is no deviation', () => {
    expect(aPlan({}, { gesture: 'call' })).toMatchObject({ gesture: 'call', amount: eur(0), amountError: null, isDeviation: false });
  });

  it('carries no money with an act of care, whatever stands in the field', () => {
    expect(aPlan({}, { gesture: 'call', amountText: '20' })).toMatchObject({ amount: eur(0), amountError: null });
  });

  it.each([
    ['20', 2000, true],
    ['10', 1000, false],
    ['10.00', 1000, false],
    ['0.01', 1, true],
  ])('of %j is %i cents, and a deviation: %s', (amountText, amountMinor, isDeviation) => {
    expect(aPlan({}, { amountText })).toMatchObject({ amount: eur(amountMinor), amountError: null, isDeviation });
  });

  it.each([
    ['', 'missing'],
    ['  ', 'missing'],
    ['0', 'missing'],
    ['-5', 'negative'],
    ['ten', 'not_a_number'],
    ['1,240', 'not_a_number'],
    ['1.0051', 'too_precise'],
    ['99999999999999999', 'too_large'],
  ])('cannot be read from %j: %s', (amountText, kind) => {
    expect(aPlan({}, { amountText }).amountError).toMatchObject({ kind });
  });

  it('can be money where none is suggested, and that is a deviation', () => {
    const care = aPlan({}, { severity: 1 });
    expect(care.gesture).toBe('apology');
    expect(care.options.at(-1)).toEqual({ kind: 'credit', amount: null, minutes: null });
    expect(aPlan({}, { severity: 1, gesture: 'credit' })).toMatchObject({ amountError: { kind: 'missing' } });
    expect(aPlan({}, { severity: 1, gesture: 'credit', amountText: '5' })).toMatchObject({
      amount: eur(500),
      amountError: null,
      isDeviation: true,
    });
  });

  it('falls back on what is suggested where a picked kind is no option any more', () => {
    expect(aPlan({}, { gesture: 'gift' }).gesture).toBe('credit');
  });
});

describe('the allowance', () => {
  it('names the first limit that the amount passes: exactly what is left is accepted', () => {
    expect(aPlan({}, { amountText: '50' }).exceeded).toBeNull();
    expect(aPlan({}, { amountText: '50.01' }).exceeded).toMatchObject({ limit: 'gesture', remaining: 5000 });
  });

  it('is used up on a ticket and cause that somebody made right already', () => {
    const again = aPlan({ journal: aJournalView([aCommitment({ ticketId: '501' })]) }, { gesture: 'call' });
    expect(again.exceeded).toMatchObject({ limit: 'same_incident' });
  });

  it('is exact only as far as the journal was read', () => {
    const always = ['same_incident', 'gesture', 'customer_count', 'customer_window'];
    expect(new Set(exactWith(NOW_MS))).toEqual(new Set(always));
    expect(new Set(exactWith(dayStart('2026-03-18', TIME_ZONE)))).toEqual(new Set([...always, 'agent_day']));
    expect(new Set(exactWith(dayStart('2026-03-01', TIME_ZONE)))).toEqual(new Set([...always, 'agent_day', 'team_month']));
  });

  it('before anything is read is exact only for the gesture', () => {
    expect(
      aPlan({ journal: null })
        .allowances.filter(({ isExact }) => isExact)
        .map(({ limit }) => limit),
    ).toEqual(['gesture']);
  });

  it('of a customer is exact only where all their tickets were read, since somebody else may have been merged into them', () => {
    const exact = aPlan({ customerTickets: NO_TICKETS }).allowances.filter(({ isExact }) => isExact);
    expect(exact.map(({ limit }) => limit)).toEqual(['gesture', 'agent_day', 'team_month']);
  });

  it('is by the clock here where the journal was read and no answer told the time, but for what one gesture may be', () => {
    const { allowances } = aPlan({ isServerTime: false });
    expect(allowances.filter(({ isByServerTime }) => isByServerTime).map(({ limit }) => limit)).toEqual(['gesture']);
    expect(aPlan({ isServerTime: false, journal: null }).allowances.every(({ isByServerTime }) => isByServerTime)).toBe(true);
    expect(aPlan().allowances.every(({ isByServerTime }) => isByServerTime)).toBe(true);
  });

  it('of a lead is that of leads', () => {
    expect(aPlan({ who: { agentId: '11', isLead: true } }, { amountText: '100' }).exceeded).toBeNull();
    expect(aPlan({}, { amountText: '100' }).exceeded?.limit).toBe('gesture');
  });

  it('of 0 still leaves acts of care', () => {
    const closed = { ...settings, limits: limits({ gestureMinor: 0 }), policy: builtInPolicy(EUR) };
    expect(aPlan({ settings: closed })).toMatchObject({ gesture: 'apology', exceeded: null, amountError: null });
  });
});
