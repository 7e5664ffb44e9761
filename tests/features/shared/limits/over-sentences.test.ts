import { describe, expect, it } from 'vitest';
import { type ExceededLimit, type Refusal, allowancesFor, firstExceeded } from '#domain/journal/admission.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { DAY_MS, dayStart } from '#domain/shared/time.ts';
import { type LimitReader, limitReader, overSentence, refusalSentence } from '#features/shared/limits/over-sentences.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { sentences } from '../../../ui/english.ts';

const reader: LimitReader = { nowMs: NOW_MS, timeZone: TIME_ZONE, currency: EUR, ownId: '11' };

/** What stops a gesture of agent 11 to customer 701. */
function stopped(askedMinor: number, set: Partial<Limits>, given: readonly Commitment[] = []): ExceededLimit {
  const view = { commitments: given, checkpoint: null };
  const allowances = allowancesFor(aProposal(), view, limits(set), { nowMs: reader.nowMs, timeZone: reader.timeZone });
  const exceeded = firstExceeded({ amountMinor: askedMinor }, allowances);
  if (exceeded === null) throw new Error('no limit stops this');
  return exceeded;
}

function said(askedMinor: number, set: Partial<Limits>, given: readonly Commitment[] = []): string {
  return overSentence(sentences, stopped(askedMinor, set, given), reader);
}

describe('what is over a limit', () => {
  const today = aCommitment({ momentId: 'a', agentId: '11', customerId: '701', countsMinor: 9500 });

  it('of a day is free again tomorrow where it is as much as the whole limit', () => {
    expect(said(10_000, { agentDayMinor: 10_000 }, [today])).toBe('Over your daily limit. Left today: €5. Available again tomorrow.');
  });

  it('of a day is never promised one cent over the whole limit', () => {
    expect(said(10_001, { agentDayMinor: 10_000 }, [today])).toBe('Over your daily limit. Left today: €5.');
    expect(said(10_001, { agentDayMinor: 10_000 })).toBe('Over your daily limit. Left today: €100.');
  });

  it('calls what a lead has approved that, until somebody has given it', () => {
    const detail = { gesture: 'credit', agentName: 'Lea Lead' } as const;
    const granted = aCommitment({ agentId: '90', forAgentId: '12', ticketId: '501', customerId: '701', state: 'granted', detail });
    expect(said(1500, {}, [granted])).toBe('Already approved by Lea Lead, 3 hours ago, and not given yet: €15 store credit (ticket 501).');
    const given = { ...granted, state: 'posted', deliveredByName: 'Cy Other' } as const;
    expect(said(1500, {}, [given])).toBe('Already made right by Cy Other, 3 hours ago: €15 store credit.');
  });

  it('of the month is free again when that turns, up to the whole budget', () => {
    expect(said(10_000, { teamMonthMinor: 10_000 }, [today])).toBe(
      'Over the team’s budget. Left this month: €5. Available again on Apr 1.',
    );
    expect(said(10_001, { teamMonthMinor: 10_000 }, [today])).toBe('Over the team’s budget. Left this month: €5.');
  });

  it('of a customer is free again once enough has left the window for what was asked, and names the days of that window', () => {
    const set = { customerWindowMinor: 5000, customerWindowDays: 30 };
    const given = [29, 20].map((days) => ({ ...today, momentId: `m-${days}`, countsMinor: 2000, reservedAtMs: daysBefore(days) }));
    expect(said(1001, set, given)).toBe('Over this customer’s limit. Left in 30 days: €10. Available again tomorrow.');
    expect(said(3000, set, given)).toBe('Over this customer’s limit. Left in 30 days: €10. Available again tomorrow.');
    expect(said(3001, set, given)).toBe('Over this customer’s limit. Left in 30 days: €10. Available again on Mar 28.');
    expect(said(5000, set, given)).toBe('Over this customer’s limit. Left in 30 days: €10. Available again on Mar 28.');
    expect(said(5001, set, given)).toBe('Over this customer’s limit. Left in 30 days: €10.');
  });

  it('of a number of gestures is free again when one of them leaves the window, whatever the sum', () => {
    const set = { customerGestureCount: 1, customerWindowDays: 30 };
    expect(said(9_000_000, set, [{ ...today, reservedAtMs: daysBefore(29) }])).toBe(
      'Gestures this customer may have in 30 days: 1. It has been given. Available again tomorrow.',
    );
  });

  it.each([
    [1, '1 day'],
    [2, '2 days'],
    [60, '60 days'],
  ])('names a window of %i days as %s', (customerWindowDays, span) => {
    expect(said(1, { customerGestureCount: 1, customerWindowDays }, [today])).toContain(`may have in ${span}: 1.`);
    expect(said(1, { customerWindowMinor: 500, customerWindowDays }, [today])).toContain(`Left in ${span}: €0.`);
  });

  it('of one gesture is never free', () => {
    expect(said(5001, { gestureMinor: 5000 })).toBe('Limit per gesture: €50.');
  });

  it('of 0 says which limit it is, and that nothing is permitted', () => {
    expect(said(1, { agentDayMinor: 0 })).toBe('Nothing is permitted. Set to 0: your limit for today.');
  });

  it('says who made it right already, when and how; whoever reads it is you', () => {
    const earlier = aCommitment({
      ticketId: '501',
      agentId: '9',
      // A lead approved it for whoever reads this: it is the lead's all the same.
      forAgentId: '11',
      detail: { gesture: 'credit', agentName: 'Agent Two (sample)' },
      countsMinor: 2000,
      reservedAtMs: NOW_MS - 120_000,
    });
    expect(said(1, {}, [earlier])).toBe('Already made right by Agent Two (sample), 2 minutes ago: €20 store credit.');
    expect(overSentence(sentences, stopped(1, {}, [earlier]), { ...reader, ownId: '9' })).toContain('Already made right by you, 2');
  });
});

