import { describe, expect, it } from 'vitest';
import { STORY, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { barrierOf } from '#features/ticket/session/authority.ts';

/** Of an account that has roles of its own. */
const BEN = anAgent({ hasFixedRoles: false });
const COLLEAGUE = anAgent({ id: '12', name: 'Cleo Sample', hasFixedRoles: false });

function barrier({ session }: Page): string | null {
  return barrierOf(session.getState());
}

/** Presses, and expects that nothing was written anywhere, and what was typed stays. */
async function expectNothingGiven(world: World, page: Page): Promise<void> {
  const before = world.journal.entries.length;
  page.session.choose({ story: STORY });
  await press(world, page.session.makeItRight());
  expect(phaseOf(page)).toBe('idle');
  expect(world.journal.entries).toHaveLength(before);
  expect([page.workspace.replies, page.session.getState().choice.story]).toEqual([[], STORY]);
}

/** Cleo has given €15 on another ticket of the customer, as everybody could see. */
async function withColleague(): Promise<World> {
  const world = aWorld();
  world.journal.plant({ kind: 'limits', momentId: 'access:1', createdById: '90', agentId: '90' }, 'access:1');
  const page = await world.open({ agent: COLLEAGUE, ticket: aTicket({ ticketId: '502' }) });
  await press(world, page.session.makeItRight());
  expect(phaseOf(page)).toBe('given');
  return world;
}

async function ownOnly(world: World): Promise<Page> {
  world.journal.access.set('11', { read: 'own', create: true });
  const page = await world.open({ agent: BEN });
  // The browser forgets that others were shown before.
  page.session.checkAccess();
  await world.time.run();
  return page;
}

describe('on a closed ticket nothing is given', () => {
  it('where it is opened closed', async () => {
    const { world, page } = await openedPage();
    const closed = await world.open({ ticket: aTicket({ isClosed: true }) });
    expect([barrier(page), barrier(closed)]).toEqual([null, 'closed']);
    await expectNothingGiven(world, closed);
  });

  it('where it was closed since, though no event has told: it is read at the press', async () => {
    const { world, page } = await openedPage();
    page.workspace.ticket = { ...page.workspace.ticket, isClosed: true };
    expect(barrier(page)).toBeNull();
    await expectNothingGiven(world, page);
    expect(barrier(page)).toBe('closed');
  });

  it('and it is given where that cannot be read at the press, as it was last told', async () => {
    const { world, page } = await openedPage();
    page.workspace.failWith = (what) => (what === 'readOpenness' ? { kind: 'timed_out', what } : null);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
  });
});

describe('whoever is shown only what they wrote themselves gives nothing', () => {
  it('and does not read that nothing was given: what was is unknown', async () => {
    const world = await withColleague();
    const before = await world.open({ agent: BEN });
    expect(before.session.getState().journal).toMatchObject({ state: 'ready', value: { ofCustomer: [{ agentId: '12' }] } });
    const restricted = await ownOnly(world);
    expect(restricted.session.getState().journal).toMatchObject({ state: 'failed', error: { kind: 'others_hidden' }, last: null });
    expect(barrier(restricted)).toBe('own_only');
    await expectNothingGiven(world, restricted);
  });

  it('until an admin has let them: one press looks again, without a new page', async () => {
    const world = await withColleague();
    const page = await ownOnly(world);
    world.journal.access.clear();
    page.session.checkAccess();
    await world.time.run();
    expect(barrier(page)).toBeNull();
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
  });

  it('and in an account where nobody has written anything the first gives once a lead or an admin has opened their page', async () => {
    const world = aWorld();
    const page = await world.open({ agent: BEN });
    expect(barrier(page)).toBe('own_only');
    await expectNothingGiven(world, page);
    await world.open({ agent: anAgent({ id: '90', isAdmin: true, hasFixedRoles: false }), ticket: aTicket({ ticketId: '502' }) });
    expect(world.journal.entries).toMatchObject([{ momentId: 'access:1', createdById: '90' }]);
    page.session.checkAccess();
    await world.time.run();
    expect(barrier(page)).toBeNull();
  });
});

describe('whoever may not write entries', () => {
  it('is told before anything is typed, where their role says so, and gives nothing', async () => {
    const world = aWorld({ rolesMayWrite: { 4711: false } });
    const page = await world.open({ agent: anAgent({ roleId: '4711' }) });
    expect(barrier(page)).toBe('no_write');
    await expectNothingGiven(world, page);
  });

  it('loses nothing where only the press shows it, and is told before the next', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'limits', momentId: 'access:1', createdById: '90', agentId: '90' }, 'access:1');
    world.journal.access.set('11', { read: 'all', create: false });
    const page = await world.open();
    expect(barrier(page)).toBeNull();
    page.session.choose({ story: STORY });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'failed',
      error: { step: 'reserve', error: { kind: 'refused_by_role', action: 'create' }, heldUntilMs: null },
    });
    expect([barrier(page), page.session.getState().choice.story]).toEqual(['no_write', STORY]);
    expect(barrier(await world.open())).toBe('no_write');
    world.journal.access.clear();
    page.session.checkAccess();
    await world.time.run();
    expect([phaseOf(page), barrier(page)]).toEqual(['idle', null]);
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
  });

  it('is not taken to be so for a refusal of anything else', async () => {
    const { world, page } = await openedPage();
    world.journal.faults.errorBefore = ({ method }) =>
      method === 'append' ? { kind: 'rejected', what: 'journal', detail: 'the field is missing' } : null;
    await press(world, page.session.makeItRight());
    expect([phaseOf(page), barrier(page)]).toEqual(['failed', null]);
  });
});

describe('whoever may not read the journal', () => {
  it('gives nothing', async () => {
    const world = aWorld();
    world.journal.access.set('11', { read: 'none', create: false });
    const page = await world.open();
    expect(barrier(page)).toBe('no_read');
    await expectNothingGiven(world, page);
  });
});

describe('where an internal note is open', () => {
  it('the gesture is given, and its reply waits until the public reply is open', async () => {
    const { world } = await openedPage();
    const page = await world.open({ ticket: aTicket({ composer: 'internal_note' }) });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'given',
      ticketUpdate: { isReplyInserted: false, isNoteOpen: true, isTagged: true },
    });
    expect(page.workspace.replies).toEqual([]);
    await press(world, page.session.insertPublicReply());
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { isReplyInserted: true, isNoteOpen: false } });
    expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
  });

  it('that can be changed before, and nothing is said of it any more', async () => {
    const { world } = await openedPage();
    const page = await world.open({ ticket: aTicket({ composer: 'internal_note' }) });
    await press(world, page.session.openPublicReply());
    expect(page.session.getState().ticket.composer).toBe('public_reply');
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('is known as soon as the agent opens it', async () => {
    const { world, page } = await openedPage();
    page.workspace.changeTicket({ composer: 'internal_note' });
    await world.time.run();
    expect(page.session.getState().ticket.composer).toBe('internal_note');
  });
});

it('what stands in the way costs no request where nothing does: a page takes at most three to open, and four to give', async () => {
  const world = aWorld({ measuredMs: 0, valueRequests: 1 });
  const page = await world.open({ agent: BEN });
  const opened = world.requests().length;
  await press(world, page.session.makeItRight());
  expect(phaseOf(page)).toBe('given');
  expect(opened).toBeLessThanOrEqual(3);
  expect(world.requests()).toHaveLength(opened + 4);
});
