import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { SuggestionSection } from '#features/ticket/suggestion/SuggestionSection.tsx';
import type { OpenTicket } from '#ports/workspace.ts';
import { user } from '../../../ui/rendered.tsx';
import { noting, shown } from '../shown.tsx';

async function section(over: Partial<SessionState> = {}, ticket: OpenTicket = aTicket()) {
  const asked: string[] = [];
  const at = await shown(
    (state, session) => <SuggestionSection state={{ ...state, ...over }} session={{ ...noting(session, asked), choose: session.choose }} />,
    { of: { ticket } },
  );
  await screen.findByRole('combobox', { name: 'What went wrong?' });
  return { ...at, page: at.screen, asked };
}

const failed = { state: 'failed', error: DOWN, last: null } as const;

describe('the suggestion', () => {
  it('waits for the answers that decide', async () => {
    const { page } = await section({}, aTicket({ causeFieldValue: null }));
    expect(page.textContent).toContain('and a suggestion appears here.');
    expect(page.textContent).not.toContain('What to give');
  });

  it.each(['incidents', 'journal'] as const)('waits for the %s, which may change it', async (name) => {
    const { page } = await section({ [name]: { state: 'loading' } });
    expect(page.querySelector('.placeholder')).not.toBeNull();
    expect(page.textContent).not.toContain('What to give');
  });

  it('says what is owed, what could be given, and that usual answers can be changed', async () => {
    const { page } = await section();
    expect(page.textContent).toContain('Owed: ');
    expect(await screen.findByRole('radiogroup', { name: 'What to give' })).toBeDefined();
    expect(page.textContent).toContain('Usual for this cause; change it if not.');
    expect(page.textContent).not.toContain('no repeat is counted');
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('calls no answer usual that the agent has given', async () => {
    const { page, settle, session } = await section();
    await settle(() => session.choose({ fault: 'ours', severity: 2 }));
    expect(page.textContent).not.toContain('Usual for this cause');
  });

  it('stands without prior incidents, and says so', async () => {
    expect((await section({ incidents: failed })).page.textContent).toContain('so no repeat is counted');
  });

  it('stands without the journal, says why, and reads it again at a press', async () => {
    const { page, asked } = await section({ journal: failed });
    expect(page.textContent).toContain('What was given today could not be read.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toEqual(['reload journal']);
  });
});
