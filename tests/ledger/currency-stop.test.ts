import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { currencyStopOf } from '#ledger/currency-stop.ts';

const LEAD = '90';
const NOW = { leadIds: new Set([LEAD]), nowMs: NOW_MS, timeZone: TIME_ZONE };
const YEN = limits({ currency: JPY, teamMonthMinor: 300_000 });
const before = { commitments: [aCommitment(), aCommitment({ momentId: 'm-2', reserveId: '01E0002' })], checkpoint: null };

const { currency: _euro, ...STAMPED } = limits();

function said(currency: string, createdAtMs: number): JournalEntry {
  return anEntry({ kind: 'limits', createdById: LEAD, currency, createdAtMs, detail: { limits: STAMPED } });
}

describe('a changed currency', () => {
  it('stops everybody where the month holds money of before, and says how much', () => {
    const view = { ledger: before, entries: [], readMs: NOW_MS };
    expect(currencyStopOf({ ...view, limits: YEN }, NOW)).toEqual({ why: 'not_started', currency: JPY, before: [eur(3000)] });
    expect(currencyStopOf({ ...view, limits: { ...YEN, teamMonthMinor: 0 } }, NOW)).toMatchObject({ why: 'not_started' });
  });

  it('stops nobody where nothing limits the month, or nothing of before is in it', () => {
    const view = { ledger: before, entries: [said('JPY', NOW_MS)], readMs: NOW_MS };
    expect(currencyStopOf({ ...view, limits: { ...YEN, teamMonthMinor: null } }, NOW)).toBeNull();
    expect(currencyStopOf({ ...view, limits: YEN, ledger: { ...before, commitments: [] } }, NOW)).toBeNull();
  });

  it('stops a page first of all that is older than the change', () => {
    const view = { ledger: before, limits: YEN };
    const reload = { why: 'reload', currency: 'EUR' };
    expect(currencyStopOf({ ...view, entries: [said('EUR', NOW_MS)], readMs: NOW_MS }, NOW)).toEqual(reload);
    // Settings are read so long before the journal at most.
    expect(currencyStopOf({ ...view, entries: [said('EUR', NOW_MS - 29_999)], readMs: NOW_MS }, NOW)).toEqual(reload);
    expect(currencyStopOf({ ...view, entries: [said('EUR', NOW_MS - 30_000)], readMs: NOW_MS }, NOW)).toMatchObject({ why: 'not_started' });
    expect(currencyStopOf({ ...view, entries: [said('EUR', NOW_MS)], readMs: Infinity }, NOW)).toMatchObject({ why: 'not_started' });
  });
});
