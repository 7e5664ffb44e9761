import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anAccount } from '#builders/an-account.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { OwnBudgetTab } from '#features/lead/own-budget/OwnBudgetTab.tsx';
import type { OwnBudget } from '#features/lead/own-budget/own-budget-state.ts';
import { ownBudgetSentences } from '#features/lead/own-budget/sentences.ts';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

const VIEW: OwnBudget = {
  todayMinor: 1500,
  monthMinor: 4000,
  gestures: 3,
  isWhole: true,
  day: { limitMinor: 5000, remainingMinor: 3500, isExact: true },
  pool: { usedPercent: 42, isExact: true },
  isPoolHidden: false,
  withoutStory: [],
};

async function tab(over: Partial<OwnBudget> = {}) {
  await ownBudgetSentences.load(['en']);
  const asked: string[] = [];
  const page = await rendered(
    around(
      <OwnBudgetTab
        own={{ state: 'ready', value: { ...VIEW, ...over }, atMs: NOW_MS }}
        account={anAccount()}
        unissuedState={{ nowMs: NOW_MS, phase: { name: 'done' }, rows: [], looked: 0, sinceMs: null, ticks: new Map() }}
        unissued={{
          getState: () => ({ nowMs: NOW_MS, phase: { name: 'done' }, rows: [], looked: 0, sinceMs: null, ticks: new Map() }),
          subscribe: () => () => true,
          load: () => Promise.resolve(),
          readOn: () => Promise.resolve(),
          stop: () => {},
          tick: () => Promise.resolve(),
        }}
        onRefresh={() => Promise.resolve(void asked.push('refresh'))}
        onShowTicket={(id) => void asked.push(id)}
      />,
    ),
  );
  return { text: page.textContent ?? '', asked };
}

describe('an agent’s own budget', () => {
  it('is four figures: given today, left today, given this month, and the share of the team’s month', async () => {
    const { text } = await tab();
    expect(text).toContain('You gave today€15');
    expect(text).toContain('Left for you today€35');
    expect(text).toContain('You gave this month€40');
    expect(text).toContain('Used of the team’s month42%');
  });

  it('says at least and at most where not all was read', async () => {
    const { text } = await tab({
      isWhole: false,
      day: { limitMinor: 5000, remainingMinor: 3500, isExact: false },
      pool: { usedPercent: 42, isExact: false },
    });
    expect(text).toContain('€35 at most');
    expect(text).toContain('€40 at least');
    expect(text).toContain('42% at least');
  });

  it('says where there is no limit, and where the team’s month is not shown', async () => {
    expect((await tab({ day: null, pool: null })).text).toContain('Left for you todayNo limit');
    expect((await tab({ pool: null, isPoolHidden: true })).text).toContain('Not shown to your role');
  });

  it('lists what has no story, with its ticket', async () => {
    const { text, asked } = await tab({ withoutStory: [{ momentId: 'm-1', ticketId: '501', createdAtMs: daysBefore(2) }] });
    expect(text).toContain('1 gesture has no story yet.');
    await user.click(screen.getByRole('button', { name: /501/ }));
    expect(asked).toEqual(['501']);
    expect((await tab()).text).toContain('Every gesture of yours this month has its story.');
  });
});
