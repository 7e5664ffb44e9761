import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aLine, aRequest, atWork, ran, stored } from '#builders/a-request.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { approveRequest } from '#approvals/decide-request.ts';
import { type Delivery, deliverRequest } from '#approvals/deliver-request.ts';
import { isStated } from '#domain/journal/commitments.ts';
import { applyToTicket } from '#features/ticket/reply/apply-to-ticket.ts';
import type { TicketUpdate } from '#features/ticket/session/session-state.ts';
import { heldFor } from '#approvals/request-money.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';

async function deliver(
  world: World,
  of: { readonly story?: string; readonly isMarked?: boolean } = {},
): Promise<{
  readonly delivered: Awaited<ReturnType<typeof deliverRequest>>;
  readonly steps: readonly string[];
  readonly workspace: FakeWorkspace;
}> {
  const { ports, terms } = atWork(world, '11');
  await ran(world, ports.reader.readTail());
  const commitment = heldFor(ports, 'asked-1');
  if (commitment === null || !isStated(commitment)) throw new Error('nothing is held');
  const steps: string[] = [];
  const workspace = createFakeWorkspace(aTicket());
  const approved = aLine({ kind: 'approved', byId: '21', byName: 'Lena', amountMinor: 3000 });
  const request = aRequest({ lines: [aLine(), approved], ...(of.isMarked === true && { moment: { status: 'given' as const } }) });
  const reply = { ticket: aTicket(), agent: anAgent(), policy: parsedSettings().settings.policy, fallbackLocale: 'en', own: null };
  const delivery: Delivery<TicketUpdate> = {
    story: of.story ?? '',
    applyToTicket: (moment, { isAgain }) =>
      applyToTicket({ workspace, replyText: world.replyText }, { ...reply, moment, causeFieldId: null, insertsReply: !isAgain }),
    onStep: (step) => void steps.push(step),
  };
  const delivered = await ran(world, deliverRequest(ports, { request, commitment }, delivery, terms));
  return { delivered, steps, workspace };
}

async function approvedWorld(): Promise<World> {
  const world = aWorld({ leadIds: LEADS });
  await stored(world);
  const { ports, terms } = atWork(world, '21');
  await ran(world, approveRequest(ports, aRequest(), { amountMinor: 3000, text: '' }, terms));
  return world;
}

describe('delivering', () => {
  it('gives the sum that was granted, with the words of whoever asked', async () => {
    const world = await approvedWorld();
    const { delivered, steps, workspace } = await deliver(world);
    expect(delivered).toMatchObject({ ok: true, value: { draft: { amount: { amountMinor: 3000 } } } });
    expect(steps).toEqual(['moment', 'look', 'post', 'apply_to_ticket']);
    expect(world.givenMoments()).toMatchObject([{ amount: { amountMinor: 3000 }, story: aRequest().moment.story }]);
    expect(workspace.tags).toEqual(['made_right']);
    expect(workspace.replies).toHaveLength(1);
  });

  it('keeps what was written since as the story', async () => {
    const world = await approvedWorld();
    await deliver(world, { story: ' Better words. ' });
    expect(world.givenMoments()).toMatchObject([{ story: 'Better words.' }]);
  });

  it('does not put the reply into the editor twice', async () => {
    const world = await approvedWorld();
    await deliver(world);
    const { delivered, workspace } = await deliver(world, { isMarked: true });
    expect(delivered).toMatchObject({ ok: true, value: { applied: { isReplyInserted: false } } });
    expect(workspace.replies).toEqual([]);
  });

  it.each([
    ['is delivered where lead and sum are the same', '21', 3000, true],
    ['is not delivered where another lead approved it', '22', 3000, false],
    ['is not delivered with one cent more than was read', '21', 3001, false],
    ['is not delivered with one cent less than was read', '21', 2999, false],
  ])('what was taken back and approved anew meanwhile %s', async (_what, leadId, amountMinor, isDelivered) => {
    const world = await approvedWorld();
    const reserve = world.journal.entries.find(({ kind }) => kind === 'reserve');
    if (reserve === undefined) throw new Error('nothing is reserved');
    let isAnew = false;
    world.moments.faults.errorBefore = ({ method }) => {
      if (method === 'changeRequest' && !isAnew) {
        isAnew = true;
        const { createdAtMs: _before, updatedAtMs: _then, ...facts } = reserve;
        world.journal.plant({ ...facts, kind: 'reverse', createdById: '21', detail: { attempt: 1 } });
        const detail = { ...reserve.detail, attempt: 2, isGrant: true } as const;
        plantGiven(world.journal, { ...facts, createdById: leadId, amountMinor, detail });
      }
      return null;
    };
    const { delivered, workspace } = await deliver(world);
    expect(isAnew).toBe(true);
    expect(delivered).toMatchObject(isDelivered ? { ok: true } : { ok: false, error: { kind: 'already', what: 'withdrawn' } });
    expect(workspace.calls).toHaveLength(isDelivered ? 2 : 0);
    expect(world.journal.entries.filter(({ kind, createdById }) => kind === 'post' && createdById === '11')).toHaveLength(
      isDelivered ? 1 : 0,
    );
  });

  it.each(['changeRequest', 'tail'])('goes no further where %s fails, and the grant stands', async (failing) => {
    const world = await approvedWorld();
    let isOn = false;
    world.moments.faults.errorBefore = ({ method }) => {
      isOn ||= method === 'changeRequest';
      return method === failing ? DOWN : null;
    };
    world.journal.faults.errorBefore = ({ method }) => (isOn && method === failing ? DOWN : null);
    const { delivered, workspace } = await deliver(world);
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'failed', heldUntilMs: null } });
    expect(workspace.replies).toEqual([]);
    expect(world.live()).toMatchObject([{ state: 'granted' }]);
  });

  it('brings nothing into the ticket before it is posted, and carries it out after that', async () => {
    const world = await approvedWorld();
    world.journal.faults.errorBefore = ({ keys }) => (keys[0]?.startsWith('deliver:') === true ? DOWN : null);
    const { delivered, steps, workspace } = await deliver(world);
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(steps).toEqual(['moment', 'look', 'post']);
    expect([workspace.calls, world.live().map(({ state }) => state)]).toEqual([[], ['granted']]);
  });

  it('whose post got no answer can be done again, and inserts one reply', async () => {
    const world = await approvedWorld();
    world.journal.faults.errorBefore = ({ keys }) => (keys[0]?.startsWith('deliver:') === true ? DOWN : null);
    const first = await deliver(world);
    world.journal.faults.errorBefore = null;
    const second = await deliver(world, { isMarked: true });
    expect([first.workspace.replies.length, second.workspace.replies.length]).toEqual([0, 1]);
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 3000 }]);
    expect(world.journal.entries.filter(({ kind, createdById }) => kind === 'post' && createdById === '11')).toHaveLength(1);
  });
});
