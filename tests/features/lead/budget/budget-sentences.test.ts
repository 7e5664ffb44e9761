import { describe, expect, it } from 'vitest';
import { percentOfBudget } from '#features/lead/budget/budget-sentences.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { sentences } from '../../../ui/english.ts';

describe('figures of the budget', () => {
  it('never fill the bar beyond its end, and fill it where the budget is 0', () => {
    expect([percentOfBudget(50, 100), percentOfBudget(150, 100), percentOfBudget(0, 0)]).toEqual([50, 100, 100]);
  });

  it('are rounded once, where they are said: to a tenth of a percent', () => {
    const said = [9_994, 9_995].map((usedMinor) => formatPercent(sentences.locale, percentOfBudget(usedMinor, 10_000)));
    expect(said).toEqual(['99.9%', '100%']);
  });
});
