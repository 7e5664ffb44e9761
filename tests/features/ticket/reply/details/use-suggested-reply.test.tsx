import { expect, it } from 'vitest';
import { useSuggestedReply } from '#features/ticket/reply/details/use-suggested-reply.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import { shown } from '../../shown.tsx';

function Suggested({ state, session }: { readonly state: SessionState; readonly session: TicketSession }) {
  return useSuggestedReply(state, session);
}

it('the suggested reply is about what is planned, and follows it', async () => {
  const { screen, session, settle } = await shown((state, own) => <Suggested state={state} session={own} />);
  expect(screen.textContent).toContain('credit of 10.00.');
  await settle(() => {
    session.choose({ amountText: '7' });
  });
  expect(screen.textContent).toContain('credit of 7.00.');
});
