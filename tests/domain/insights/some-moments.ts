import * as fc from 'fast-check';
import { aDraft } from '#builders/a-draft.ts';
import { EUR, USD } from '#builders/currencies.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { type InsightMoment, insightMoment } from '#domain/insights/insight-moment.ts';
import { MOMENT_KINDS, MOMENT_STATUSES } from '#domain/moments/moment.ts';
import { REQUEST_LINE_KINDS, type RequestLine } from '#domain/moments/request-line.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { money } from '#domain/money/money.ts';
import type { Reason } from '#domain/policy/suggestion.ts';
import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';

export const TODAY = '2026-03-18';
const TODAY_MS = Date.parse('2026-03-18T12:00Z');

/** A suggestion that says why, as every one does. */
const WHY: readonly Reason[] = [{ rule: 'base', variant: 'base', deltaMinor: 0, facts: {}, studies: [], strength: null, choice: null }];

interface Changes extends Partial<Omit<InsightMoment, 'giving'>> {
  readonly daysAgo?: number;
  readonly giving?: Partial<NonNullable<InsightMoment['giving']>> | null;
}

/** A gesture of 15 euros as suggested, given at noon of today, or so many days before. */
export function anInsightMoment({ daysAgo = 0, giving = {}, ...changes }: Changes = {}): InsightMoment {
  const { ticketId, customerId, agentId, kind, cause, fault, severity, gesture, amount } = aDraft();
  const atMs = TODAY_MS - daysAgo * DAY_MS;
  return {
    id: `m-${daysAgo}`,
    ticketId,
    customerId,
    agentId,
    kind,
    cause,
    idea: '',
    atMs,
    day: new Date(atMs).toISOString().slice(0, 10),
    ...changes,
    giving:
      giving === null
        ? null
        : {
            status: 'given',
            gesture,
            amount,
            fault,
            severity,
            suggested: { amountMinor: amount.amountMinor, gesture },
            deviation: '',
            request: null,
            isStepOpen: false,
            isTicked: false,
            ...giving,
          },
  };
}

function aLine(kind: RequestLine['kind'], amountMinor: number | null): RequestLine {
  return { kind, byId: '91', byName: 'Lena Sample', atMs: 0, text: '', amountMinor };
}

const anyLines = fc.option(
  fc.array(
    fc.record({ kind: fc.constantFrom(...REQUEST_LINE_KINDS), amountMinor: fc.option(fc.integer({ min: 0, max: 4 }).map((n) => n * 500)) }),
    { maxLength: 3 },
  ),
  { nil: undefined },
);

/** Moments of a few people, customers, tickets, causes and currencies, some of them undone, at any hour of the last weeks. */
export const anyServiceMoments: fc.Arbitrary<readonly ServiceMoment[]> = fc
  .array(
    fc.record({
      hoursAgo: fc.integer({ min: -20, max: 40 * 24 }),
      ticketId: fc.constantFrom('', '501', '502', '503', '504'),
      customerId: fc.constantFrom('', '701', '702', '703'),
      agentId: fc.constantFrom('11', '12', '13'),
      kind: fc.constantFrom(...MOMENT_KINDS),
      cause: fc.constantFrom('', 'late_delivery', 'outage'),
      isGiving: fc.boolean(),
      status: fc.constantFrom(...MOMENT_STATUSES),
      gesture: fc.constantFrom(...GESTURE_KINDS),
      amountMinor: fc.integer({ min: 0, max: 6 }).map((n) => n * 500),
      currency: fc.constantFrom(EUR, EUR, USD),
      suggestedMinor: fc.integer({ min: 0, max: 6 }).map((n) => n * 500),
      suggestedKind: fc.option(fc.constantFrom(...GESTURE_KINDS)),
      hasReasons: fc.boolean(),
      deviation: fc.constantFrom('', ' ', 'A birthday.'),
      lines: anyLines,
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map((one, index): ServiceMoment => {
      const { hoursAgo, ticketId, customerId, agentId, kind, cause, isGiving, status, gesture, amountMinor, currency, deviation, lines } =
        one;
      const id = `m-${index}`;
      const about = { id, ticketId, customerId, agentId, kind, cause, story: `Told ${index}.`, day: '2000-01-01' };
      const draft = aDraft();
      const { suggestedMinor, suggestedKind } = one;
      const decision = { ...draft.decision, suggestedMinor, suggestedKind, reasons: one.hasReasons ? WHY : [] };
      const request = lines?.map((line) => aLine(line.kind, line.amountMinor));
      return {
        ...about,
        createdAtMs: TODAY_MS - hoursAgo * HOUR_MS,
        createdById: agentId,
        giving: isGiving
          ? {
              ...draft,
              ...about,
              status,
              gesture,
              amount: money(amountMinor, currency),
              deviation,
              decision: { ...decision, ...(request !== undefined && { request }) },
            }
          : null,
      };
    }),
  );

export const ZONES = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia'] as const;

export function seenFrom(moments: readonly ServiceMoment[], timeZone: string): readonly InsightMoment[] {
  return moments.map((moment) => insightMoment(moment, timeZone));
}
