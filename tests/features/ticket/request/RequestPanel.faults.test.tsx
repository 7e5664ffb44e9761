import { expect, it } from 'vitest';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import { RequestPanel } from '#features/ticket/request/RequestPanel.tsx';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { rendered, until } from '../../../ui/rendered.tsx';
import { around } from '../../../ui/around.tsx';

function gone(): Promise<never> {
  return Promise.reject(new TypeError('Failed to fetch dynamically imported module: https://x.test/a.js?v=1'));
}

it('a request whose script did not load says so, not that Zendesk did not answer, with the details to hand on', async () => {
  const core = await anOpenedCore(aWorld());
  const parts = {
    loadGiving: gone,
    loadRequests: gone,
    loadSuggestion: gone,
    loadRecord: gone,
    loadStanding: gone,
    loadTelling: gone,
    loadOwed: gone,
    loadNotes: gone,
  };
  const session = createTicketSession(core.ports, core.context, parts);
  await session.withRequests(() => Promise.resolve());
  const screen = await rendered(around(<RequestPanel state={session.getState()} session={session} onSay={() => undefined} />));
  await until(() => screen.textContent.includes('Part of the app did not load.'));
  expect(screen.textContent).not.toContain('Zendesk did not answer');
  expect(screen.querySelector('pre')?.textContent).toMatch(/^Fault: chunk\nCause: TypeError: Failed to fetch .*a\.js\nTime: /);
});
