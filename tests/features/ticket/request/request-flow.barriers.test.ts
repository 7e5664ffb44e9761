import { describe, expect, it } from 'vitest';
import { LENA, act, ask, askedWorld, standOn, leadPage } from '#builders/a-request-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';

const APPROVE = { kind: 'approve', amountText: '60', text: '' } as const;

function closed(page: Page): void {
  page.workspace.ticket = { ...page.workspace.ticket, isClosed: true };
}

function kinds(world: World): readonly string[] {
  return world.journal.entries.map(({ kind }) => kind);
}

describe('on a ticket that was closed since', () => {
  it('what was approved is not delivered, and stays approved; once it is open it is', async () => {
    const { world, page } = await askedWorld();
    await act(world, await leadPage(world), (flow) => flow.answer(APPROVE));
    await act(world, page, (flow) => flow.refresh());
    expect(standOn(page)).toBe('approved');
    const before = kinds(world);
    closed(page);
    await act(world, page, (flow) => flow.deliver());
    expect([standOn(page), page.session.getState().asking.work.phase]).toEqual(['approved', 'idle']);
    expect([kinds(world), page.workspace.replies]).toEqual([before, []]);
    page.workspace.ticket = { ...page.workspace.ticket, isClosed: false };
    await act(world, page, (flow) => flow.deliver());
    expect(page.session.getState().giving.phase).toBe('given');
  });

  it('a lead approves nothing, and can decline', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    closed(lead);
    await act(world, lead, (flow) => flow.answer(APPROVE));
    expect([standOn(lead), lead.session.getState().asking.work.phase, kinds(world)]).toEqual(['waiting', 'idle', []]);
    await act(world, lead, (flow) => flow.answer({ kind: 'decline', text: 'Not ours.' }));
    expect(standOn(await world.open())).toBe('declined');
  });

  it('nobody asks a lead', async () => {
    const world = aWorld();
    const page = await world.open({ ticket: aTicket({ isClosed: true }) });
    await ask(world, page);
    expect(world.moments.moments.size).toBe(0);
  });
});

it('a lead who may not read the journal any more approves nothing', async () => {
  const { world } = await askedWorld();
  const lead = await leadPage(world);
  world.journal.access.set(LENA.id, { read: 'none', create: true });
  lead.session.reload('journal');
  await world.time.run();
  await act(world, lead, (flow) => flow.answer(APPROVE));
  expect([standOn(lead), lead.session.getState().asking.work.phase, kinds(world)]).toEqual(['waiting', 'idle', []]);
});

it('what is delivered where an internal note is open puts no reply into it', async () => {
  const { world, page } = await askedWorld();
  await act(world, await leadPage(world), (flow) => flow.answer(APPROVE));
  page.workspace.ticket = { ...page.workspace.ticket, composer: 'internal_note' };
  await act(world, page, (flow) => flow.refresh());
  await act(world, page, (flow) => flow.deliver());
  expect(page.session.getState().giving).toMatchObject({ phase: 'given', ticketUpdate: { isReplyInserted: false, isNoteOpen: true } });
  expect(page.workspace.replies).toEqual([]);
});
