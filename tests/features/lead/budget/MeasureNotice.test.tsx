import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { MeasureNotice, measureNotice } from '#features/lead/budget/MeasureNotice.tsx';
import type { Measuring } from '#features/lead/session/lead-state.ts';
import type { Measured } from '#ledger/measure-account.ts';
import { around } from '../../../ui/around.tsx';
import { sentences } from '../../../ui/english.ts';
import { rendered } from '../../../ui/rendered.tsx';

const measured: Measured = {
  listDelayMs: 0,
  searchDelayMs: null,
  duplicate: 'allowed',
  listLag: { delayMs: 0, measuredAtMs: 0 },
  notDeleted: [],
};

describe('what measuring found of budgets', () => {
  it.each([
    ['is nothing before', { phase: 'idle' }],
    ['is nothing meanwhile', { phase: 'working', step: 'list' }],
    ['is nothing where they hold', { phase: 'done', measured }],
  ] as const)('%s', async (_what, measuring: Measuring) => {
    expect(measureNotice(sentences, measuring)).toBe('');
    expect((await rendered(around(<MeasureNotice measuring={measuring} />))).querySelector('.notice')).toBeNull();
  });

  it('is that they do not hold where lists never showed a record', async () => {
    const screen = await rendered(around(<MeasureNotice measuring={{ phase: 'done', measured: { ...measured, listDelayMs: null } }} />));
    expect(screen.querySelector('.notice-warning')?.textContent).toContain('In this account budgets do not hold');
  });

  it('is not known where it failed, with why', async () => {
    const screen = await rendered(around(<MeasureNotice measuring={{ phase: 'failed', error: { error: DOWN, notDeleted: [] } }} />));
    expect(screen.querySelector('.notice-warning')?.textContent).toContain('The account could not be measured.');
    expect(screen.querySelector('pre')?.textContent).toContain('Fault: unavailable');
  });
});
