import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aLine, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { LENA, act, askedWorld, elsewhere, standOn } from '#builders/a-request-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { approveRequest, declineRequest } from '#approvals/decide-request.ts';

/** More entries than a page of the list holds. */
function aBusyHour(world: World): void {
  for (let index = 0; index < 150; index += 1) {
    world.journal.plant({
      kind: 'reserve',
      momentId: `other-${index}`,
      ticketId: `9${index}`,
      customerId: `8${index}`,
      agentId: '77',
      createdById: '77',
      amountMinor: 1,
    });
  }
}

describe('in an account where a page of the journal passes quickly', () => {
  it('what a lead took back is not delivered from a page that stayed open', async () => {
    const { world, page } = await askedWorld();
    const lead = await world.open(elsewhere({ agent: LENA }));
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
    await act(world, page, (flow) => flow.refresh());
    expect(standOn(page)).toBe('approved');
    await act(world, lead, (flow) => flow.refresh());
    await act(world, lead, (flow) => flow.takeBack());
    aBusyHour(world);
    await act(world, page, (flow) => flow.deliver());
    expect(page.workspace.replies).toEqual([]);
    expect(standOn(page)).toBe('taken_back');
  });

  it('what a lead approved is not declined by another who knew nothing of it', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const late = atWork(world, '22');
    await ran(world, late.ports.reader.readTail());
    const lead = atWork(world, '21');
    expect(await ran(world, approveRequest(lead.ports, aRequest(), { amountMinor: 3000, text: '' }, lead.terms))).toMatchObject({
      ok: true,
    });
    aBusyHour(world);
    expect(await ran(world, declineRequest(late.ports, aRequest(), { text: 'No.' }, late.terms))).toMatchObject({
      ok: false,
      error: { kind: 'already', what: 'approved' },
    });
    expect(world.moments.moments.get('asked-1')?.status).toBe('asked');
  });
});

describe('approving and declining at the same time', () => {
  it('lets one answer stand, and only the other lead is told that it was too late', async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const world = aWorld({ leadIds: LEADS, seed });
      await stored(world);
      world.slow(1000);
      const one = atWork(world, '21');
      const other = atWork(world, '22');
      const approving = approveRequest(one.ports, aRequest(), { amountMinor: 3000, text: 'Yes.' }, one.terms);
      const declining = world.time
        .wait(world.random() * 3000)
        .then(() => declineRequest(other.ports, aRequest(), { text: 'No.' }, other.terms));
      await world.time.run();
      const [approved, declined] = await Promise.all([approving, declining]);
      const isHeld = world.live().some(({ momentId }) => momentId === 'asked-1');
      expect({ seed, answers: Number(approved.ok) + Number(declined.ok) }).toEqual({ seed, answers: 1 });
      expect({ seed, isHeld }).toEqual({ seed, isHeld: approved.ok });
      expect(linesOf(world).map(([kind]) => kind)).toContain(approved.ok ? 'approved' : 'declined');
      expect(world.moments.moments.get('asked-1')?.status).toBe(approved.ok ? 'asked' : 'declined');
    }
  });
});

it('nobody approves what they asked for themselves', async () => {
  const world = aWorld({ leadIds: LEADS });
  const request = aRequest();
  const own = { ...request, moment: { ...request.moment, agentId: '21' }, lines: [aLine({ byId: '21' })] };
  await stored(world, own);
  const { ports, terms } = atWork(world, '21');
  expect(await ran(world, approveRequest(ports, own, { amountMinor: 3000, text: '' }, terms))).toEqual({
    ok: false,
    error: { kind: 'own' },
  });
  expect(world.journal.entries).toEqual([]);
});

it('what a lead took back waits again where its record could not be marked, and the lead is told how to close it', async () => {
  const { world } = await askedWorld();
  const lead = await world.open(elsewhere({ agent: LENA }));
  await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '60', text: '' }));
  world.moments.faults.errorBefore = ({ method }) => (method === 'setStatus' ? DOWN : null);
  await act(world, lead, (flow) => flow.takeBack());
  expect(world.live()).toEqual([]);
  expect(lead.session.getState().asking).toMatchObject({
    status: { kind: 'waiting' },
    work: { phase: 'done', what: 'taken_back_open' },
  });
});
