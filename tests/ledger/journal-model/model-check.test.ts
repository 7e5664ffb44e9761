import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { check, rush } from './model-check.ts';
import { WrongState } from './explore.ts';
import { type Checked, THREE_AGENTS, THREE_WITH_A_LOSS, TWO_AGENTS, TWO_LEADS, runModelCheck } from './run-model-check.ts';

const checked: Checked[] = [];

/** Figures for whoever wants to read them. */
afterAll(() => {
  const folder = fileURLToPath(new URL('../../../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}model-check.json`, `${JSON.stringify(checked, null, 2)}\n`);
});

describe('in every order in which their requests can come', () => {
  // Never over a limit, nobody gives twice, everyone is answered in time, and once all is finished the journal tells what was given.
  it.each([
    ['two agents hold the budget, with a lost reply and a crash at every step', TWO_AGENTS, 9_000_000],
    ['three agents hold the budget, with a crash at every step', THREE_AGENTS, 30_000_000],
    ['three agents hold the budget, with a lost reply at every step', THREE_WITH_A_LOSS, 100_000_000],
    ['two leads who approve one request give it once, whether keys are refused or taken twice', TWO_LEADS, 300_000],
  ])(
    '%s',
    async (_title, instances, interleavings) => {
      const all = await runModelCheck(instances);
      checked.push(...all);
      expect(all.reduce((sum, one) => sum + one.interleavings, 0)).toBeGreaterThan(interleavings);
    },
    240_000,
  );

  it('agents who count only entries with earlier ids than their own overspend, and that is found within a hundred states', async () => {
    const wrong = await check(rush({ agents: 2, allowance: 1, seesOnlyEarlierIds: true })).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(WrongState);
    expect(wrong).toMatchObject({ message: expect.stringContaining('more is given than allowed') });
    expect(wrong instanceof WrongState ? wrong.states : Infinity).toBeLessThanOrEqual(100);
  });
});
