import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { WrongState } from './explore.ts';
import { check } from './model-check.ts';
import {
  type Checked,
  DISTURBED,
  FOR_SOME,
  LISTS,
  LOWERED,
  SECOND_TAB_CONTINUES,
  SUSPENDED,
  TABS,
  THREE,
  UNANSWERED,
  WRONG,
  runModelCheck,
} from './run-model-check.ts';

const checked: Checked[] = [];

/** Figures for whoever wants to read them. */
afterAll(() => {
  const folder = fileURLToPath(new URL('../../../build/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const figures = checked.map(({ told, ...figure }) => ({ ...figure, told: [...told] }));
  writeFileSync(`${folder}model-check.json`, `${JSON.stringify(figures, null, 2)}\n`);
});

describe('whenever the account takes their requests up, and whenever it lists them', () => {
  // Never over a limit, nobody is told what does not hold for every reader, and nothing stays held for nobody.
  it.each([
    ['two agents hold the budget, each of whose pages may sleep at any request', SUSPENDED, 5000],
    ['two agents hold the budget where a page ends at any step, or a lead takes back what is being given', DISTURBED, 10_000],
    ['agents who send again what was not answered hold it, whether keys are refused or taken twice', UNANSWERED, 5000],
    ['three agents hold it, with room for one and for two, where lists lag and a page sleeps', THREE, 100_000],
    ['agents hold it whether lists are replicas, differ by reader, or take several pages', LISTS, 2000],
    ['two tabs of one agent give at one ticket once', TABS, 100],
    ['limits of some alone hold: of a customer by a tier that not every page knows, of an hour, of one person', FOR_SOME, 3000],
    ['a limit that a lead lowers binds whoever reserves after that', LOWERED, 10_000],
  ])(
    '%s',
    async (_title, instances, states) => {
      const all = await runModelCheck(instances);
      checked.push(...all);
      expect(all.reduce((sum, one) => sum + one.states, 0)).toBeGreaterThan(states);
      // It is not by refusing everybody.
      for (const { told } of all) expect([...told].some((ends) => ends.includes('yes'))).toBe(true);
    },
    240_000,
  );

  it.each(WRONG)(
    'they overspend where %s, and that is found',
    async (_rule, instance) => {
      const found = await check(instance).catch((error: unknown) => error);
      expect(found).toBeInstanceOf(WrongState);
      expect(found).toMatchObject({ message: expect.stringContaining('more is given than allowed') });
    },
    120_000,
  );

  it('where a second tab goes on with what the first began, one is told no and it counts, and that is found', async () => {
    const found = await check(SECOND_TAB_CONTINUES).catch((error: unknown) => error);
    expect(found).toBeInstanceOf(WrongState);
    expect(found).toMatchObject({ message: expect.stringContaining('somebody was told that nothing was given, and it counts') });
  });
});
