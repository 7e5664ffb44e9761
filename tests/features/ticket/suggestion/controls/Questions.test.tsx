import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { Questions } from '#features/ticket/suggestion/controls/Questions.tsx';
import type { OpenTicket } from '#ports/workspace.ts';
import { isHeld, user } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

function questions(over: Partial<SessionState> = {}, ticket: OpenTicket = aTicket()): Promise<Shown> {
  return shown((state, session) => <Questions state={{ ...state, ...over }} session={session} />, { of: { ticket } });
}

const cause = (): HTMLSelectElement => screen.getByRole('combobox', { name: 'What went wrong?' });
const answers = (): readonly string[] =>
  screen
    .getAllByRole<HTMLInputElement>('radio')
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

describe('the questions of a suggestion', () => {
  it('have the usual answers of the cause checked, until others are given', async () => {
    const at = await questions();
    expect([cause().value, ...answers()]).toEqual(['late_delivery', 'ours', '2']);
    await user.click(screen.getByRole('radio', { name: 'Third party' }));
    await user.click(screen.getByRole('radio', { name: 'Critical' }));
    expect(answers()).toEqual(['third_party', '4']);
    expect(at.session.getState().choice).toMatchObject({ fault: 'third_party', severity: 4 });
  });

  it.each([
    ['whose fault it was', { fault: 'ours' }],
    ['how severe it was', { severity: 2 }],
  ] as const)('say that usual answers can be changed, until the agent has given one, %s', async (_what, answer) => {
    const at = await questions();
    expect(at.screen.textContent).toContain('This is usual for this cause. Change it if this case is different.');
    await at.settle(() => {
      at.session.choose(answer);
    });
    expect(at.screen.textContent).not.toContain('usual for this cause');
  });

  it('ask for a cause where the ticket names none, and only then', async () => {
    await questions({}, aTicket({ causeFieldValue: null }));
    expect(cause().value).toBe('');
    expect(screen.getByRole('option', { name: 'Choose …' })).toBeDefined();
    await user.selectOptions(cause(), 'Outage');
    expect(cause().value).toBe('outage');
    expect(screen.queryByRole('option', { name: 'Choose …' })).toBeNull();
  });

  it('keep a cause of the ticket that the policy does not know, first of all', async () => {
    await questions({}, aTicket({ causeFieldValue: 'lost_in_space' }));
    expect(cause().value).toBe('lost_in_space');
    expect(cause().options[0]?.value).toBe('lost_in_space');
  });

  it('forget with another cause how the one before was to be made right, and what was said of its law', async () => {
    const at = await questions();
    await at.settle(() => {
      at.session.choose({ gesture: 'call', amountText: '7', details: { ...NOTHING_CHOSEN.details, isStatutoryMet: true, isGroup: true } });
    });
    await user.selectOptions(cause(), 'Outage');
    expect(at.session.getState().choice).toMatchObject({
      cause: 'outage',
      gesture: null,
      amountText: null,
      details: { isStatutoryMet: false, isGroup: true },
    });
  });

  it('take no other answer while something is given', async () => {
    await questions({ giving: { phase: 'working', step: 'look' } });
    expect(isHeld(cause())).toBe(true);
    expect(screen.getAllByRole('radiogroup').map(isHeld)).toEqual([true, true]);
  });

  it('have what else matters a press away', async () => {
    await questions();
    expect(screen.getByRole('button', { name: 'More details' }).getAttribute('aria-expanded')).toBe('false');
  });
});
