import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anAskedMoment } from '#builders/a-lead-page.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { requestAllowances } from '#features/lead/requests/request-allowances.ts';

const about = {
  limits: limits({
    gestureMinor: 2500,
    leadGestureMinor: 20_000,
    agentDayMinor: 10_000,
    teamMonthMinor: 50_000,
    customerWindowMinor: 6000,
  }),
  leadId: '91',
  groups: [],
  nowMs: NOW_MS,
  isServerTime: true,
  timeZone: TIME_ZONE,
};
const request = { moment: anAskedMoment(), lines: [], createdAtMs: NOW_MS, createdById: '11' };

function allowances(seenSinceMs: number, commitments = [aCommitment({ momentId: 'moment-9', agentId: '91', countsMinor: 3000 })]) {
  const ledger = { commitments, flags: [], checkpoint: null };
  return new Map(requestAllowances(request, { ledger, seenSinceMs }, about).map((allowance) => [allowance.limit, allowance]));
}

describe('what a request can be approved within', () => {
  it("is the lead's own: their gesture, their day", () => {
    const seen = allowances(-Infinity);
    expect(seen.get('gesture')).toMatchObject({ remaining: 20_000, isExact: true });
    expect(seen.get('agent_day')).toMatchObject({ remaining: 7000, isExact: true });
    expect(seen.get('team_month')).toMatchObject({ remaining: 47_000, isExact: true });
  });

  it('is sure only as far as the journal was read', () => {
    const hour = allowances(hoursBefore(1));
    expect([hour.get('agent_day')?.isExact, hour.get('team_month')?.isExact]).toEqual([false, false]);
    const days = allowances(daysBefore(2));
    expect([days.get('agent_day')?.isExact, days.get('team_month')?.isExact]).toEqual([true, false]);
    expect(days.get('customer_window')?.isExact).toBe(false);
    expect(allowances(daysBefore(30)).get('customer_window')?.isExact).toBe(true);
  });

  it('is by the clock here where no answer has told the day, but for what one gesture may be', () => {
    const untold = requestAllowances(
      request,
      { ledger: { commitments: [], checkpoint: null }, seenSinceMs: -Infinity },
      { ...about, isServerTime: false },
    );
    expect(untold.filter(({ isByServerTime }) => isByServerTime).map(({ limit }) => limit)).toEqual(['gesture']);
    expect(allowances(-Infinity).get('agent_day')?.isByServerTime).toBe(true);
  });

  it('is nothing where the same was made right on another ticket, as the agent’s page counted it', () => {
    const there = aCommitment({ momentId: 'moment-9', ticketId: '502', cause: 'late_delivery' });
    const { moment } = request;
    const matter = { ticketIds: ['502'], isUnanswered: true, given: null };
    const asked = { ...request, moment: { ...moment, decision: { ...moment.decision, facts: { ...moment.decision.facts, matter } } } };
    const known = { ledger: { commitments: [there], checkpoint: null }, seenSinceMs: -Infinity };
    const limitsOf = (one: typeof asked | typeof request) => requestAllowances(one, known, about).map(({ limit }) => limit);
    expect(limitsOf(asked)).toContain('same_matter');
    expect(limitsOf(request)).not.toContain('same_matter');
  });

  it('is nothing where the same was made right already', () => {
    const same = aCommitment({ momentId: 'moment-9', ticketId: '501', cause: 'late_delivery' });
    expect(allowances(-Infinity, [same]).get('same_incident')).toMatchObject({ remaining: 0 });
  });
});
