import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOW_MS } from '#builders/clock.ts';
import { anOutcomeTicket } from '#builders/an-outcome.ts';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import { type OutcomeWeek, finalWeeks } from '#domain/outcomes/outcome-week.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { readWeek } from '#features/lead/session/read-week.ts';
import { plainLocalDay } from '../../../domain/shared/plain-local-day.ts';
import { createFakeMomentArchive } from '../../../fakes/fake-moment-archive.ts';
import { createFakeTicketOutcomes } from '../../../fakes/fake-ticket-outcomes.ts';

const HOUR_MS = 3_600_000;
const DAYS_30_MS = 30 * 24 * HOUR_MS;
const ZONES = ['Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns'] as const;
const CAUSES = ['late_delivery', 'outage'] as const;

const WEEKS = Object.fromEntries(ZONES.map((zone) => [zone, finalWeeks(NOW_MS, zone)[0]])) as Record<(typeof ZONES)[number], OutcomeWeek>;

/** An account as Zendesk holds it: tickets, by hours after the week began, and the moments of some of them. */
interface Raw {
  readonly timeZone: (typeof ZONES)[number];
  readonly tickets: readonly {
    readonly hour: number;
    readonly customer: number;
    readonly cause: (typeof CAUSES)[number] | null;
    readonly isMerged: boolean;
    readonly rating: 'good' | 'bad' | null;
    readonly course: { readonly solvedAfterHours: number | null; readonly reopens: number } | null;
    readonly moment: {
      readonly afterHours: number;
      readonly status: 'given' | 'voided' | 'declined' | 'asked';
      readonly isTagged: boolean;
    } | null;
  }[];
}

const anyAccount: fc.Arbitrary<Raw> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  tickets: fc.array(
    fc.record({
      hour: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 170 }) }, fc.integer({ min: -800, max: 1_100 })),
      customer: fc.integer({ min: 1, max: 12 }),
      cause: fc.constantFrom(...CAUSES, null),
      isMerged: fc.constantFrom(false, false, false, true),
      rating: fc.constantFrom('good', 'bad', null),
      course: fc.option(
        fc.record({ solvedAfterHours: fc.option(fc.integer({ min: 0, max: 60 })), reopens: fc.integer({ min: 0, max: 2 }) }),
      ),
      moment: fc.option(
        fc.record({
          afterHours: fc.integer({ min: 0, max: 40 }),
          status: fc.constantFrom('given', 'given', 'given', 'voided', 'declined', 'asked'),
          isTagged: fc.constantFrom(true, true, false),
        }),
      ),
    }),
    { minLength: 3, maxLength: 26 },
  ),
} as const);

function made({ timeZone, tickets }: Raw) {
  const week = WEEKS[timeZone];
  const raw = tickets.map((ticket, index): { readonly ticket: OutcomeTicket; readonly moment: ServiceMoment | null } => {
    const createdAtMs = week.fromMs + ticket.hour * HOUR_MS;
    const { moment, course } = ticket;
    const tags = [
      ...(ticket.isMerged ? ['closed_by_merge'] : []),
      ...(moment?.isTagged === true && moment.status === 'given' ? ['made_right'] : []),
    ];
    const hours = course?.solvedAfterHours ?? null;
    const firstSolvedAtMs = hours === null ? null : createdAtMs + hours * HOUR_MS;
    return {
      ticket: anOutcomeTicket({
        id: String(index),
        customerId: `c${ticket.customer}`,
        createdAtMs,
        tags,
        causeFieldValue: ticket.cause,
        rating: ticket.rating,
        course: course === null ? null : { firstSolvedAtMs, reopens: course.reopens },
      }),
      moment:
        moment === null
          ? null
          : aServiceMoment({
              id: `m${index}`,
              ticketId: String(index),
              // Whom the moment names may have been merged into somebody else since: the ticket tells.
              customerId: 'gone',
              cause: ticket.cause ?? '',
              createdAtMs: createdAtMs + moment.afterHours * HOUR_MS,
              giving: { status: moment.status, severity: 3 },
            }),
    };
  });
  return { week, raw, tickets: raw.map(({ ticket }) => ticket), moments: raw.flatMap(({ moment }) => (moment === null ? [] : [moment])) };
}

/** The same by plain counting over everything there is. */
function counted(given: Raw, ticket: OutcomeTicket, fromMs: number): Pick<KeptOutcome, 'rating' | 'isReopened' | 'wroteAgain'> {
  const { tickets } = made(given);
  const again = tickets.filter(
    (other) =>
      other.id !== ticket.id &&
      other.customerId === ticket.customerId &&
      !other.tags.includes('closed_by_merge') &&
      other.createdAtMs > fromMs &&
      other.createdAtMs <= fromMs + DAYS_30_MS,
  );
  const isOpen = ticket.course !== null && (ticket.course.firstSolvedAtMs ?? Infinity) > fromMs;
  return {
    rating: isOpen ? (ticket.rating ?? 'none') : null,
    isReopened: isOpen ? (ticket.course?.reopens ?? 0) > 0 : null,
    wroteAgain: again.some(({ causeFieldValue }) => causeFieldValue === ticket.causeFieldValue && causeFieldValue !== null)
      ? 'same_cause'
      : again.length > 0
        ? 'other_cause'
        : 'no',
  };
}

