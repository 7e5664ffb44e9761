import { describe, expect, it } from 'vitest';
import { aRefusal } from '#builders/a-refusal.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aJournalView, aPlan } from '#builders/a-plan.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import {
  barrierOf,
  canAsk,
  canLeadGive,
  guardsOf,
  hasGuards,
  hasObstacles,
  isHopeless,
  isReplyOld,
  isStopped,
  isUnderWay,
  isWithinAuthority,
  replyBasis,
} from '#features/ticket/session/authority.ts';
import { type Choice, NOTHING_CHOSEN, type PlanInput } from '#features/ticket/session/plan.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Settings } from '#ports/settings.ts';
import { summariseIncidents } from '#domain/incidents/incidents.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';

import type { Giving } from '#features/ticket/session/session-state.ts';

type State = Parameters<typeof isWithinAuthority>[0];

/** What is planned with these answers, under the settings of the sample team or others. */
function planned(
  choice: Partial<Choice> = {},
  input: Partial<PlanInput> = {},
  own: Partial<Settings> = {},
): State & { readonly journal: Extract<State['journal'], { readonly state: 'ready' }> } {
  const settings = parsedSettings(own);
  const { ticket = aTicket(), journal } = input;
  const section = { state: 'ready', value: journal ?? aJournalView(), atMs: NOW_MS } as const;
  return { settings, ticket, journal: section, plan: aPlan({ settings: settings.settings, ...input }, choice) };
}

function names(state: State): readonly string[] {
  return guardsOf(state).map(({ name }) => name);
}

const { causes, ...policy } = builtInPolicy(EUR);
const STATUTORY: Partial<Settings> = {
  policy: { ...policy, causes: causes.map((one) => (one.cause === 'late_delivery' ? { ...one, isStatutory: true } : one)) },
};

/** €30 for another failure, on this very ticket. */
const GIVEN_HERE: Partial<PlanInput> = {
  journal: aJournalView([], { ofCustomer: [aCommitment({ ticketId: '501', customerId: '701', cause: 'outage', countsMinor: 3000 })] }),
};

const under = (own: Partial<Limits>, choice: Partial<Choice>) => planned(choice, {}, { limits: limits(own) });

/** A plan beside a suggestion that this has cut. */
const cutBy = (why: 'team_month' | 'customer_window' | 'gesture' | 'gestures') => {
  const state = planned();
  const { suggestion } = state.plan;
  const lead = { kind: 'ask' as const, why, wanted: eur(2500) };
  return {
    ...state,
    plan: { ...state.plan, suggestion: suggestion && { ...suggestion, lead } },
    isLead: false,
    leadsGroup: 'unread',
  } as const;
};

