import { expect, it } from 'vitest';
import { createSession } from '#sandbox/host/session.ts';
import type { TicketDetails, TicketSave, ZendeskTicket } from '#sandbox/host/sandbox-types.ts';
import { withDraft } from '#sandbox/host/zaf/workspace-state.ts';
import { aTicket, aWorkspace } from './workspace-builder.ts';

/** An open ticket of which the server tells what it is given to answer with, and which it saves with the status `solved`. */
function openedWith(answer: Promise<TicketDetails>): ReturnType<typeof createSession> {
  return createSession(aWorkspace(), {
    fetchTicket: () => answer,
    saveTicket: () => Promise.resolve(aTicket({ status: 'solved' })),
    fetch: () => Promise.reject(new Error('Nothing is asked for here.')),
    wait: () => Promise.resolve(),
  });
}

function savedIn(session: ReturnType<typeof createSession>): ZendeskTicket | undefined {
  return session.getState().ticket?.saved;
}

it('takes in what others have changed on the ticket', async () => {
  const session = openedWith(Promise.resolve(aTicket({ status: 'pending' })));
  await session.refresh();
  expect(savedIn(session)).toMatchObject({ status: 'pending' });
});

it('keeps what was submitted while an older answer was on its way', async () => {
  const asked: ((details: TicketDetails) => void)[] = [];
  const session = openedWith(new Promise((settle) => asked.push(settle)));
  const refreshed = session.refresh();
  await session.submit();
  for (const arrive of asked) arrive(aTicket({ tags: ['older'] }));
  await refreshed;
  expect(savedIn(session)).toMatchObject({ status: 'solved', tags: ['late_delivery'] });
});

it('submits the type and the priority that were changed, and nothing else', async () => {
  const saves: TicketSave[] = [];
  const session = createSession(aWorkspace(), {
    fetchTicket: () => Promise.reject(new Error('Nothing is asked for here.')),
    saveTicket: (_id, save) => {
      saves.push(save);
      return Promise.resolve(aTicket());
    },
    fetch: () => Promise.reject(new Error('Nothing is asked for here.')),
    wait: () => Promise.resolve(),
  });
  session.update((state) => withDraft(state, { priority: 'high', type: 'problem' }));
  await session.submit();
  expect(saves).toEqual([{ user: 'agent', priority: 'high', type: 'problem' }]);
});
