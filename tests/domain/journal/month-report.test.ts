import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, JPY } from '#builders/currencies.ts';
import { countedMinorOf, teamMonth } from '#domain/journal/admission.ts';
import { isForeign } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { type MonthReport, monthReport, monthSpan } from '#domain/journal/month-report.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { monthOf } from '#domain/shared/time.ts';
import { gestures, journalOf, termsOf } from './a-journal.ts';

function report(commitments: readonly Commitment[], month = '2026-03'): MonthReport {
  return monthReport(commitments, { month, currency: EUR, nowMs: NOW_MS, timeZone: TIME_ZONE });
}

function given(momentId: string, over: Partial<Commitment>): Commitment {
  return aCommitment({ momentId, state: 'posted', ...over });
}

function yen(momentId: string): Commitment {
  return given(momentId, { reservedAtMs: NOW_MS, stated: money(500, JPY), countsMinor: 5000 });
}

const sum = (shares: readonly { readonly spentMinor: number }[]): number => shares.reduce((all, { spentMinor }) => all + spentMinor, 0);
const count = (shares: readonly { readonly gestures: number }[]): number => shares.reduce((all, one) => all + one.gestures, 0);

describe('the report of a month', () => {
  it('begins and ends at midnight of the account, also where the clocks change', () => {
    expect(monthSpan('2026-03', 'Europe/Berlin')).toEqual({ sinceMs: Date.UTC(2026, 1, 28, 23), untilMs: Date.UTC(2026, 2, 31, 22) });
    expect(monthSpan('2026-12', 'Pacific/Apia').untilMs).toBe(Date.UTC(2026, 11, 31, 11));
  });

  it('counts what a lead approved for whoever delivered it, and for the lead where that is not known', () => {
    const approved = { reservedAtMs: NOW_MS, agentId: '90', forAgentId: '11', countsMinor: 1000 };
    const found = report([given('a', { ...approved, deliveredByName: '' }), given('b', approved)]);
    expect(found.byPerson.map(({ key }) => key)).toEqual(['11', '90']);
  });

  it('counts what was reserved in it and given, by person, cause and kind, the most first', () => {
    const { sinceMs, untilMs } = monthSpan('2026-03', TIME_ZONE);
    const found = report([
      given('a', { reservedAtMs: sinceMs, countsMinor: 1000, agentId: '11', cause: 'outage', detail: { gesture: 'credit' } }),
      given('b', { reservedAtMs: NOW_MS, countsMinor: 3000, agentId: '12', cause: 'late_delivery', detail: { gesture: 'refund' } }),
      given('c', { reservedAtMs: NOW_MS, countsMinor: 500, agentId: '11', cause: 'late_delivery', detail: {} }),
      given('before', { reservedAtMs: sinceMs - 1, countsMinor: 7 }),
      given('after', { reservedAtMs: untilMs, countsMinor: 7 }),
      given('held', { reservedAtMs: NOW_MS, countsMinor: 40, state: 'granted' }),
      given('undone', { reservedAtMs: NOW_MS, countsMinor: 7, state: 'voided', undoneById: '9' }),
      given('withdrawn', { reservedAtMs: NOW_MS, countsMinor: 7, state: 'voided' }),
    ]);
    expect(found).toEqual({
      month: '2026-03',
      spentMinor: 4500,
      gestures: 3,
      heldMinor: 40,
      undone: 1,
      byPerson: [
        { key: '12', spentMinor: 3000, gestures: 1 },
        { key: '11', spentMinor: 1500, gestures: 2 },
      ],
      byCause: [
        { key: 'late_delivery', spentMinor: 3500, gestures: 2 },
        { key: 'outage', spentMinor: 1000, gestures: 1 },
      ],
      byKind: [
        { key: 'refund', spentMinor: 3000, gestures: 1 },
        { key: 'credit', spentMinor: 1000, gestures: 1 },
        { key: 'unknown', spentMinor: 500, gestures: 1 },
      ],
      foreign: [],
    });
  });

  it('tells what is in other currencies beside it, one sum for each', () => {
    expect(report([yen('a'), yen('b')])).toMatchObject({ spentMinor: 0, gestures: 0, byPerson: [], foreign: [money(1000, JPY)] });
  });

  it('equals what the limits count of the month, in whatever zone, undone and expired and foreign and merged included', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'America/St_Johns', 'UTC');
    fc.assert(
      fc.property(gestures({ mostDaysAgo: 70, voids: true }), zones, fc.boolean(), (told, timeZone, isMixed) => {
        const entries = journalOf(told, NOW_MS).map((entry) => {
          // A currency that was changed before, and a customer who was merged since: neither makes a sum another.
          const isYen = isMixed && entry.momentId === 'moment-0';
          return { ...entry, customerId: '700', ...(isYen && { currency: 'JPY' }) };
        });
        const { commitments } = foldLedger(entries, termsOf({ timeZone }));
        const months = [...new Set(commitments.map(({ reservedAtMs }) => monthOf(localDay(reservedAtMs, timeZone))))];
        const reports = months.map((month) => monthReport(commitments, { month, currency: EUR, nowMs: NOW_MS, timeZone }));
        for (const one of reports) {
          // Judged at the month's own end, or now, where it goes on.
          const { untilMs } = monthSpan(one.month, timeZone);
          const counted = teamMonth({ commitments, checkpoint: null }, { nowMs: Math.min(untilMs - 1, NOW_MS), timeZone }).counted;
          const live = counted.filter((commitment) => !isForeign(commitment, EUR) && (commitment.state !== 'reserved' || untilMs > NOW_MS));
          expect(one.spentMinor + one.heldMinor).toBe(countedMinorOf(live));
          for (const shares of [one.byPerson, one.byCause, one.byKind]) {
            expect(sum(shares)).toBe(one.spentMinor);
            expect(count(shares)).toBe(one.gestures);
          }
        }
        const all = commitments.filter(({ state }) => state === 'posted');
        expect(reports.reduce((total, one) => total + one.gestures, 0) + all.filter((one) => isForeign(one, EUR)).length).toBe(all.length);
      }),
    );
  });
});
