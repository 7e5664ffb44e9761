import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR, JPY, KWD, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { proposedSpent, sumsOf, uncovered, unstarted } from '#domain/journal/currency-change.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import type { Checkpoint, Commitment, JournalEntry } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';

const LEAD = '91';
const TERMS = { currency: JPY, leadIds: new Set([LEAD]), nowMs: NOW_MS, timeZone: TIME_ZONE };

const CHECKPOINT: Checkpoint = {
  month: '2026-03',
  upToId: '01E0005',
  upToMs: NOW_MS,
  carriedMinor: 96_000,
  carriedUpToId: '01E0005',
  carriedUpToMs: NOW_MS,
};

function ledger(commitments: readonly Commitment[], checkpoint: Ledger['checkpoint'] = null): Ledger {
  return { commitments, checkpoint };
}

function given(id: string, stated = eur(1500), over: Partial<Commitment> = {}): Commitment {
  return aCommitment({ momentId: `m-${id}`, reserveId: `01E${id}`, stated, ...over });
}

const yen = money(2400, JPY);

/** What a lead said under an id, in a currency. */
function said(id: string, currency: string, over: Partial<JournalEntry> = {}): JournalEntry {
  const { currency: _currency, ...stated } = limits();
  return anEntry({ id: `01E${id}`, kind: 'limits', createdById: LEAD, currency, detail: { limits: stated }, ...over });
}

function total(id: string): JournalEntry {
  const detail = { checkpoint: { ...CHECKPOINT, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [] } };
  return said(id, 'JPY', { kind: 'checkpoint', detail });
}

describe('money of the month in a currency of before', () => {
  it('holds everybody up until a total covers it', () => {
    const before = [given('0001'), given('0002')];
    expect(unstarted(ledger(before), [], TERMS)).toEqual(before);
    expect(unstarted(ledger(before, CHECKPOINT), [total('0006')], TERMS)).toEqual([]);
  });

  it.each<[string, Partial<Commitment>]>([
    ['was taken back', { state: 'voided' }],
    ['is only reserved', { state: 'reserved', reservedAtMs: NOW_MS }],
    ['is of another month', { reservedAtMs: daysBefore(20) }],
    ['was edited', { isUncertain: true }],
    ['states no sum that can be read', { stated: null }],
    ["is in the team's own currency", { stated: yen }],
  ])('holds nobody up where it %s', (_what, over) => {
    expect(unstarted(ledger([given('0001', eur(1500), over)]), [], TERMS)).toEqual([]);
  });

  it('is held as well where it is granted', () => {
    expect(unstarted(ledger([given('0001', eur(1500), { state: 'granted' })]), [], TERMS)).toHaveLength(1);
  });

  it('that somebody wrote after the team had given in its own currency holds nobody up: that is no change of currency', () => {
    expect(unstarted(ledger([given('0001', yen), given('0002')]), [], TERMS)).toEqual([]);
    expect(unstarted(ledger([given('0001'), given('0002', yen)]), [], TERMS)).toHaveLength(1);
  });

  it('that was written after the start holds nobody up, also right before its entry and after what it covers', () => {
    const late = given('0006');
    expect(uncovered(ledger([late], CHECKPOINT), TERMS)).toEqual([late]);
    expect(unstarted(ledger([late], CHECKPOINT), [said('0002', 'EUR'), total('0007')], TERMS)).toEqual([]);
  });

  it('holds everybody up again where leads have counted in it since: the currency was changed once more', () => {
    const back = { ...TERMS, currency: EUR };
    const both = [given('0001'), given('0008', yen)];
    expect(unstarted(ledger(both), [said('0004', 'JPY')], back)).toEqual([both[1]]);
    expect(unstarted(ledger(both), [], back)).toEqual([]);
  });

  it.each<[string, Partial<JournalEntry>]>([
    ['by somebody who is no lead', { createdById: '11' }],
    ['and was edited since', { updatedAtMs: NOW_MS }],
    ['of nothing that leads say', { detail: {} }],
  ])('is not told of by an entry %s', (_what, over) => {
    const back = { ...TERMS, currency: EUR };
    expect(unstarted(ledger([given('0001'), given('0008', yen)]), [said('0004', 'JPY', over)], back)).toEqual([]);
  });
});

const budgets = (teamMonthMinor: number | null, before: Partial<Record<string, number | null>>) => ({
  teamMonthMinor,
  limitsIn: (currency: string) => (currency in before ? { teamMonthMinor: before[currency] ?? null } : null),
});

describe('what was given before', () => {
  it('is summed by currency, in the order of their codes', () => {
    expect(sumsOf([money(2400, JPY), eur(100), eur(50), money(1, KWD)])).toEqual([eur(150), money(2400, JPY), money(1, KWD)]);
  });

  it.each([
    ['yen, which have no smaller unit', 61_250, { EUR: 200_000 }, 300_000, 91_875],
    ['fils, of which a thousand are a dinar', 61_250, { EUR: 200_000 }, 660_000, 202_125],
    ['a unit more where it does not come out even', 1, { EUR: 3 }, 100, 34],
    ['nothing where nothing is to be told', 0, { EUR: 3 }, 100, 0],
  ])('is proposed as the same share of the budget: %s', (_what, givenMinor, before, budgetMinor, proposed) => {
    expect(proposedSpent([eur(givenMinor)], budgets(budgetMinor, before))).toBe(proposed);
  });

  it('of several currencies is proposed as the sum of their shares', () => {
    expect(proposedSpent([eur(100), money(50, JPY)], budgets(1000, { EUR: 1000, JPY: 100 }))).toBe(600);
  });

  it.each([
    ['the budget of before is not known', 300_000, {}],
    ['nothing limited it', 300_000, { EUR: null }],
    ['nothing was permitted', 300_000, { EUR: 0 }],
    ['nothing limits the month now', null, { EUR: 200_000 }],
    ['it is more than can be counted', Number.MAX_SAFE_INTEGER, { EUR: 1 }],
  ])('is not proposed where %s', (_what, now, before) => {
    expect(proposedSpent([eur(61_250)], budgets(now, before))).toBeNull();
  });
});
