import { expect, it } from 'vitest';
import { openedPage, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';

it.each([
  [{ isAdmin: true }, true],
  [{ groups: ['Support', 'Team leads'] }, true],
  [{ groups: ['Support'] }, false],
  [{ groups: [] }, false],
])('a person of %j leads: %s', async (person, isLead) => {
  const { session } = await aWorld().open({ agent: anAgent(person) });
  expect(session.getState().isLead).toBe(isLead);
});

it('listeners hear of every change until they stop listening', async () => {
  const { session } = await aWorld().open();
  const stories: string[] = [];
  const stop = session.subscribe(() => void stories.push(session.getState().choice.story));
  session.choose({ story: 'one' });
  session.choose({ story: 'two' });
  stop();
  session.choose({ story: 'three' });
  expect(stories).toEqual(['one', 'two']);
});

it('what was learnt since the journal was read does not make the reading any younger', async () => {
  const { world, page } = await openedPage();
  const readAtMs = world.time.nowMs();
  world.time.pass(600_000);
  await press(world, page.session.makeItRight());
  expect(page.session.getState().journal).toMatchObject({ state: 'ready', atMs: readAtMs, value: { ofCustomer: [{ state: 'posted' }] } });
});

it('what is typed is kept for this ticket and agent, without anything that the ticket says', async () => {
  const world = aWorld();
  const { session } = await world.open({ ticket: aTicket({ subject: 'A secret subject' }) });
  session.choose({ story: 'Late.', amountText: '12' });
  const kept = world.intents.load({ ticketId: '501', agentId: '11' });
  expect(kept).toMatchObject({ story: 'Late.', amountText: '12', giving: null });
  expect(JSON.stringify(kept)).not.toMatch(/secret|Ada/);
  expect(world.intents.load({ ticketId: '501', agentId: '12' })).toBeNull();
});
