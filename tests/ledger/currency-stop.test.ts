import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { currencyStopOf } from '#ledger/currency-stop.ts';

const NOW = { leadIds: new Set<string>(), nowMs: NOW_MS, timeZone: TIME_ZONE };
const YEN = limits({ currency: JPY, teamMonthMinor: 300_000 });
const before = { commitments: [aCommitment(), aCommitment({ momentId: 'm-2', reserveId: '01E0002' })], checkpoint: null };

describe('a changed currency', () => {
  it('stops everybody where the month holds money of before, and says how much', () => {
    const known = { ledger: before, entries: [], saidCurrency: null };
    expect(currencyStopOf(known, YEN, NOW)).toEqual({ why: 'not_started', currency: JPY, before: [eur(3000)] });
    expect(currencyStopOf(known, { ...YEN, teamMonthMinor: 0 }, NOW)).toMatchObject({ why: 'not_started' });
  });

  it('stops nobody where nothing limits the month, or nothing of before is in it', () => {
    const known = { ledger: before, entries: [], saidCurrency: 'JPY' };
    expect(currencyStopOf(known, { ...YEN, teamMonthMinor: null }, NOW)).toBeNull();
    expect(currencyStopOf({ ...known, ledger: { ...before, commitments: [] } }, YEN, NOW)).toBeNull();
  });

  it('stops a page first of all that is older than the change', () => {
    expect(currencyStopOf({ ledger: before, entries: [], saidCurrency: 'EUR' }, YEN, NOW)).toEqual({ why: 'reload', currency: 'EUR' });
  });
});
