import { describe, expect, it } from 'vitest';
import { DOWN, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const searches = ({ journal }: World): number => journal.calls.filter(({ method }) => method === 'search').length;

describe("what is known of a customer's history", () => {
  it.each([
    ['is given on until half a day has passed', DAY_MS / 2 - 1, 0],
    ['is read again first once half a day has passed', DAY_MS / 2, 1],
  ])('%s', async (_what, passedMs, requests) => {
    const { world, page } = await openedPage();
    const before = searches(world);
    world.time.pass(passedMs);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(searches(world) - before).toBe(requests);
  });

  it('counts what a colleague gave since, however long the tab was left open', async () => {
    const { world, page } = await openedPage();
    world.time.pass(DAY_MS / 2);
    const colleague = await world.open();
    await press(world, colleague.session.makeItRight());
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'same_incident' } });
    expect(world.live()).toHaveLength(1);
  });
});

it('nothing is given to anybody where the requester changes while the history is read', async () => {
  const { world, page } = await openedPage();
  world.time.pass(DAY_MS);
  let isChanged = false;
  world.journal.faults.latency = () => {
    if (!isChanged) page.workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
    isChanged = true;
    return world.time.wait(500);
  };
  await press(world, page.session.makeItRight());
  expect(isChanged).toBe(true);
  expect(phaseOf(page)).toBe('idle');
  expect(world.journal.entries).toEqual([]);
  expect(world.givenMoments()).toEqual([]);
  expect(page.workspace.calls).toEqual(['readOpenness', 'readTicket']);
});

it('nothing is given to anybody where the requester changes while what giving takes is loaded: it was pressed for the one before', async () => {
  const { world, page } = await openedPage();
  const pressed = page.session.makeItRight();
  page.workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
  await press(world, pressed);
  expect(page.session.getState().ticket.requester.id).toBe('702');
  expect(phaseOf(page)).toBe('idle');
  expect(world.journal.entries).toEqual([]);
  await press(world, page.session.makeItRight());
  expect(world.live()).toMatchObject([{ customerId: '702' }]);
});

describe('what a customer got before', () => {
  const settings = parsedSettings({ limits: limits({ customerWindowMinor: 2000, customerWindowDays: 30 }) });

  async function withEarlierGift(): Promise<World> {
    const world = aWorld({ settings });
    plantGiven(world.journal, {
      momentId: 'earlier',
      customerId: '701',
      ticketId: '400',
      amountMinor: 1500,
      createdAtMs: world.time.nowMs() - 20 * DAY_MS,
    });
    // So much has been given since that no look back comes as far.
    for (let index = 0; index < 150; index += 1) {
      world.journal.plant({
        kind: 'reserve',
        momentId: `filler-${index}`,
        customerId: `9${index}`,
        ticketId: `9${index}`,
        createdAtMs: world.time.nowMs() - 15 * DAY_MS + index,
      });
    }
    return world;
  }

  it('counts though the journal could not be read when the ticket was opened', async () => {
    const world = await withEarlierGift();
    world.journal.faults.errorBefore = () => DOWN;
    const page = await world.open();
    expect(page.session.getState().journal.state).toBe('failed');
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'look', heldUntilMs: null } });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window', remaining: 500 } });
  });

  it('counts though the button is pressed before the journal is read', async () => {
    const world = await withEarlierGift();
    const page = world.begin();
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window' } });
  });

  it('is read again where the ticket has been open for a day', async () => {
    const world = aWorld({ settings });
    const page = await world.open();
    world.time.pass(2 * DAY_MS);
    const colleague = await world.open({ agent: anAgent({ id: '12' }), ticket: aTicket({ ticketId: '502' }) });
    colleague.session.choose({ cause: 'outage', amountText: '15' });
    await press(world, colleague.session.makeItRight());
    world.time.pass(2 * DAY_MS);
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window', remaining: 500 } });
  });
});
