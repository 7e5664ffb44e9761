import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { WrongState } from './explore.ts';
import { check } from './model-check.ts';
import { type Checked, DISTURBED, SUSPENDED, UNANSWERED, WRONG, runModelCheck } from './run-model-check.ts';

const checked: Checked[] = [];

/** Figures for whoever wants to read them. */
afterAll(() => {
  const folder = fileURLToPath(new URL('../../../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}model-check.json`, `${JSON.stringify(checked, null, 2)}\n`);
});

describe('whenever the account takes their requests up, and whenever it lists them', () => {
  // Never over a limit, nobody is told what does not hold for every reader, and nothing stays held for nobody.
  it.each([
    ['two agents hold the budget, each of whose pages may sleep at any request', SUSPENDED, 100_000],
    ['two agents hold the budget where a page ends at any step, or a lead undoes what is being given', DISTURBED, 50_000],
    ['agents who send again what was not answered hold it, whether keys are refused or taken twice', UNANSWERED, 10_000],
  ])(
    '%s',
    async (_title, instances, states) => {
      const all = await runModelCheck(instances);
      checked.push(...all);
      expect(all.reduce((sum, one) => sum + one.states, 0)).toBeGreaterThan(states);
    },
    240_000,
  );

  it.each(WRONG)(
    'they overspend by the rule %s, and that is found',
    async (wrong, instance) => {
      const found = await check({ ...instance, wrong }).catch((error: unknown) => error);
      expect(found).toBeInstanceOf(WrongState);
      expect(found).toMatchObject({ message: expect.stringContaining('more is given than allowed') });
    },
    120_000,
  );
});
