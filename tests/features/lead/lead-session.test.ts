import { describe, expect, it } from 'vitest';
import { aLeadPage, anAskedMoment, budgetOn } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';

async function opened() {
  const world = aWorld();
  await world.moments.as('11').create(anAskedMoment());
  const page = aLeadPage(world);
  page.session.start();
  await world.time.run();
  return { world, ...page };
}

describe('the lead page', () => {
  it('reads the requests when it opens, and the budget when that is looked at', async () => {
    const { world, session } = await opened();
    expect(session.getState()).toMatchObject({ requests: { state: 'ready' }, budget: { state: 'loading' } });
    session.show('budget');
    await world.time.run();
    expect(budgetOn(session).month.spentMinor).toBe(0);
  });

  it('reads again what it shows when it is shown after more than a minute, and polls nothing', async () => {
    const { world, session, workspace } = await opened();
    const before = world.requests().length;
    world.time.pass(60_000);
    workspace.show();
    await world.time.run();
    expect(world.requests()).toHaveLength(before);
    world.time.pass(1);
    workspace.show();
    await world.time.run();
    expect(world.requests().length).toBeGreaterThan(before);
    expect(session.getState().requests.state).toBe('ready');
  });

  it('opens a ticket in the workspace', async () => {
    const { world, session, workspace } = await opened();
    session.showTicket('501');
    await world.time.run();
    expect(workspace.shownTickets).toEqual(['501']);
  });

  it('counts the month again on request', async () => {
    const { world, session } = await opened();
    session.show('budget');
    await world.time.run();
    const before = world.journal.calls.length;
    const counting = session.recount();
    await world.time.run();
    await counting;
    expect(world.journal.calls.length).toBeGreaterThan(before);
  });
});