async function read(given: Raw): Promise<readonly KeptOutcome[]> {
  const { week, raw, tickets, moments } = made(given);
  const archive = createFakeMomentArchive();
  archive.logged.push(...moments.toSorted((one, other) => one.createdAtMs - other.createdAtMs));
  const ticketOutcomes = createFakeTicketOutcomes(tickets);
  const deps = {
    ports: { archive, ticketOutcomes, runtime: { nowMs: () => NOW_MS } },
    context: { timeZone: given.timeZone },
    settings: () => parsedSettings().settings,
  };
  const outcomes = await readWeek(deps, week, (call) => call());
  if (!outcomes.ok || outcomes.value === null) throw new Error(`could not read ${raw.length} tickets`);
  return outcomes.value;
}

function isInWeek(given: Raw, atMs: number): boolean {
  const { week } = made(given);
  const day = plainLocalDay(atMs, given.timeZone);
  return day >= week.firstDay && day <= new Date(Date.parse(`${week.firstDay}T00:00Z`) + 6 * 24 * HOUR_MS).toISOString().slice(0, 10);
}

it('every ticket with a gesture of the week is told, none that was undone or merged, and each as plain counting has it', async () => {
  await fc.assert(
    fc.asyncProperty(anyAccount, async (given) => {
      const { raw } = made(given);
      const outcomes = await read(given);
      const gifts = raw.filter(({ moment }) => moment?.giving?.status === 'given' && isInWeek(given, moment.createdAtMs));
      const expected = gifts
        .filter(({ ticket }) => !ticket.tags.includes('closed_by_merge'))
        .map(({ ticket, moment }) => {
          const month = plainLocalDay(ticket.createdAtMs, given.timeZone).slice(0, 7);
          return [ticket.id, { ...counted(given, ticket, moment?.createdAtMs ?? 0), month }] as const;
        });
      const told = outcomes
        .filter(({ hasGesture }) => hasGesture)
        .map(({ ticketId, rating, isReopened, wroteAgain, month }) => [ticketId, { rating, isReopened, wroteAgain, month }] as const);
      // Where a ticket has no cause, none that was written again can be of the same.
      expect(new Map(told)).toEqual(new Map(expected));
      expect(told).toHaveLength(expected.length);
    }),
    { numRuns: 150 },
  );
});

it('every ticket without a gesture is one of a customer who was given nothing meanwhile, and is told as plain counting has it', async () => {
  await fc.assert(
    fc.asyncProperty(anyAccount, async (given) => {
      const { raw, week } = made(given);
      const outcomes = await read(given);
      const gifts = raw.filter(({ moment }) => moment?.giving?.status === 'given' && isInWeek(given, moment.createdAtMs));
      const delays = gifts
        .filter(({ ticket }) => !ticket.tags.includes('closed_by_merge'))
        .map(({ ticket, moment }) => (moment?.createdAtMs ?? 0) - ticket.createdAtMs)
        .toSorted((one, other) => one - other);
      const delayMs = delays[Math.ceil(delays.length / 2) - 1] ?? 0;
      const without = outcomes.filter(({ hasGesture }) => !hasGesture);
      for (const one of without) {
        const { ticket, moment } = raw[Number(one.ticketId)] ?? {};
        if (ticket === undefined) throw new Error(`${one.ticketId} is no ticket`);
        expect(isInWeek(given, ticket.createdAtMs) && (moment?.giving?.status ?? 'declined') === 'declined').toBe(true);
        expect(gifts.some((gift) => gift.ticket.causeFieldValue === one.cause)).toBe(true);
        const theirs = raw.filter((other) => other.ticket.customerId === ticket.customerId);
        expect(
          theirs.some(
            (other) =>
              other.ticket.tags.includes('made_right') &&
              other.ticket.createdAtMs >= week.fromMs - DAYS_30_MS &&
              other.ticket.createdAtMs < week.toMs + delayMs + DAYS_30_MS,
          ),
        ).toBe(false);
        const { rating, isReopened, wroteAgain } = one;
        expect({ rating, isReopened, wroteAgain }).toEqual(counted(given, ticket, ticket.createdAtMs + delayMs));
      }
      for (const cause of CAUSES) {
        const wanted = 2 * gifts.filter(({ moment }) => moment?.cause === cause).length;
        expect(without.filter((one) => one.cause === cause).length).toBeLessThanOrEqual(wanted);
      }
    }),
    { numRuns: 150 },
  );
});