describe('asking a lead', () => {
  const asker = { isLead: false, leadsGroup: 'unread' } as const;

  it.each<[Parameters<typeof canLeadGive>[0], boolean]>([
    ['gesture', true],
    ['agent_day', true],
    ['split', true],
    ['customer_count', false],
    ['customer_window', false],
    ['team_month', false],
    ['same_incident', false],
    ['same_matter', false],
  ])('leads somewhere only over what is wider for leads, who have nobody to ask: %s', (limit, isWider) => {
    expect(canLeadGive(limit, 1000, { ...planned(), isLead: false })).toBe(isWider);
    expect(canLeadGive(limit, 1000, { ...planned(), isLead: true })).toBe(false);
  });

  it("leads somewhere up to what a lead's own gesture may be, one cent over that nowhere, and nowhere where that permits nothing", () => {
    const led = (leadGestureMinor: number | null) => ({ ...under({ leadGestureMinor }, {}), isLead: false });
    expect([2000, 2001].map((minor) => canLeadGive('gesture', minor, led(2000)))).toEqual([true, false]);
    expect([0, null].map((limit) => canLeadGive('gesture', 1, led(limit)))).toEqual([false, true]);
    const choice = { amountText: '20.01' };
    expect(canAsk({ ...under({ gestureMinor: 1000, leadGestureMinor: 2001 }, choice), ...asker })).toBe(true);
    expect(canAsk({ ...under({ gestureMinor: 1000, leadGestureMinor: 2000 }, choice), ...asker })).toBe(false);
  });

  it('is not offered beside a suggestion that was cut by what binds leads too, and is where a lead could give what fits', () => {
    expect((['team_month', 'customer_window', 'gesture', 'gestures'] as const).map((why) => canAsk(cutBy(why)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('can be done within the limits, and not by a lead', () => {
    expect(canAsk({ ...planned(), ...asker })).toBe(true);
    expect(canAsk({ ...planned(), ...asker, isLead: true })).toBe(false);
  });

  it('can be done one cent over a limit that is wider for leads, and over no other', () => {
    const choice = { amountText: '10.01' };
    expect(canAsk({ ...under({ gestureMinor: 1000 }, choice), ...asker })).toBe(true);
    expect(canAsk({ ...under({ teamMonthMinor: 1000 }, choice), ...asker })).toBe(false);
    expect(canAsk({ ...under({ teamMonthMinor: 1001 }, choice), ...asker })).toBe(true);
  });

  it('cannot be done where nobody is there to be asked, or where no lead can let it through', () => {
    expect(canAsk({ ...planned(), ...asker, leadsGroup: 'there' })).toBe(true);
    expect(canAsk({ ...planned(), ...asker, leadsGroup: 'empty' })).toBe(false);
    expect(canAsk({ ...planned(), ...asker, leadsGroup: 'missing' })).toBe(false);
    expect(canAsk({ ...planned({}, {}, { hasCurrency: false }), ...asker })).toBe(false);
  });
});

describe('what speaks against a gesture', () => {
  it('is nothing where it is given as suggested, and where nothing is planned', () => {
    expect(names(planned())).toEqual([]);
    expect(names(planned({ cause: 'other' }))).toEqual([]);
    expect(isStopped(planned({ cause: 'other' }))).toBe(false);
  });

  it('stops money in place of what the law fixes, until that is under way', () => {
    const money = { gesture: 'credit', amountText: '5' } as const;
    expect(names(planned(money, {}, STATUTORY))).toEqual(['statutory']);
    expect(isStopped(planned(money, {}, STATUTORY))).toBe(true);
    const details = { ...NOTHING_CHOSEN.details, isStatutoryMet: true };
    expect(isStopped(planned({ ...money, details }, {}, STATUTORY))).toBe(false);
  });

  it('does not matter while no currency is chosen: nothing can be given, and no lead can let it through', () => {
    const care = { gesture: 'apology' } as const;
    expect(isStopped(planned(care))).toBe(false);
    expect(isHopeless(planned(care))).toBe(false);
    expect(isStopped(planned(care, {}, { hasCurrency: false }))).toBe(true);
    expect(isHopeless(planned(care, {}, { hasCurrency: false }))).toBe(true);
  });

  it('never stops an act of care', () => {
    expect(isStopped(planned({ gesture: 'call' }, {}, STATUTORY))).toBe(false);
  });

  it('stops what with gestures on the same ticket is more than one may be: exactly the rest is accepted', () => {
    expect(isStopped(planned({ amountText: '20' }, GIVEN_HERE))).toBe(false);
    expect(names(planned({ amountText: '20.01' }, GIVEN_HERE))).toContain('split');
    expect(isStopped(planned({ amountText: '20.01' }, GIVEN_HERE))).toBe(true);
  });

  it('stops what is far above the price: exactly 150 % of it is accepted', () => {
    const details = { ...NOTHING_CHOSEN.details, lossText: '20' };
    expect(isStopped(planned({ details, amountText: '30' }))).toBe(false);
    expect(names(planned({ details, amountText: '30.01' }))).toContain('over_price');
    expect(isStopped(planned({ details, amountText: '30.01' }))).toBe(true);
  });

  it('is said, and stops nothing, where it is more than the team gave', () => {
    const given = [500, 1500, 1000].map((amountMinor, index) => ({
      ...({ momentId: `m-${index}`, ticketId: `9${index}`, cause: 'late_delivery', severity: 2, amountMinor, atMs: NOW_MS } as const),
    }));
    const state = planned({ amountText: '15.01' }, { given });
    expect(names(state)).toEqual(['over_team']);
    expect(isStopped(state)).toBe(false);
    expect(names(planned({ amountText: '15' }, { given }))).toEqual([]);
  });
});

describe('who gives it need not answer for it', () => {
  it('where it is as suggested and inside every limit, money or care', () => {
    expect(isWithinAuthority(planned())).toBe(true);
    expect(isWithinAuthority(planned({ gesture: 'call' }))).toBe(true);
  });

  it('but for another sum or kind than was suggested', () => {
    expect(isWithinAuthority(planned({ amountText: '10' }))).toBe(true);
    expect(isWithinAuthority(planned({ amountText: '10.01' }))).toBe(false);
    expect(isWithinAuthority(planned({ severity: 1, gesture: 'credit', amountText: '5' }))).toBe(false);
  });

  it('nor for any other sum that fits: from what everybody gets to what is suggested', () => {
    const incidents = summariseIncidents(
      { read: [aPriorTicket({ createdAtMs: daysBefore(1), causeFieldValue: 'late_delivery' })], inAll: 1 },
      { teamCauses: ['late_delivery'], windowDays: 60, nowMs: NOW_MS },
    );
    const sums = ['9.99', '10', '12', '14.50', '14.51'];
    expect(sums.map((amountText) => isWithinAuthority(planned({ amountText }, { incidents })))).toEqual([false, true, true, true, false]);
  });

  it('but where nobody knows what was given: the journal is loading, could not be read, or is not for this person to see', () => {
    const state = planned();
    const { journal } = state;
    const failed = { state: 'failed', error: { kind: 'unavailable', what: 'journal', status: 503 }, last: journal.value } as const;
    expect(isWithinAuthority({ ...state, journal: { ...journal, state: 'stale' } })).toBe(true);
    expect(isWithinAuthority({ ...state, journal: { state: 'loading' } })).toBe(false);
    expect(isWithinAuthority({ ...state, journal: failed })).toBe(false);
    expect(isWithinAuthority({ ...state, journal: { ...journal, value: aJournalView([], { mayWrite: false }) } })).toBe(false);
    expect(isWithinAuthority({ ...state, ticket: aTicket({ isClosed: true }) })).toBe(false);
  });

  it('but where nothing is planned', () => {
    expect(isWithinAuthority(planned({ cause: 'other' }))).toBe(false);
  });

  it('but where a limit is passed or something stops it', () => {
    const onThisCause = { journal: aJournalView([aCommitment({ ticketId: '501' })]) };
    expect(isWithinAuthority(planned({ gesture: 'call' }, onThisCause))).toBe(false);
    expect(isWithinAuthority(planned({ gesture: 'credit', amountText: '5' }, {}, STATUTORY))).toBe(false);
    const details = { ...NOTHING_CHOSEN.details, outcome: 'rejected' as const, lossText: '40' };
    expect(isWithinAuthority(planned({ details }))).toBe(true);
    expect(isWithinAuthority(planned({ details }, {}, { policy: { ...builtInPolicy(EUR), givenPercentAtMost: 110 } }))).toBe(false);
  });
});

function about(choice: Partial<Choice> = {}, ticket = aTicket()): string {
  return replyBasis({ plan: aPlan({}, choice), ticket });
}

describe('what a reply is about', () => {
  it('changes with the customer, the cause, the gesture and the amount, and with nothing else', () => {
    const basis = about();
    expect(about({ story: 'Late.', severity: 2 })).toBe(basis);
    const changed = [about({ cause: 'outage' }), about({ gesture: 'call' }), about({ amountText: '10.01' })];
    const another = about({}, aTicket({ requester: { ...aTicket().requester, id: '999' } }));
    expect(new Set([basis, ...changed, another]).size).toBe(5);
  });

  it('makes it old once it is another gesture, which is said before anything is given', () => {
    const ticket = aTicket();
    const plan = aPlan();
    const choice = { ...NOTHING_CHOSEN, reply: { text: 'My own words.', basis: replyBasis({ plan, ticket }) } };
    const settings = parsedSettings();
    expect(isReplyOld({ plan, choice, ticket })).toBe(false);
    expect(hasGuards({ plan, settings, choice, ticket })).toBe(false);
    const other = aPlan({}, { amountText: '7' });
    expect(isReplyOld({ plan: other, choice, ticket })).toBe(true);
    expect(hasGuards({ plan: other, settings, choice, ticket })).toBe(true);
  });
});

describe('a lead', () => {
  const airline = { ...builtInPolicy(EUR), causes: builtInPolicy(EUR).causes.map((one) => ({ ...one, isStatutory: true })) };

  it('cannot help where the law comes first, or the price is passed by far', () => {
    expect(isHopeless(planned({ gesture: 'credit', amountText: '5' }, {}, { policy: airline }))).toBe(true);
    expect(isHopeless(planned({ details: { ...NOTHING_CHOSEN.details, lossText: '20' }, amountText: '30.01' }))).toBe(true);
  });

  it('cannot help where the same matter was made right on another ticket', () => {
    const there = aCommitment({ customerId: '701', ticketId: '502', reservedAtMs: daysBefore(1) });
    const journal = aJournalView([there], { ofCustomer: [there] });
    expect(isHopeless(planned({ gesture: 'credit', amountText: '5' }, { journal }))).toBe(true);
    expect(isHopeless(planned({ gesture: 'call' }, { journal }))).toBe(false);
  });

  it('can where one ticket has had its share', () => {
    const state = planned({ amountText: '20.01' }, GIVEN_HERE);
    expect(isStopped(state)).toBe(true);
    expect(isHopeless(state)).toBe(false);
  });

  it('has a look first after so many gestures, which is then not within authority; care is', () => {
    const ofCustomer = [1, 2].map((n) =>
      aCommitment({ momentId: `m-${n}`, ticketId: `9${n}`, customerId: '701', cause: 'outage', countsMinor: 100 }),
    );
    const journal = aJournalView([], { ofCustomer });
    expect(isWithinAuthority(planned({}, { journal }))).toBe(false);
    expect(isWithinAuthority(planned({ gesture: 'call' }, { journal }))).toBe(true);
    expect(isWithinAuthority(planned({}, { journal: aJournalView([], { ofCustomer: ofCustomer.slice(1) }) }))).toBe(true);
  });
});

const failed = (error: AppFault) => ({ state: 'failed', error, last: null }) as const;

describe('what stands in the way on a ticket', () => {
  const ready = { state: 'ready', value: aJournalView(), atMs: NOW_MS } as const;
  const noRead = failed({ kind: 'refused_by_role', what: 'journal', action: 'read' });
  const ownOnly = failed({ kind: 'others_hidden', what: 'journal' });
  const noWrite = { ...ready, value: aJournalView([], { mayWrite: false }) };

  it('is nothing where it is open, and the journal can be read and written, or is only late', () => {
    expect(barrierOf({ ticket: aTicket(), journal: ready })).toBeNull();
    expect(barrierOf({ ticket: aTicket(), journal: { state: 'loading' } })).toBeNull();
    expect(barrierOf({ ticket: aTicket(), journal: failed({ kind: 'unreachable', what: 'journal' }) })).toBeNull();
    expect(barrierOf({ ticket: aTicket(), journal: failed({ kind: 'refused_by_role', what: 'users', action: 'read' }) })).toBeNull();
    expect(hasObstacles({ ticket: aTicket({ composer: 'channel' }), journal: ready })).toBe(false);
  });

  it('is what the role may not, each by its name', () => {
    const viewing = failed({ kind: 'refused_by_role', what: 'journal', action: 'create' });
    const barriers = [noRead, ownOnly, noWrite, viewing].map((journal) => barrierOf({ ticket: aTicket(), journal }));
    expect(barriers).toEqual(['no_read', 'own_only', 'no_write', 'no_write']);
  });

  it('is first of all that the ticket is closed', () => {
    for (const journal of [ready, noRead, ownOnly, noWrite])
      expect(barrierOf({ ticket: aTicket({ isClosed: true }), journal })).toBe('closed');
  });

  it('is no barrier where an internal note is open, and is said', () => {
    const state = { ticket: aTicket({ composer: 'internal_note' }), journal: ready };
    expect([barrierOf(state), hasObstacles(state)]).toEqual([null, true]);
  });
});

function broken(step: 'reserve' | 'post'): Giving {
  return { phase: 'failed', error: { kind: 'failed', step, error: { kind: 'unreachable', what: 'journal' }, heldUntilMs: null } };
}

describe('a gesture', () => {
  it.each<[boolean, string, Giving]>([
    [false, 'nothing is given', { phase: 'idle' }],
    [true, 'it is at work', { phase: 'working', step: 'look' }],
    [true, 'another tab is at work', { phase: 'elsewhere', freeAtMs: null }],
    [true, 'nobody knows whether its post took effect', broken('post')],
    [false, 'it failed before its post', broken('reserve')],
    [false, 'it came too late', { phase: 'failed', error: { kind: 'expired' } }],
    [false, 'it waits for others', { phase: 'waiting', againAtMs: 0, refusal: aRefusal() }],
  ])('is under way (%s) where %s', (is, _where, giving) => {
    expect(isUnderWay({ giving })).toBe(is);
  });
});
