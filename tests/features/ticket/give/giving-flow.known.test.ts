import { describe, expect, it } from 'vitest';
import { failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import type { World } from '#builders/a-world.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const searches = ({ journal }: World): number => journal.calls.filter(({ method }) => method === 'ofCustomer').length;

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
  expect(page.workspace.calls).toEqual(['readTicket']);
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

describe('the last line, where a lead has taken the gesture back meanwhile', () => {
  it('is not written, and what is left to mend is said', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['21']) });
    const fault = failing(world, 'append', 'post');
    await press(world, page.session.makeItRight());
    const reserve = world.journal.entries.find(({ kind }) => kind === 'reserve');
    if (reserve === undefined) throw new Error('nothing is reserved');
    const { createdAtMs: _before, updatedAtMs: _then, ...facts } = reserve;
    world.journal.plant({ ...facts, kind: 'void', createdById: '21', agentId: '21', detail: { attempt: 1, reach: 'moment' } });
    fault.stop();
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'undone', left: ['reply'] });
    expect(world.journal.entries.filter(({ kind }) => kind === 'post')).toEqual([]);
    expect(world.intents.intents.size).toBe(0);
  });
});
