import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aJournalView, aPlan } from '#builders/a-plan.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { currency, eur } from '#builders/currencies.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { NOTHING_CHOSEN, type PlanInput } from '#features/ticket/session/plan.ts';
import type { GivenMoment } from '#ports/moment-store.ts';
import type { Details } from '#ports/intent-store.ts';
import { summariseIncidents } from '#domain/incidents/incidents.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';

function factsWith(details: Partial<Details>, input: Partial<PlanInput> = {}): SuggestionFacts | null {
  return aPlan(input, { details: { ...NOTHING_CHOSEN.details, ...details } }).facts;
}

function gestures(ofCustomer: readonly Commitment[], cause: string | null = null): SuggestionFacts['gestures'] | undefined {
  return aPlan({ journal: aJournalView([], { ofCustomer }) }, { cause }).facts?.gestures;
}

describe('what the agent knows beyond the questions', () => {
  it('is nothing until it is said', () => {
    expect(factsWith({})).toMatchObject({
      outcome: null,
      lossMinor: null,
      hoursSinceFailure: null,
      isGroup: false,
      isVulnerable: false,
      isStatutoryMet: false,
    });
  });

  it('reaches the suggestion as it was answered', () => {
    const said = { outcome: 'kept', isVulnerable: true, isStatutoryMet: true } as const;
    expect(factsWith(said)).toMatchObject(said);
    expect(factsWith({ outcome: 'rejected' })).toMatchObject({ outcome: 'rejected' });
  });

  it.each([
    ['49.90', 4990],
    [' 50 ', 5000],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['about 50', null],
    ['-5', null],
    ['1.005', null],
  ])('has for the price %j %j cents: what cannot be read is not known', (lossText, lossMinor) => {
    expect(factsWith({ lossText })?.lossMinor).toBe(lossMinor);
  });

  it.each([
    ['2', 48],
    ['0.5', 12],
    ['0', 0],
    ['', null],
    [' ', null],
    ['two', null],
    ['-1', null],
    ['1e999', null],
  ])('has for %j days %j hours', (daysText, hours) => {
    expect(factsWith({ daysText })?.hoursSinceFailure).toBe(hours);
  });

  it('changes the suggestion: a fifth of what was paid where a critical flaw was kept', () => {
    const details = { ...NOTHING_CHOSEN.details, outcome: 'kept', lossText: '200' } as const;
    expect(aPlan({}, { severity: 4 }).amount).toEqual(eur(2500));
    expect(aPlan({}, { severity: 4, details }).amount).toEqual(eur(4000));
  });
});

describe('a failure that hit many', () => {
  it.each([
    [null, false, false],
    [null, true, true],
    [true, false, true],
    [false, true, false],
  ])('is one where the agent says %j and the ticket %j: %j', (isGroup, isLinkedToProblem, isOne) => {
    expect(factsWith({ isGroup }, { isLinkedToProblem })?.isGroup).toBe(isOne);
  });

  it('brings everybody the same, whatever happened to them before', () => {
    const read = [aPriorTicket({ createdAtMs: daysBefore(3) })];
    const incidents = summariseIncidents({ read, inAll: 1 }, { teamCauses: [], windowDays: 60, nowMs: NOW_MS });
    expect(aPlan({ incidents }).amount).toEqual(eur(1450));
    expect(aPlan({ incidents, isLinkedToProblem: true }).amount).toEqual(eur(1000));
  });
});