it('what is said to be free again at an instant is refused a millisecond before and accepted then', () => {
  const given = aCommitment({ momentId: 'a', agentId: '11', customerId: '701', countsMinor: 4000, reservedAtMs: daysBefore(0) - 1 });
  for (const set of [{ agentDayMinor: 5000 }, { teamMonthMinor: 5000 }, { customerWindowMinor: 5000, customerWindowDays: 7 }]) {
    const { freeAtMs } = stopped(5000, set, [given]);
    const at = (nowMs: number): ExceededLimit | null =>
      firstExceeded(
        { amountMinor: 5000 },
        allowancesFor(aProposal(), { commitments: [given], checkpoint: null }, limits(set), { nowMs, timeZone: TIME_ZONE }),
      );
    expect([at((freeAtMs ?? 0) - 1)?.freeAtMs, at(freeAtMs ?? 0)]).toEqual([freeAtMs, null]);
  }
});

describe('when something is free again', () => {
  const midnightMs = dayStart('2026-03-19', TIME_ZONE);
  it.each([
    ['the last millisecond of today', midnightMs - 1, 'Available again on Mar 18.'],
    ['the first of tomorrow', midnightMs, 'Available again tomorrow.'],
    ['the last of tomorrow', midnightMs + DAY_MS - 1, 'Available again tomorrow.'],
    ['the first of the day after', midnightMs + DAY_MS, 'Available again on Mar 20.'],
  ])('at %s is said by the day of the account', (_when, freeAtMs, sentence) => {
    const exceeded = { ...stopped(10_001, { agentDayMinor: 10_000 }), freeAtMs };
    expect(overSentence(sentences, exceeded, reader)).toBe(`Over your daily limit. Left today: €100. ${sentence}`);
  });
});

it('a refusal where others were deciding says so, and does not call it over the limit', () => {
  const refusal: Refusal = { ...stopped(10_001, { agentDayMinor: 10_000 }), isContended: true };
  expect(refusalSentence(sentences, refusal, reader)).toContain('Colleagues were deciding');
  expect(refusalSentence(sentences, { ...refusal, isContended: false }, reader)).toBe('Over your daily limit. Left today: €100.');
});

it('whoever looks at a screen is whom its sentences are for', async () => {
  const { session } = await aWorld().open();
  const state = session.getState();
  expect(limitReader(state)).toEqual({ nowMs: state.nowMs, timeZone: TIME_ZONE, currency: EUR, ownId: '11' });
});
