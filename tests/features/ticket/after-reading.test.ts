import { expect, it } from 'vitest';
import { openedPage, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';

it('the next ticket says what has no story yet, and what nobody made good', async () => {
  const failed = aPriorTicket({ id: 490, createdAtMs: daysBefore(2), causeFieldValue: 'damaged_item' });
  const world = aWorld({ tickets: { '702': [failed] } });
  const first = await world.open();
  await press(world, first.session.makeItRight());
  const ticket = aTicket({ ticketId: '502', requester: { id: '702' } });
  const { session } = await world.open({ ticket });
  await world.time.run();
  expect(session.getState()).toMatchObject({ storyless: [{ ticketId: '501' }], wound: { ticketId: 490 } });
});

it('a ticket of which nothing is to be said says nothing', async () => {
  const { page } = await openedPage();
  expect(page.session.getState()).toMatchObject({ storyless: [], wound: null });
});
