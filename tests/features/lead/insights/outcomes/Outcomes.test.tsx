import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anOutcome } from '#builders/an-outcome.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { KeptOutcome } from '#domain/journal/kept-outcomes.ts';
import { OutcomesPanel } from '#features/lead/insights/outcomes/Outcomes.tsx';
import type { OutcomesState } from '#features/lead/session/outcomes.ts';
import { around } from '../../../../ui/around.tsx';
import { rendered } from '../../../../ui/rendered.tsx';

async function shown(state: Partial<OutcomesState> = {}, outcomes: readonly KeptOutcome[] = []) {
  const kept = { state: 'ready', value: [{ firstDay: '2026-02-02', outcomes }], atMs: 1 } as const;
  let reads = 0;
  await rendered(
    around(
      <OutcomesPanel
        state={{ nowMs: 1, kept, reading: { name: 'done' }, ...state }}
        policy={parsedSettings().settings.policy}
        onReadOn={() => (reads += 1)}
      />,
    ),
  );
  return { reads: () => reads };
}

/** The table row by row, each as its cells. */
function cells(): readonly (readonly string[])[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
}

/** So many tickets of each side; those with a gesture were never opened again. */
const MANY = Array.from({ length: 60 }, (_one, index) =>
  anOutcome({
    ticketId: String(index),
    hasGesture: index % 2 === 0,
    isReopened: index % 2 !== 0 && index < 31,
    cause: index < 50 ? 'late_delivery' : 'outage',
  }),
);

describe('the outcomes', () => {
  it('stand side by side, each with its counts and what they tell', async () => {
    await shown({}, MANY);
    expect(screen.getByRole('table', { name: 'Outcomes with a gesture and without: All causes' })).toBeTruthy();
    expect(cells()).toEqual([
      ['Rated good, of those rated', 'None to compare', 'None to compare', 'Too few to tell: 20 of each are needed'],
      ['Opened again', '0 of 30 (0%)', '15 of 30 (50%)', expect.stringContaining('Fewer with a gesture: ')],
      ['The customer wrote again within 30 days', '0 of 30 (0%)', '0 of 30 (0%)', expect.stringContaining('Too few to tell: between ')],
      [
        'Wrote again about the same cause within 30 days',
        '0 of 30 (0%)',
        '0 of 30 (0%)',
        expect.stringContaining('Too few to tell: between '),
      ],
    ]);
    expect(screen.getByText(/This does not prove that gestures are the cause/)).toBeTruthy();
    expect(screen.getByText(/From 1 week/)).toBeTruthy();
  });

  it('are told of one cause alone where somebody asks', async () => {
    await shown({}, MANY);
    const select = screen.getByLabelText('Cause');
    expect(
      within(select)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['All causes', 'Late delivery', 'Outage']);
    fireEvent.change(select, { target: { value: 'outage' } });
    expect(cells()[1]).toEqual(['Opened again', '0 of 5 (0%)', '0 of 5 (0%)', 'Too few to tell: 20 of each are needed']);
  });

  it('say how many have nothing to be compared with', async () => {
    await shown({}, [...MANY, anOutcome({ ticketId: 'x', hasGesture: true, month: '2026-01' })]);
    expect(screen.getByText('1 ticket with a gesture has no similar one without, and is left out.')).toBeTruthy();
  });

  it('say that there is nothing yet, and whether anything may still come', async () => {
    await shown();
    expect(screen.getByText(/There is nothing to compare yet/)).toBeTruthy();
  });

  it('say in one line that they are being read', async () => {
    await shown({ kept: { state: 'loading' }, reading: { name: 'reading', week: 1, of: 26 } });
    expect(screen.getByText(/is loaded in the background/)).toBeTruthy();
    expect(screen.getByText('Loading what became of tickets: week 1 of 26')).toBeTruthy();
  });

  it('say why they could not be read, beside what is known, and are read on by a press', async () => {
    const { reads } = await shown({ reading: { name: 'failed', error: DOWN } }, MANY);
    expect(screen.getByText(/The rest of what became of tickets could not be loaded/)).toBeTruthy();
    expect(screen.getByRole('table')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Continue loading' }));
    expect(reads()).toBe(1);
  });
});