describe('what the customer got in the window', () => {
  const elsewhere = aCommitment({ momentId: 'm-1', customerId: '701', reservedAtMs: daysBefore(9), countsMinor: 700 });
  const here = aCommitment({ momentId: 'm-2', ticketId: '501', customerId: '701', reservedAtMs: daysBefore(0), cause: 'outage' });

  it('is on whatever ticket, for whatever cause, with how long ago and how much', () => {
    expect(gestures([elsewhere, here])).toEqual([
      { daysAgo: 9, isSameCause: true, isSameTicket: false, amountMinor: 700 },
      { daysAgo: 0, isSameCause: false, isSameTicket: true, amountMinor: 1500 },
    ]);
  });

  it('is without the one on this ticket for this cause, which is the gesture itself', () => {
    expect(gestures([elsewhere, here], 'outage')).toEqual([{ daysAgo: 9, isSameCause: false, isSameTicket: false, amountMinor: 700 }]);
  });

  it('is nothing while the journal is not read', () => {
    expect(aPlan({ journal: null }).facts?.gestures).toEqual([]);
  });

  it('leaves on one ticket no more than one gesture may be', () => {
    const given = aCommitment({ ticketId: '501', customerId: '701', cause: 'outage', countsMinor: 4500 });
    const { amount, suggestion } = aPlan({ journal: aJournalView([], { ofCustomer: [given] }) });
    expect(amount).toEqual(eur(500));
    expect(suggestion?.lead).toEqual({ kind: 'ask', why: 'split', wanted: eur(1000) });
  });
});

function found(momentId: string, over: Partial<GivenMoment> = {}): GivenMoment {
  return { momentId, ticketId: '950', cause: 'late_delivery', severity: 2, amountMinor: 4000, atMs: NOW_MS, ...over };
}

describe('what the team gave', () => {
  const like = { cause: 'late_delivery', detail: { severity: 2, gesture: 'credit' } } as const;
  const inJournal = [500, 1500, 1000].map((amountMinor, index) =>
    aCommitment({ ...like, momentId: `j-${index}`, ticketId: `9${index}`, countsMinor: amountMinor }),
  );

  const range = { count: 3, medianMinor: 1000, lowMinor: 500, highMinor: 1500, days: 90 };

  it('is known from the journal, for the same cause and severity', () => {
    const journal = aJournalView(inJournal);
    expect(aPlan({ journal }).facts?.team).toEqual(range);
    expect(aPlan({ journal }, { cause: 'outage', severity: 2, fault: 'ours' }).facts?.team).toBeNull();
    expect(aPlan({ journal }, { severity: 3 }).facts?.team).toBeNull();
  });

  it('leaves out what was taken back, another currency, and this very ticket', () => {
    const others = [
      aCommitment({ ...like, momentId: 'x-1', ticketId: '960', countsMinor: 9000, state: 'voided' }),
      aCommitment({ ...like, momentId: 'x-2', ticketId: '961', stated: money(9000, currency('GBP')), countsMinor: 9000 }),
      aCommitment({ ...like, momentId: 'x-3', ticketId: '501', countsMinor: 9000 }),
    ];
    expect(aPlan({ journal: aJournalView([...inJournal, ...others]) }).facts?.team).toEqual(range);
  });

  it('takes what was edited as it is stated, whatever it counts as', () => {
    const asStated = inJournal.map((one) => ({ ...one, countsMinor: 100_000, isUncertain: true }));
    expect(aPlan({ journal: aJournalView(asStated) }).facts?.team).toEqual(range);
  });

  it('joins what moments tell, each gesture once and as the journal has it', () => {
    const given = [found('j-0'), found('m-1'), found('m-2', { ticketId: '501' }), found('m-3', { severity: 4 })];
    expect(aPlan({ journal: aJournalView(inJournal), given }).facts?.team).toEqual({
      ...range,
      count: 4,
      medianMinor: 1250,
      highMinor: 4000,
    });
  });

  it('forgets a moment that the journal shows as taken back', () => {
    const voided = aCommitment({ ...like, momentId: 'm-1', ticketId: '950', state: 'voided' });
    const given = [found('m-1')];
    expect(aPlan({ journal: aJournalView([...inJournal, voided]), given }).facts?.team).toEqual(range);
  });

  it('is not known where too few gave anything', () => {
    expect(aPlan({ journal: aJournalView(inJournal.slice(1)) }).facts?.team).toBeNull();
  });

  it('does not change what is suggested', () => {
    expect(aPlan({ journal: aJournalView(inJournal) }).amount).toEqual(aPlan().amount);
  });
});
