import { describe, expect, it } from 'vitest';
import { DOWN, openedPage, press } from '#builders/a-page.ts';
import { anAgent } from '#builders/an-agent.ts';
import { aWorld } from '#builders/a-world.ts';

describe('telling on a ticket', () => {
  it('keeps what is told with the ticket, and costs nothing until somebody asks', async () => {
    const { world, page } = await openedPage();
    const before = world.requests().length;
    const form = await page.session.withTelling((telling) => telling.form);
    form?.type({ story: 'Gil told us before the customer did.', personId: '12' });
    expect(world.requests()).toHaveLength(before);
    const sending = form?.send();
    await world.time.run();
    await sending;
    expect(page.archive.logged).toMatchObject([{ ticketId: '501', customerId: '701', agentId: '12', createdById: '11', giving: null }]);
  });

  it('offers the next page of the same ticket what was typed on the one before', async () => {
    const { world, page } = await openedPage();
    await page.session.withTelling(({ form }) => {
      form.type({ story: 'Half of it' });
    });
    const again = await world.open();
    expect(await again.session.withTelling(({ form }) => form.getState().draft.story)).toBe('Half of it');
  });

  it('thanks a colleague once for what they gave, as an entry that holds no money', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const gil = await world.open({ agent: anAgent({ id: '12', name: 'Gil Sample' }) });
    const [card] = gil.session.getState().cards;
    if (card === undefined) throw new Error('nothing was given');
    for (let times = 0; times < 2; times += 1)
      await press(
        world,
        gil.session.withTelling((telling) => telling.thank(card.standing)).then(() => undefined),
      );
    const thanks = world.journal.entries.filter(({ kind }) => kind === 'thanks');
    expect(thanks).toMatchObject([{ momentId: card.standing.momentId, agentId: '11', createdById: '12', amountMinor: 0 }]);
  });

  it('says so where thanks could not be kept', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const [card] = page.session.getState().cards;
    if (card === undefined) throw new Error('nothing was given');
    world.journal.faults.errorBefore = () => DOWN;
    const thanking = page.session.withTelling((telling) => telling.thank(card.standing));
    await world.time.run();
    expect(await thanking).toMatchObject({ ok: false, error: DOWN });
  });
});

it('telling comes to nothing where its part cannot be loaded', async () => {
  const world = aWorld();
  const page = await world.open();
  expect(await page.session.withTelling(() => 'loaded')).toBe('loaded');
});
