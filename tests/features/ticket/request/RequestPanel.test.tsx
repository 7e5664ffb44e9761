import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { RequestPanel } from '#features/ticket/request/RequestPanel.tsx';
import type { Asking, SessionState } from '#features/ticket/session/session-state.ts';
import { type Shown, shown } from '../shown.tsx';
import { isHeld } from '../../../ui/rendered.tsx';

async function panel(asking: Asking, over: Partial<SessionState> = {}): Promise<Shown & { readonly said: readonly string[] }> {
  const said: string[] = [];
  const onSay = (text: string): void => void said.push(text);
  const at = await shown((state, session) => <RequestPanel state={{ ...state, ...over, asking }} session={session} onSay={onSay} />);
  return { ...at, said };
}

const down = { kind: 'failed', step: 'moment', error: DOWN, heldUntilMs: null } as const;

describe('what was asked of a lead', () => {
  it('is nothing where nobody was asked and nothing happened', async () => {
    const { screen: page, said } = await panel({ phase: 'none', work: { phase: 'idle' } });
    expect(page.textContent).toBe('');
    expect(new Set(said)).toEqual(new Set(['']));
  });

  it('that was withdrawn is said and said aloud, and takes the focus', async () => {
    const { screen: page, said } = await panel({ phase: 'none', work: { phase: 'done', what: 'withdrawn' } });
    expect(page.querySelector('.notice-info')?.textContent).toBe('Withdrawn. The lead no longer sees it.');
    expect(said.at(-1)).toBe('Withdrawn. The lead no longer sees it.');
    expect(document.activeElement).toBe(page.querySelector('.stack'));
  });

  it('that failed is marked as an error', async () => {
    const { screen: page } = await panel({ phase: 'none', work: { phase: 'failed', error: down } });
    expect(page.querySelector('.notice-error')?.textContent).toContain('(503)');
  });

  it('does not speak over what is being given', async () => {
    const { said } = await panel(
      { phase: 'none', work: { phase: 'done', what: 'withdrawn' } },
      { giving: { phase: 'working', step: 'look' } },
    );
    expect(new Set(said)).toEqual(new Set(['']));
  });

  it.each([
    ['idle', false],
    ['working', true],
  ] as const)('and could not be read can be looked for again, once at a time: %s', async (phase, isDisabled) => {
    const { screen: page } = await panel({ phase: 'unread', work: { phase } });
    expect(page.textContent).toContain('There is a request to a lead on this ticket.');
    expect(isHeld(screen.getByRole<HTMLButtonElement>('button', { name: 'Check again' }))).toBe(isDisabled);
  });

  it('is a form while it is written', async () => {
    await panel({ phase: 'form', text: 'Why not?', work: { phase: 'idle' } });
    expect(screen.getByRole('button', { name: 'Send' })).toBeDefined();
  });

  it('is silent again once it is gone from the page', async () => {
    const said: string[] = [];
    const onSay = (text: string): void => void said.push(text);
    const asking = { phase: 'none', work: { phase: 'done', what: 'withdrawn' } } as const;
    const at = await shown((state, session) =>
      state.choice.story === '' ? <RequestPanel state={{ ...state, asking }} session={session} onSay={onSay} /> : null,
    );
    await at.settle(() => at.session.choose({ story: 'gone' }));
    expect(said.at(-1)).toBe('');
  });
});
