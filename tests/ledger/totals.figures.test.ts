import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aProposal } from '#builders/a-proposal.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { HOLD_MS, LEASE_MS } from '#domain/journal/lease.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import { monthReport } from '#domain/journal/month-report.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { DAY_MS, HOUR_MS, monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { budgetOf } from '#ledger/totals.ts';

const LEAD = '91';
const LARGEST_MINOR = 9000;
const HELD = limits({
  gestureMinor: LARGEST_MINOR,
  leadGestureMinor: LARGEST_MINOR,
  agentHourMinor: 1_000_000,
  agentDayMinor: 1_000_000,
  customerWindowMinor: 1_000_000,
  customerGestureCount: 1000,
  teamMonthMinor: 1_000_000,
});

/** What became of one gesture, and what it is to whoever reads of it without a fold. */
const ENDS = {
  given: { counts: 'spent' },
  given_late: { counts: 'while_held' },
  reserved: { counts: 'while_held' },
  withdrawn: { counts: 'not' },
  undone_by_agent: { counts: 'not' },
  undone_by_lead: { counts: 'not' },
  undone_by_stranger: { counts: 'spent' },
} as const satisfies Readonly<Record<string, { counts: 'spent' | 'while_held' | 'not' }>>;

interface Gesture {
  readonly end: keyof typeof ENDS;
  readonly agoMs: number;
  readonly agent: '11' | '12' | typeof LEAD;
  readonly customer: '701' | '702' | '703';
  readonly ticket: '501' | '502' | '503';
  readonly amountMinor: number;
  readonly isForeign: boolean;
}

const gestures: fc.Arbitrary<readonly Gesture[]> = fc.array(
  fc.record({
    end: fc.constantFrom(...(Object.keys(ENDS) as (keyof typeof ENDS)[])),
    agoMs: fc.oneof(
      fc.integer({ min: 0, max: 3 * HOUR_MS }),
      fc.integer({ min: 0, max: 2 * DAY_MS }),
      fc.integer({ min: 0, max: 70 * DAY_MS }),
      fc.constantFrom(HOLD_MS, HOLD_MS + 1000, HOUR_MS, HOUR_MS - 1000, 30 * DAY_MS),
    ),
    agent: fc.constantFrom<Gesture['agent']>('11', '12', LEAD),
    customer: fc.constantFrom<Gesture['customer']>('701', '702', '703'),
    ticket: fc.constantFrom<Gesture['ticket']>('501', '502', '503'),
    amountMinor: fc.integer({ min: 0, max: 8000 }),
    isForeign: fc.integer({ min: 0, max: 9 }).map((tenth) => tenth === 0),
  }),
  { maxLength: 25 },
);

/** What the app would have written of it, in the order of its ids. */
function entriesOf({ end, agoMs, agent, customer, ticket, amountMinor, isForeign }: Gesture, index: number): readonly JournalEntry[] {
  const atMs = NOW_MS - agoMs;
  const moment = String(index).padStart(3, '0');
  const at = (step: number, laterMs: number, over: Partial<JournalEntry>): JournalEntry => ({
    ...anEntry({ momentId: `m-${moment}`, ticketId: ticket, customerId: customer, agentId: agent, createdById: agent, amountMinor }),
    id: `01E${moment}${step}`,
    currency: isForeign ? 'JPY' : 'EUR',
    createdAtMs: atMs + laterMs,
    updatedAtMs: atMs + laterMs,
    ...over,
  });
  const reserve = at(1, 0, { kind: 'reserve' });
  const post = at(2, 0, { kind: 'post', detail: { reserveId: reserve.id, reservedAtMs: atMs } });
  switch (end) {
    case 'reserved':
      return [reserve];
    case 'withdrawn':
      return [reserve, at(2, 0, { kind: 'void' })];
    case 'given_late':
      return [reserve, at(2, LEASE_MS + 1000, { kind: 'post', detail: { reserveId: reserve.id, reservedAtMs: atMs } })];
    case 'given':
      return [reserve, post];
    case 'undone_by_agent':
    case 'undone_by_lead':
    case 'undone_by_stranger': {
      const who = end === 'undone_by_agent' ? agent : end === 'undone_by_lead' ? LEAD : '99';
      return [reserve, post, at(3, 1000, { kind: 'reverse', createdById: who })];
    }
  }
}

const zones = fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'America/St_Johns', 'UTC');

/** The same without a fold: gesture by gesture. */
function truthOf(all: readonly Gesture[]) {
  const isHeld = ({ end, agoMs }: Gesture): boolean => ENDS[end].counts === 'while_held' && agoMs <= HOLD_MS;
  const isSpent = ({ end }: Gesture): boolean => ENDS[end].counts === 'spent';
  // Nobody knows what a sum in another currency is in this one: it counts as the largest there can be.
  const countsOf = ({ isForeign, amountMinor }: Gesture): number => (isForeign ? LARGEST_MINOR : amountMinor);
  const sum = (some: readonly Gesture[]): number => some.reduce((total, one) => total + countsOf(one), 0);
  return { spent: all.filter(isSpent), held: all.filter(isHeld), live: all.filter((one) => isSpent(one) || isHeld(one)), countsOf, sum };
}

