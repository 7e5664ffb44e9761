import { describe, expect, it } from 'vitest';
import type { AppFault } from '#ports/app-fault.ts';
import { ATTEMPTS, PAUSE_AT_MOST_MS, pauseAfter, retrying } from '#ledger/retrying.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

const down: AppFault = { kind: 'unreachable', what: 'journal' };

function limited(retryAfterMs: number): AppFault {
  return { kind: 'rate_limited', what: 'journal', retryAfterMs };
}

async function tried(
  outcomes: readonly (AppFault | null)[],
): Promise<{ readonly result: Result<number, AppFault>; readonly waitsMs: readonly number[]; readonly attempts: number }> {
  const waitsMs: number[] = [];
  let attempts = 0;
  const runtime = { random: () => 0.5, wait: (ms: number) => Promise.resolve(void waitsMs.push(ms)) };
  const result = await retrying(runtime, () => {
    const error = outcomes[attempts] ?? null;
    attempts += 1;
    return Promise.resolve(error === null ? ok(attempts) : fail(error));
  });
  return { result, waitsMs, attempts };
}

describe('what may be repeated without harm', () => {
  it('is not repeated once it succeeds', async () => {
    expect(await tried([])).toMatchObject({ result: ok(1), waitsMs: [] });
    expect(await tried([down, down])).toMatchObject({ result: ok(3), attempts: 3 });
  });

  it('is tried four times in all, with pauses that double, and then gives its last failure', async () => {
    const { result, waitsMs, attempts } = await tried([down, down, down, limited(0), null]);
    expect({ result, attempts }).toEqual({ result: fail(limited(0)), attempts: ATTEMPTS });
    expect(waitsMs).toEqual([225, 450, 900]);
  });

  it.each<AppFault>([
    { kind: 'refused_by_role', what: 'journal', action: 'read' },
    { kind: 'rejected', what: 'journal', detail: '' },
    { kind: 'not_set_up', what: 'journal' },
    { kind: 'unreadable', what: 'journal', path: '' },
  ])('is given up at once where trying again cannot help: $kind', async (error) => {
    expect(await tried([error])).toMatchObject({ result: fail(error), attempts: 1, waitsMs: [] });
  });
});

describe('the pause', () => {
  it('is at least what Zendesk asks for, with some chance on top so that not everyone comes back at once', () => {
    expect(pauseAfter(limited(2000), 1, { random: () => 0 })).toBe(2150);
    expect(pauseAfter(limited(2000), 1, { random: () => 0.999 })).toBeGreaterThan(2290);
  });

  it('of ten seconds is waited, and one millisecond more is given up', async () => {
    expect(pauseAfter(limited(PAUSE_AT_MOST_MS), 1, { random: () => 0 })).not.toBeNull();
    expect(pauseAfter(limited(PAUSE_AT_MOST_MS + 1), 1, { random: () => 0 })).toBeNull();
    expect(await tried([limited(PAUSE_AT_MOST_MS + 1)])).toMatchObject({ attempts: 1, waitsMs: [] });
  });

  it('is never longer than that, however many attempts', () => {
    expect(pauseAfter(down, 30, { random: () => 0.999 })).toBe(PAUSE_AT_MOST_MS);
  });
});
