import { describe, expect, it, vi } from 'vitest';
import { fireEvent } from '@testing-library/react';
import { DOWN } from '#builders/a-page.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, JPY } from '#builders/currencies.ts';
import type { MonthReport } from '#domain/journal/month-report.ts';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { PastMonthPanel, pastMonthSentence } from '#features/lead/budget/PastMonthPanel.tsx';
import type { PastMonthsState } from '#features/lead/budget/past-months.ts';
import { around } from '../../../ui/around.tsx';
import { sentences } from '../../../ui/english.ts';
import { byLabel, byRole, isHeld, pressed, rendered } from '../../../ui/rendered.tsx';

const report: MonthReport = {
  month: '2026-02',
  spentMinor: 4500,
  gestures: 3,
  heldMinor: 0,
  undone: 1,
  byPerson: [
    { key: '12', spentMinor: 3000, gestures: 1 },
    { key: '13', spentMinor: 1500, gestures: 2 },
  ],
  byCause: [{ key: 'late_delivery', spentMinor: 4500, gestures: 3 }],
  byKind: [
    { key: 'refund', spentMinor: 3000, gestures: 1 },
    { key: 'lounge_visit', spentMinor: 1000, gestures: 1 },
    { key: 'unknown', spentMinor: 500, gestures: 1 },
  ],
  foreign: [],
};

function shown(phase: PastMonthsState['phase'], over: Partial<Parameters<typeof PastMonthPanel>[0]> = {}) {
  const account = { names: new Map([['12', 'Ann Sample']]), ownId: '91', currency: EUR, timeZone: TIME_ZONE, nowMs: NOW_MS };
  return rendered(
    around(
      <PastMonthPanel
        month="2026-02"
        months={['2026-03', '2026-02']}
        phase={phase}
        account={account}
        policy={builtInPolicy(EUR)}
        isBusy={false}
        onChoose={() => undefined}
        onRead={() => Promise.resolve()}
        onStop={() => undefined}
        {...over}
      />,
    ),
  );
}

const rowsOf = (screen: HTMLElement): readonly (readonly string[])[] =>
  [...screen.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));

describe('a month by itself', () => {
  it('is chosen by name, and read at a press', async () => {
    const onChoose = vi.fn<(month: string) => void>();
    const onRead = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const screen = await shown({ name: 'idle' }, { onChoose, onRead });
    const select = byLabel(screen, 'Month');
    expect([...select.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['Mar 2026', 'Feb 2026']);
    fireEvent.change(select, { target: { value: '2026-03' } });
    expect(onChoose.mock.calls).toEqual([['2026-03']]);
    await pressed(byRole(screen, 'button', 'Load this month'));
    expect(onRead).toHaveBeenCalledOnce();
  });

  it('shows what was spent in all, by person, cause and kind', async () => {
    const screen = await shown({ name: 'done', report, isWhole: true });
    expect([...screen.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual(['€45', '€0', '3', '1']);
    expect(rowsOf(screen)).toEqual([
      ['Ann Sample', '€30', '1'],
      ['Agent 13', '€15', '2'],
      ['Late delivery', '€45', '3'],
      ['Refund', '€30', '1'],
      ['Lounge visit', '€10', '1'],
      ['Not stated', '€5', '1'],
    ]);
  });

  it('says what is in no figure, and where not all could be read', async () => {
    const screen = await shown({ name: 'done', report: { ...report, foreign: [money(500, JPY)] }, isWhole: false });
    expect(screen.textContent).toContain('Given in other currencies and not included here: ¥500.');
    expect(screen.textContent).toContain('Each figure is at least what is shown.');
  });

  it('says that nothing was given', async () => {
    const screen = await shown({ name: 'done', report: { ...report, gestures: 0 }, isWhole: true });
    expect(screen.textContent).toContain('Nothing was given in this month.');
    expect(screen.querySelector('table')).toBeNull();
  });

  it('is stopped while it is read, and waits while the present month is', async () => {
    const onStop = vi.fn<() => void>();
    const reading = { name: 'reading', reading: { entries: 200, isWaiting: true } } as const;
    const screen = await shown(reading, { onStop, isBusy: true });
    expect(screen.textContent).toContain('200 entries read … Zendesk asks us to wait a little.');
    await pressed(byRole(screen, 'button', 'Stop loading'));
    expect(onStop).toHaveBeenCalledOnce();
    const busy = await shown({ name: 'idle' }, { isBusy: true });
    expect(isHeld(byRole(busy, 'button', 'Load this month'))).toBe(true);
  });

  it('says why it could not be read, and that it was stopped', async () => {
    expect((await shown({ name: 'failed', error: DOWN })).textContent).toContain('This month could not be loaded.');
    expect(pastMonthSentence(sentences, { name: 'stopped' })).toContain('Load the month again');
    expect(pastMonthSentence(sentences, { name: 'idle' })).toBe('');
  });
});
