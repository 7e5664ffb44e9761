import { describe, expect, it } from 'vitest';
import { measuredSentences } from '#features/lead/setup/measure/measure-sentences.ts';
import type { Measured } from '#ledger/measure-account.ts';
import { sentences } from '../../../../ui/english.ts';

const measured: Measured = {
  listDelayMs: 0,
  searchDelayMs: 1300,
  duplicate: 'refused',
  listLag: { delayMs: 0, measuredAtMs: 0 },
  notDeleted: [],
};

describe('what was measured', () => {
  it('is said with what it means', () => {
    expect(measuredSentences(sentences, measured)).toEqual([
      'Lists show a new record at once. Budgets hold without any wait.',
      'Time until search finds it: 1.3 seconds. Only older entries for a customer or an agent’s day depend on that; the team’s month does not.',
      'A second record with the same key is refused: nothing can be written twice.',
    ]);
  });

  it('says plainly where budgets do not hold', () => {
    const [list, search] = measuredSentences(sentences, { ...measured, listDelayMs: null, searchDelayMs: null });
    expect(list).toContain('In this account budgets do not hold when several people give at once.');
    expect(search).toContain('within a minute');
  });

  it('tells how long everybody waits, and what is left behind', () => {
    const slow = { ...measured, listDelayMs: 700, listLag: { delayMs: 1400, measuredAtMs: 0 }, notDeleted: ['measure:1', 'measure:2'] };
    const said = measuredSentences(sentences, slow);
    expect(said[0]).toContain('show a new record: 0.7 seconds.');
    expect(said[0]).toContain('checked: 1.4 seconds');
    expect(said.at(-1)).toContain('measure:1, measure:2');
  });
});