function readingOf(all: readonly Gesture[], timeZone: string) {
  const entries = all.flatMap(entriesOf);
  const leadIds = new Set([LEAD]);
  const ledger = foldLedger(entries, { leadIds, currency: EUR, timeZone, largestMinor: LARGEST_MINOR });
  const terms = { limits: HELD, ceilings: HELD, timeZone, nowMs: NOW_MS, leadIds, seenSinceMs: -Infinity, currencyStop: null };
  const dayOf = ({ agoMs }: Gesture): string => localDay(NOW_MS - agoMs, timeZone);
  return { ledger, budget: budgetOf(ledger, entries, terms), dayOf, today: localDay(NOW_MS, timeZone) };
}

describe('every figure of the budget and the limits is what was given, one by one', () => {
  it('the team’s month and each agent’s day, in any time zone', () => {
    fc.assert(
      fc.property(gestures, zones, (all, timeZone) => {
        const { budget, dayOf, today } = readingOf(all, timeZone);
        const { spent, held, live, sum } = truthOf(all);
        const isOfMonth = (one: Gesture): boolean => monthOf(dayOf(one)) === monthOf(today);
        const [spentMinor, heldMinor] = [sum(spent.filter(isOfMonth)), sum(held.filter(isOfMonth))];
        expect(budget.month).toMatchObject({ spentMinor, heldMinor, remainingMinor: 1_000_000 - spentMinor - heldMinor });
        for (const agent of ['11', '12', LEAD]) {
          const ofToday = live.filter((one) => one.agent === agent && dayOf(one) === today);
          expect(budget.today.find(({ agentId }) => agentId === agent)?.heldMinor ?? 0).toBe(sum(ofToday));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a month by person and in all, with what was undone and what is in another currency apart', () => {
    fc.assert(
      fc.property(gestures, zones, fc.integer({ min: 0, max: 2 }), (all, timeZone, back) => {
        const { ledger, dayOf } = readingOf(all, timeZone);
        const month = monthOf(localDay(NOW_MS - back * 30 * DAY_MS, timeZone));
        const report = monthReport(ledger.commitments, { month, currency: EUR, nowMs: NOW_MS, timeZone });
        const { spent, held, sum } = truthOf(all.filter((one) => monthOf(dayOf(one)) === month));
        const own = spent.filter(({ isForeign }) => !isForeign);
        expect(report).toMatchObject({
          spentMinor: sum(own),
          gestures: own.length,
          heldMinor: sum(held.filter(({ isForeign }) => !isForeign)),
        });
        for (const { key, spentMinor, gestures: count } of report.byPerson) {
          const theirs = own.filter(({ agent }) => agent === key);
          expect([spentMinor, count]).toEqual([sum(theirs), theirs.length]);
        }
        for (const shares of [report.byPerson, report.byCause, report.byKind] as const)
          expect(shares.reduce((total, { spentMinor }) => total + spentMinor, 0)).toBe(sum(own));
        const yen = spent.filter(({ isForeign }) => isForeign).reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(report.foreign.map(({ amountMinor }) => amountMinor)).toEqual(spent.some(({ isForeign }) => isForeign) ? [yen] : []);
        const undone = all.filter(
          (one) => monthOf(dayOf(one)) === month && (one.end === 'undone_by_agent' || one.end === 'undone_by_lead'),
        );
        expect(report.undone).toBe(undone.length);
      }),
      { numRuns: 300 },
    );
  });

  it('what each limit leaves: of an hour, a day, a customer who was merged with another, and the month', () => {
    fc.assert(
      fc.property(gestures, zones, (all, timeZone) => {
        const { ledger, dayOf, today } = readingOf(all, timeZone);
        const { live, countsOf, sum } = truthOf(all);
        // The customer 702 was merged into 701: what was given on their ticket 502 counts for 701.
        const proposal = aProposal({
          momentId: 'new',
          agentId: '11',
          customerId: '701',
          ticketId: '509',
          customerTicketIds: new Set(['502']),
        });
        const left = new Map(allowancesFor(proposal, ledger, HELD, { nowMs: NOW_MS, timeZone }).map((one) => [one.limit, one.remaining]));
        const own = live.filter(({ agent }) => agent === '11');
        const ofCustomer = live.filter(
          (one) => (one.customer === '701' || one.ticket === '502') && one.agoMs < 30 * DAY_MS && countsOf(one) > 0,
        );
        const expected: readonly (readonly [LimitName, number])[] = [
          ['agent_hour', 1_000_000 - sum(own.filter(({ agoMs }) => agoMs < HOUR_MS))],
          ['agent_day', 1_000_000 - sum(own.filter((one) => dayOf(one) === today))],
          ['customer_window', 1_000_000 - sum(ofCustomer)],
          ['customer_count', 1000 - ofCustomer.length],
          ['team_month', 1_000_000 - sum(live.filter((one) => monthOf(dayOf(one)) === monthOf(today)))],
        ];
        expect(expected.map(([limit]) => [limit, left.get(limit)])).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
