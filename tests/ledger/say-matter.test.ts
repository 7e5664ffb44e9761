import { expect, it } from 'vitest';
import { toldOf } from '#builders/about-no-ticket.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { EUR } from '#builders/currencies.ts';
import { matterAnswersIn } from '#domain/journal/matter-answers.ts';
import { sayMatter } from '#ledger/say-matter.ts';
import { givePorts } from './a-giver.ts';

const SAID = { ticketId: '501', customerId: '701', cause: 'late_delivery', otherTicketId: '502', isSame: true };

async function say(world: World) {
  const ports = givePorts(world, {}, '11');
  const saying = sayMatter(ports, SAID, { id: '11', name: 'Dana Sample', currency: EUR });
  await world.time.run();
  return { said: await saying, ports };
}

it('what is said of two tickets is kept in the journal, holds no money, and is known to the page at once', async () => {
  const world = aWorld();
  const { said, ports } = await say(world);
  expect(said.ok && said.value).toMatchObject({ kind: 'matter', ticketId: '501', customerId: '701', createdById: '11', amountMinor: 0 });
  expect(toldOf(world, 'matter')).toMatchObject([{ momentId: expect.stringMatching(/^matter-moment-\d+$/), agentId: '11', agentDay: '' }]);
  expect(matterAnswersIn(ports.reader.entries())).toEqual([{ ticketIds: ['501', '502'], isSame: true }]);
  expect(ports.reader.ledger().commitments).toEqual([]);
});

it('what could not be kept is said', async () => {
  const world = aWorld();
  failing(world, 'append');
  expect((await say(world)).said).toEqual({ ok: false, error: DOWN });
});
