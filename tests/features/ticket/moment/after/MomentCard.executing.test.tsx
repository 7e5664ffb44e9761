import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { NO_CARD } from '#builders/on-card.ts';
import { MomentCard } from '#features/ticket/moment/after/MomentCard.tsx';
import type { MomentExecution } from '#features/ticket/session/session-state.ts';
import { user } from '../../../../ui/rendered.tsx';
import { noting, shown } from '../../shown.tsx';

const colleagues = aCommitment({ agentId: '12', forAgentId: '12' });

async function card(known: MomentExecution): Promise<{ readonly page: HTMLElement; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const executions = new Map([[colleagues.momentId, known]]);
  const at = await shown((state, session) => (
    <MomentCard state={{ ...state, ...NO_CARD, standing: colleagues, executions }} session={noting(session, asked)} />
  ));
  return { page: at.screen, asked };
}

it("a colleague's gesture that is not known to be carried out is shown to whoever opens the ticket, who may ask as well", async () => {
  const unknown = { by: 'a shop', mayRepeat: true, reversibility: 'all', execution: { kind: 'unknown', error: DOWN } } as const;
  const { page, asked } = await card(unknown);
  expect(page.textContent).toContain('it is not known whether a shop has done it.');
  await user.click(screen.getByRole('button', { name: 'Ask again' }));
  expect(asked).toContain('finish');
});

it('says of one whose last request was turned away that it was, and whom to tell', async () => {
  const execution = { kind: 'unknown', error: DOWN, isTurnedAway: true } as const;
  const { page } = await card({ by: 'a shop', mayRepeat: true, reversibility: 'all', execution });
  expect(page.textContent).toContain('nothing is done twice. The last request was refused before a shop looked at it. Tell an admin');
});

it('one that is not there, and cannot be sent a second time, is only to be undone', async () => {
  const { page } = await card({ by: 'a shop', mayRepeat: false, reversibility: 'no', execution: { kind: 'none' } });
  expect(page.textContent).toContain('a shop has no record of it. Undo it, or ask a lead to, and give it again.');
  expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
});
