import { describe, expect, it } from 'vitest';
import { openAccount, type SandboxAccount } from '#sandbox/server/account.ts';
import { progressOf, type Progress } from '#sandbox/server/progress.ts';

const NOW_MS = Date.parse('2026-11-28T12:00:00Z');
const NOTHING: Progress = { isGiven: false, isStoried: false, isTold: false };

function write(account: SandboxAccount, object: 'service_moment' | 'moment_entry', fields: Record<string, unknown>, atMs = NOW_MS): void {
  account.api.state.tables.get(object)?.insert({ name: 'one', externalId: null, fields, createdBy: 1_000_001 }, atMs);
}

function lineUp(isHeld: boolean): Record<string, unknown> {
  return { kind: 'line_up', detail: JSON.stringify({ lineUp: { told: {}, isHeld } }) };
}

function progressAfter(given: readonly Record<string, unknown>[], entries: readonly Record<string, unknown>[] = []): Progress {
  const account = openAccount(process.cwd(), { nowMs: NOW_MS });
  for (const fields of given) write(account, 'service_moment', fields);
  for (const fields of entries) write(account, 'moment_entry', fields);
  return progressOf(account.api.state);
}

describe('what has been done in an account', () => {
  it('is nothing at first, whatever the past year holds', () => {
    expect(progressOf(openAccount(process.cwd(), { nowMs: NOW_MS, moments: 200 }).api.state)).toEqual(NOTHING);
  });

  it('is a gesture that stands, and none that was taken back', () => {
    expect(progressAfter([{ status: 'given' }])).toEqual({ ...NOTHING, isGiven: true });
    expect(progressAfter([{ status: 'voided', story: 'It was a birthday.' }])).toEqual(NOTHING);
  });

  it('is a story where one of them has one', () => {
    expect(progressAfter([{ status: 'given', story: ' ' }])).toEqual({ ...NOTHING, isGiven: true });
    expect(progressAfter([{ status: 'given' }, { status: 'given', story: 'It was a birthday.' }])).toEqual({
      isGiven: true,
      isStoried: true,
      isTold: false,
    });
  });

  it('is a line-up that was held, and none that was only planned', () => {
    expect(progressAfter([], [{ kind: 'reserve' }])).toEqual(NOTHING);
    expect(progressAfter([], [lineUp(false)])).toEqual(NOTHING);
    expect(progressAfter([], [lineUp(true), { kind: 'reserve' }])).toEqual({ ...NOTHING, isTold: true });
  });

  it('begins when the account was opened', () => {
    const account = openAccount(process.cwd(), { nowMs: NOW_MS });
    write(account, 'service_moment', { status: 'given' }, NOW_MS - 1);
    expect(progressOf(account.api.state)).toEqual(NOTHING);
  });
});
