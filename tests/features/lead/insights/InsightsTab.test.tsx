import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { DOWN } from '#builders/a-page.ts';
import { causeMarksOf } from '#features/lead/session/cause-marks.ts';
import { lastValue } from '#ports/section.ts';
import { openTab } from '#features/lead/insights/tab.tsx';
import { aroundTab } from '../../../ui/around.tsx';
import { pressed, rendered, typed } from '../../../ui/rendered.tsx';
import { aMomentDaysAgo, anInsightsTab } from './an-insights-tab.ts';

const FIXED = { kind: 'fixed', isFixed: true, note: 'Two carriers.' } as const;

async function drawn(
  options: Parameters<typeof anInsightsTab>[0] = {},
  prepare: (tab: ReturnType<typeof anInsightsTab>) => void = () => {},
) {
  const tab = anInsightsTab(options);
  prepare(tab);
  const { View, Announcement, refresh } = openTab(tab.core, tab.address);
  const page = await rendered(aroundTab({ View, Announcement }));
  const run = (): Promise<void> => tab.world.time.run();
  await act(() => tab.done(refresh));
  return {
    tab,
    page,
    output: () => page.querySelector('output')?.textContent,
    press: (name: string) => pressed(screen.getByRole('button', { name }), run),
  };
}

describe('insights', () => {
  it('say what would stand there where there are no moments', async () => {
    const { page } = await drawn();
    for (const said of ['No moment of this period names a cause.', 'No cause is marked fixed.', 'Nobody has asked a lead in this period.'])
      expect(page.textContent).toContain(said);
  });

  it('show each cause with its tickets, its trend, what it cost, and its weeks as a table', async () => {
    const { page, press } = await drawn({ count: 30, aDay: 1 });
    expect(page.textContent).toContain('30 tickets');
    expect(screen.getByRole('img', { name: /^Late delivery, new tickets by week from/ })).toBeDefined();
    expect(page.textContent).toContain('Goodwill given: €450.');
    await press('Its weeks as a table: Late delivery');
    expect(page.querySelectorAll('.cause-list tbody tr')).toHaveLength(12);
  });

  it('mark a cause fixed, list whom to tell, copy the reply, and keep who was told', async () => {
    const { page, press, tab, output } = await drawn({ count: 1 }, ({ people }) => {
      people.customers.set('501', { customerId: '701', name: 'Ada Example', locale: 'de' });
    });
    await press('Mark fixed: Late delivery');
    await typed(screen.getByLabelText('What was changed (the reply to customers quotes it)'), 'Two carriers.');
    await press('Save');
    expect(page.textContent).toContain('Marked fixed: you,');
    expect(output()).toContain('Saved: it is marked fixed.');
    expect(page.textContent).toContain('Told: 0. To tell: 1.');
    await press('Show whom to tell: Late delivery');
    expect(page.textContent).toContain('Ada Example');
    await press('Copy the reply for ticket 501');
    await vi.waitFor(() => {
      expect(tab.page.output.copied.join()).toMatch(/^Guten Tag Ada,/);
    });
    await press('Told: the customer of ticket 501');
    expect(page.textContent).toContain('Told: 1. To tell: 0.');
    await press('Not fixed after all: Late delivery');
    expect(page.textContent).not.toContain('Marked fixed: you,');
  });

  it('read again who was told, where that failed, and where another lead has told them since', async () => {
    const { page, press, tab } = await drawn({ count: 1 });
    const { causes } = tab.page;
    await press('Mark fixed: Late delivery');
    causes.faults.errorBefore = ({ method }) => (method === 'told' ? DOWN : null);
    await press('Save');
    expect(page.textContent).toContain('Who was told could not be loaded');
    causes.faults.errorBefore = () => null;
    causes.calls.splice(0);
    await press('Refresh');
    expect(page.textContent).not.toContain('Who was told could not be loaded');
    expect(page.textContent).toContain('Told: 0. To tell: 1.');
    const momentId = `told:${lastValue(causeMarksOf(tab.core).getState().statuses)?.get('late_delivery')?.fix?.id ?? ''}`;
    tab.world.journal.plant({ kind: 'told', momentId, customerId: '701', createdById: '91' });
    await press('Refresh');
    expect(page.textContent).toContain('Told: 1. To tell: 0.');
    expect(causes.calls.filter(({ method }) => method === 'told')).toHaveLength(2);
  });

  it('show the fixes that somebody told, and where people deviate', async () => {
    const { page } = await drawn({}, ({ archive, world }) => {
      archive.logged.push(aMomentDaysAgo(world, 0, { id: 'idea', kind: 'process_fix', story: 'Ask twice.' }));
      const { decision } = aMomentDaysAgo(world, 0).giving ?? { decision: null };
      if (decision === null) throw new Error('a decision');
      const why = { rule: 'base', variant: 'base', deltaMinor: 0, facts: {}, studies: [], strength: null, choice: null } as const;
      for (let index = 0; index < 5; index += 1)
        archive.logged.push(
          aMomentDaysAgo(world, 0, {
            id: `more-${index}`,
            giving: { amount: eur(1800), deviation: 'A birthday.', decision: { ...decision, reasons: [why], suggestedKind: 'credit' } },
          }),
        );
    });
    expect(page.textContent).toContain('Ask twice.');
    expect(page.textContent).toContain('Late delivery: Store credit5+€3Read 5 reasons');
  });

  it('say of each part that could not be read why, and show the others', async () => {
    const { page, press } = await drawn({ count: 1 }, ({ people, page: { directory }, world }) => {
      people.faults.errorBefore = () => DOWN;
      directory.faults.errorBefore = () => DOWN;
      world.journal.faults.errorBefore = () => DOWN;
      world.journal.plant({ kind: 'cause', momentId: 'causes', cause: 'late_delivery', createdById: '91', detail: { causeMark: FIXED } });
    });
    for (const said of ['How many may give could not be loaded.', 'The daily limit could not be loaded.', '1 ticket'])
      expect(page.textContent).toContain(said);
    await press('Show whom to tell: Late delivery');
    expect(page.textContent).toContain('Names and languages of these customers could not be loaded');
  });

  it('say why what was said of causes could not be read', async () => {
    const { page } = await drawn({ count: 1 }, ({ page: { causes } }) => {
      causes.faults.errorBefore = () => DOWN;
    });
    expect(page.textContent).toContain('What was said about causes could not be loaded.');
  });

  it('say why they could not be read', async () => {
    const { page } = await drawn({}, ({ archive }) => {
      archive.faults.errorBefore = () => DOWN;
    });
    expect(page.textContent).toContain('Try again');
  });
});
