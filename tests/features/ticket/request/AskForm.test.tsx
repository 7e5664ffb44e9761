import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { AskForm } from '#features/ticket/request/AskForm.tsx';
import { REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import type { Asking, SessionState } from '#features/ticket/session/session-state.ts';
import { byLabel, isHeld, typed, user } from '../../../ui/rendered.tsx';
import { type Shown, shown } from '../shown.tsx';

/** The form as it is opened on a ticket; `asking` plays another state of it. */
async function form(asking?: Asking, over: Partial<SessionState> = {}): Promise<Shown> {
  const at = await shown((state, session) => <AskForm state={{ ...state, ...over, ...(asking && { asking }) }} session={session} />);
  await at.settle(() => {
    void at.session.withRequests((flow) => {
      flow.openForm();
    });
  });
  return at;
}

const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });

describe('the form that asks a lead', () => {
  it('has the focus in its reason, and says what is asked for', async () => {
    const at = await form();
    expect(document.activeElement).toBe(byLabel(at.screen, 'Why?'));
    expect(at.screen.textContent).toContain('You are asking for: €10 store credit.');
  });

  it('goes on after what stands there, and keeps the place where somebody types', async () => {
    const at = await form();
    const area = byLabel(at.screen, 'Why?');
    await user.keyboard('It was late.');
    await at.settle();
    expect(area.value).toBe('It was late.');
    expect(area.selectionStart).toBe(area.value.length);
    area.setSelectionRange(0, 0);
    await user.keyboard('So: ');
    await at.settle();
    expect(area.value).toBe('So: It was late.');
  });

  it('asks with the reason that was typed', async () => {
    const at = await form();
    await typed(byLabel(at.screen, 'Why?'), 'It was for a wedding.');
    await user.click(button('Send'));
    await at.settle();
    expect(at.session.getState().asking).toMatchObject({ phase: 'known', status: { kind: 'waiting' } });
    expect([...at.world.moments.moments.values()][0]?.decision.request).toMatchObject([{ text: 'It was for a wedding.' }]);
  });

  it.each([
    ['nothing', '', 'Write a few words, so that a lead can decide.'],
    ['more than a request keeps', 'x'.repeat(REQUEST_TEXT_LENGTH_AT_MOST + 1), 'That is longer than 450 characters.'],
  ])('asks nobody with %s as a reason, and says why once that was tried', async (_what, text, problem) => {
    const at = await form({ phase: 'form', text, work: { phase: 'idle' } });
    expect(at.screen.textContent).not.toContain(problem);
    await user.click(button('Send'));
    await at.settle();
    expect(at.screen.textContent).toContain(problem);
    expect(at.world.moments.moments.size).toBe(0);
  });

  it('goes away at a press, and nobody is asked', async () => {
    const at = await form();
    await user.click(button('Back'));
    await at.settle();
    expect(at.session.getState().asking.phase).toBe('none');
    expect(at.world.moments.moments.size).toBe(0);
  });

  it('takes no press and no word while it is sent', async () => {
    const at = await form({ phase: 'form', text: 'Why not?', work: { phase: 'working' } });
    expect([isHeld(button('Send')), isHeld(button('Back'))]).toEqual([true, true]);
    expect(byLabel(at.screen, 'Why?').readOnly).toBe(true);
  });

  it('cannot be sent while the amount cannot be read', async () => {
    const at = await form();
    await at.settle(() => at.session.choose({ amountText: 'ten' }));
    expect(isHeld(button('Send'))).toBe(true);
    await at.settle(() => at.session.choose({ amountText: '10' }));
    expect(isHeld(button('Send'))).toBe(false);
  });

  it('that failed says why', async () => {
    const error = { kind: 'failed', step: 'moment', error: DOWN, heldUntilMs: null } as const;
    const at = await form({ phase: 'form', text: 'Why not?', work: { phase: 'failed', error } });
    expect(at.screen.querySelector('.notice-error')?.textContent).toContain('(503)');
  });
});
