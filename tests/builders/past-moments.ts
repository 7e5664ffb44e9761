import * as fc from 'fast-check';
import type { Limits } from '#domain/journal/limits.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import type { PastMoment } from '#domain/policy/replay.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { aPastMoment } from './a-past-moment.ts';
import { NOW_MS } from './clock.ts';
import { limits } from './limits.ts';

const amountsMinor = fc.integer({ min: 0, max: 80 }).map((steps) => steps * 50);

/** A few agents and customers over three months or so, some at the same instant, some on the same ticket. */
export const pastMoments: fc.Arbitrary<readonly PastMoment[]> = fc
  .array(
    fc.record({
      sinceMs: fc.oneof(
        fc.integer({ min: 0, max: 100 * DAY_MS }),
        fc.integer({ min: 0, max: 4 }).map((days) => days * DAY_MS),
      ),
      ticket: fc.integer({ min: 1, max: 12 }),
      agent: fc.constantFrom('11', '12'),
      isLead: fc.boolean(),
      cause: fc.constantFrom('late_delivery', 'slow_reply', 'other'),
      fault: fc.constantFrom(...FAULTS),
      severity: fc.constantFrom(...SEVERITIES),
      amountMinor: amountsMinor,
      suggestedMinor: fc.option(amountsMinor),
      isFollowed: fc.boolean(),
      lossMinor: fc.option(amountsMinor),
      outcome: fc.constantFrom('kept', 'rejected', null),
      hoursSinceReport: fc.option(fc.integer({ min: 0, max: 200 })),
      priorIncidents: fc.array(fc.record({ daysAgo: fc.integer({ min: 0, max: 90 }), isSameCause: fc.boolean() }), { maxLength: 3 }),
      value: fc.option(fc.record({ tier: fc.constantFrom('gold', 'iron'), upliftPercent: fc.integer({ min: 0, max: 30 }) })),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(
      (
        { sinceMs, ticket, agent, isFollowed, suggestedMinor, lossMinor, outcome, hoursSinceReport, priorIncidents, value, ...rest },
        index,
      ) =>
        aPastMoment({
          ...rest,
          id: `m-${index}`,
          atMs: NOW_MS - sinceMs,
          ticketId: String(500 + ticket),
          customerId: String(700 + (ticket % 4)),
          agentId: agent,
          suggestedMinor: isFollowed ? rest.amountMinor : suggestedMinor,
          facts: { lossMinor, outcome, hoursSinceReport, priorIncidents, value },
        }),
    ),
  );

const limit = fc.option(fc.integer({ min: 0, max: 8000 }));

/** Limits as a team may set them, each of them or none. */
export const anyLimits: fc.Arbitrary<Limits> = fc
  .record({
    gestureMinor: limit,
    leadGestureMinor: limit,
    agentHourMinor: limit,
    agentDayMinor: limit,
    customerWindowMinor: limit,
    customerWindowDays: fc.integer({ min: 1, max: 90 }),
    customerGestureCount: fc.option(fc.integer({ min: 0, max: 4 })),
    teamMonthMinor: limit,
  })
  .map((set) => limits(set));
