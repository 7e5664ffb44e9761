import { describe, expect, it } from 'vitest';
import { STORY, openedPage, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';

describe('a ticket that changes', () => {
  it('to another requester is read anew, and nothing about the one before is shown for the other', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } });
    const { session, workspace } = await world.open();
    expect(session.getState().value).toMatchObject({ value: { kind: 'known' } });
    const seen: string[] = [];
    session.subscribe(() => {
      const { ticket, value, incidents } = session.getState();
      if (ticket.requester.id === '702' && JSON.stringify([value, incidents]).includes('124000')) seen.push(value.state);
    });
    workspace.changeTicket({ requester: { ...aTicket().requester, id: '702', name: 'Cy Other' } });
    await world.time.run();
    expect(session.getState()).toMatchObject({
      value: { state: 'ready', value: { kind: 'unknown' } },
      incidents: { value: { summary: { ticketsRead: 0 } } },
    });
    expect(seen).toEqual([]);
  });

  it('in its tags or cause only is not read anew', async () => {
    const world = aWorld();
    const { session, workspace } = await world.open();
    const before = world.requests().length;
    workspace.changeTicket({ causeFieldValue: null, tags: ['cause_outage'] });
    await world.time.run();
    expect(session.getState().plan.cause).toBe('outage');
    expect(world.requests()).toHaveLength(before);
  });

  it('while an answer about the requester before is on its way does not take that answer', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] } });
    world.slow(500);
    const { session, workspace } = world.begin();
    workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
    await world.time.run();
    expect(session.getState().value).toMatchObject({ state: 'ready', value: { kind: 'unknown' } });
  });

  it('is left alone once the page is done with it', async () => {
    const world = aWorld();
    const { session, workspace } = await world.open();
    session.dispose();
    workspace.changeTicket({ causeFieldValue: 'outage' });
    await world.time.run();
    expect(session.getState().plan.cause).toBe('late_delivery');
    expect(workspace.save()).toBeNull();
  });
});

describe('a tab that is shown again', () => {
  it.each([
    [60_000, 0],
    [60_001, 2],
  ])('after %i ms reads the journal with %i requests', async (awayMs, requests) => {
    const world = aWorld();
    const { workspace } = await world.open();
    const before = world.requests().length;
    world.time.pass(awayMs);
    workspace.show();
    await world.time.run();
    expect(world.requests().length - before).toBe(requests);
  });
});

describe('saving the ticket', () => {
  it('is held while something is being given, and free before and after', async () => {
    const { world, page } = await openedPage();
    expect(page.workspace.save()).toBeNull();
    const given = page.session.makeItRight();
    expect(page.workspace.save()).toBe('Something is being made right on this ticket.');
    await press(world, given);
    expect(page.workspace.save()).toBeNull();
  });
});

describe('what is typed', () => {
  it('is there again when the page is opened again, for this agent only', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ cause: 'outage', fault: 'unclear', severity: 3, gesture: 'call', amountText: '7', deviation: 'because' });
    const again = await world.open();
    expect(again.session.getState().choice).toEqual(page.session.getState().choice);
  });

  it('survives a failure of everything, and is gone once it is given', async () => {
    const { world, page } = await openedPage();
    world.journal.faults.errorBefore = () => ({ kind: 'unreachable', what: 'Zendesk' });
    await press(world, page.session.makeItRight());
    world.journal.faults.errorBefore = null;
    expect((await world.open()).session.getState().choice.story).toBe(STORY);
    await press(world, page.session.makeItRight());
    expect((await world.open()).session.getState().choice.story).toBe('');
  });
});

describe('the story of what was given before', () => {
  it('is read when it is asked for', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const { session } = await world.open();
    expect(session.getState().story).toEqual({ state: 'unread' });
    await press(world, session.readStory());
    expect(session.getState().story).toEqual({ state: 'read', story: STORY });
  });

  it('says why where it cannot be read', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    world.moments.faults.errorBefore = () => ({ kind: 'forbidden', what: 'service_moment' });
    const { session } = await world.open();
    await press(world, session.readStory());
    expect(session.getState().story).toMatchObject({ state: 'failed', error: { kind: 'forbidden' } });
  });
});

it('a preview shows the very reply that is inserted, and nothing while an answer is missing', async () => {
  const { world, page } = await openedPage();
  const preview = await page.session.previewReply(page.session.getState().plan);
  await press(world, page.session.makeItRight());
  expect(page.workspace.replies).toEqual([preview]);
  const unanswered = await world.open({ ticket: aTicket({ ticketId: '502', causeFieldValue: null }) });
  expect(await unanswered.session.previewReply(unanswered.session.getState().plan)).toBe('');
});

it('an incident opens in the workspace', async () => {
  const { session, workspace } = await aWorld().open();
  session.showTicket(900);
  expect(workspace.shownTickets).toEqual([]);
  await Promise.resolve();
  expect(workspace.shownTickets).toEqual(['900']);
});
