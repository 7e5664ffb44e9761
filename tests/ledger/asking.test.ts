import { describe, expect, it } from 'vitest';
import { everyFault } from '#builders/every-fault.ts';
import { askedUntilKnown, isTurnedAway, isWorthRepeating } from '#ledger/asking.ts';
import { ATTEMPTS } from '#ledger/retrying.ts';
import { type FoundExecution, REFUSALS } from '#ports/gesture-executor.ts';

const LOST: FoundExecution = { kind: 'unknown', error: { kind: 'unreachable', what: 'Stripe' } };

async function asked(answers: readonly FoundExecution[]): Promise<{ readonly came: FoundExecution; readonly times: number }> {
  let times = 0;
  const runtime = { random: () => 0.5, wait: () => Promise.resolve() };
  const came = await askedUntilKnown(runtime, () => Promise.resolve(answers[times++] ?? LOST));
  return { came, times };
}

describe('asking a provider', () => {
  it('ends with the first answer, and with what nobody knows after as many times as anything is tried', async () => {
    expect(await asked([LOST, { kind: 'none' }])).toEqual({ came: { kind: 'none' }, times: 2 });
    expect(await asked([])).toEqual({ came: LOST, times: ATTEMPTS });
  });

  it('is turned away before a key is looked at where it was not reached, or the key may not', () => {
    expect(REFUSALS.filter(isTurnedAway)).toEqual(['not_reached', 'not_permitted']);
  });

  it('is worth repeating after throttling, and where nobody knows what came of it', () => {
    const repeated = everyFault('executor')
      .filter(isWorthRepeating)
      .map(({ kind }) => kind);
    expect(new Set(repeated)).toEqual(new Set(['rate_limited', 'unavailable', 'unreachable', 'unreadable']));
  });
});
