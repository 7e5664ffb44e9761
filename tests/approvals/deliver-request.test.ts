import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { grantIn } from '#builders/a-hand-over.ts';
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
import type { Moment } from '#domain/moments/moment.ts';
import { applyToTicket } from '#features/ticket/reply/apply-to-ticket.ts';
import type { TicketUpdate } from '#features/ticket/session/session-state.ts';
import { heldFor } from '#approvals/request-money.ts';
import { createFakeExecutor } from '../fakes/fake-executor.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';

async function deliver(
  world: World,
  of: { readonly story?: string; readonly isMarked?: boolean; readonly asked?: Partial<Moment>; readonly onStart?: () => void } = {},
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
  const request = aRequest({
    lines: [aLine(), approved],
    moment: { ...of.asked, ...(of.isMarked === true && { status: 'given' as const }) },
  });
  const reply = { ticket: aTicket(), agent: anAgent(), policy: parsedSettings().settings.policy, fallbackLocale: 'en', own: null };
  const delivery: Delivery<TicketUpdate> = {
    story: of.story ?? '',
    applyToTicket: (moment, { isAgain }) =>
      applyToTicket(
        { workspace, replyText: world.replyText },
        { ...reply, moment, causeFieldId: null, causeBefore: null, isFurther: false, insertsReply: !isAgain },
      ),
    onStep: (step) => void steps.push(step),
  };
  of.onStart?.();
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
    expect(steps).toEqual(['reserve', 'look', 'post', 'moment', 'apply_to_ticket']);
    expect(world.givenMoments()).toMatchObject([{ amount: { amountMinor: 3000 }, story: aRequest().moment.story }]);
    expect(workspace.tags).toEqual(['made_right']);
    expect(workspace.replies).toHaveLength(1);
  });

  it('gives so many as a lead has granted, and says so in the record, whatever number was asked for', async () => {
    const world = aWorld({ leadIds: LEADS });
    const asked = { gesture: 'miles', amount: eur(4800), count: 4000 };
    const request = await stored(world, aRequest({ moment: asked }));
    const { ports, terms } = atWork(world, '21');
    await ran(world, approveRequest(ports, request, { amountMinor: 3600, count: 3000, text: '' }, terms));
    const { delivered } = await deliver(world, { asked });
    expect(delivered).toMatchObject({ ok: true, value: { draft: { gesture: 'miles', amount: { amountMinor: 3600 }, count: 3000 } } });
    expect(world.givenMoments()).toMatchObject([{ gesture: 'miles', amount: { amountMinor: 3600 }, count: 3000 }]);
  });

  it('keeps what was written since as the story', async () => {
    const world = await approvedWorld();
    await deliver(world, { story: ' Better words. ' });
    expect(world.givenMoments()).toMatchObject([{ story: 'Better words.' }]);
  });

  it.each([
    ['as what it was granted as, whatever the record says', { gesture: 'credit' }, 'credit'],
    ['as what was asked for, where the journal does not say', {}, 'refund'],
  ] as const)('gives it %s', async (_what, detail, gesture) => {
    const world = await approvedWorld();
    const { ports, terms } = atWork(world, '11');
    await ran(world, ports.reader.readTail());
    const approved = { request: aRequest({ moment: { gesture: 'refund' } }), commitment: { ...grantIn(world), detail } };
    const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
    expect(await ran(world, deliverRequest(ports, approved, delivery, terms))).toMatchObject({ ok: true, value: { draft: { gesture } } });
  });

  it('has it carried out once, though it is done again', async () => {
    const world = await approvedWorld();
    const executor = createFakeExecutor();
    for (const again of [false, true]) {
      const { ports, terms } = atWork(world, '11', { executors: [executor] });
      await ran(world, ports.reader.readTail());
      const seen: boolean[] = [];
      const apply: Delivery<null>['applyToTicket'] = (_draft, { isAgain }) => {
        seen.push(isAgain);
        return Promise.resolve(null);
      };
      const approved = { request: aRequest(), commitment: grantIn(world) };
      const delivered = await ran(world, deliverRequest(ports, approved, { story: '', applyToTicket: apply, onStep: () => {} }, terms));
      expect(delivered).toMatchObject({ ok: true, value: { execution: { kind: 'receipt' } } });
      expect(seen).toEqual([again]);
    }
    expect(executor.calls.filter((call) => call.startsWith('execute'))).toEqual(['execute asked-1']);
  });

  it('is taken back at its provider, and marked, where a lead undid it while that carried it out', async () => {
    const world = await approvedWorld();
    const undo = () => {
      world.journal.plant({ kind: 'reverse', momentId: 'asked-1', createdById: '21', createdAtMs: world.time.nowMs() });
    };
    const executor = createFakeExecutor({ onExecute: undo });
    const { ports, terms } = atWork(world, '11', { executors: [executor] });
    await ran(world, ports.reader.readTail());
    const approved = { request: aRequest(), commitment: grantIn(world) };
    const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
    expect(await ran(world, deliverRequest(ports, approved, delivery, terms))).toMatchObject({ ok: true, value: { undone: [] } });
    expect(world.moments.moments.get('asked-1')?.status).toBe('voided');
    expect([...executor.given]).toEqual([]);
  });

  it('is marked where a lead undid it while Zendesk let the page wait with the record, by hand as well', async () => {
    const world = await approvedWorld();
    const { ports, terms } = atWork(world, '11');
    await ran(world, ports.reader.readTail());
    let asked = 0;
    world.moments.faults.errorBefore = ({ method }) => {
      if (method !== 'changeRequest') return null;
      asked += 1;
      if (asked === 1) world.journal.plant({ kind: 'reverse', momentId: 'asked-1', createdById: '21', createdAtMs: world.time.nowMs() });
      return asked < 3 ? { kind: 'rate_limited', what: 'moments', retryAfterMs: 9_000 } : null;
    };
    const approved = { request: aRequest(), commitment: grantIn(world) };
    const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
    expect(await ran(world, deliverRequest(ports, approved, delivery, terms))).toMatchObject({
      ok: true,
      value: { undone: expect.any(Array) },
    });
    expect(world.moments.moments.get('asked-1')?.status).toBe('voided');
  });

  it('is refused where its provider turns away the first request, and not known where another may have been sent before', async () => {
    const world = await approvedWorld();
    const executor = createFakeExecutor();
    executor.execute = () => Promise.resolve({ kind: 'refused', code: 'not_permitted', reason: '' });
    const kinds: unknown[] = [];
    for (let time = 0; time < 2; time += 1) {
      const { ports, terms } = atWork(world, '11', { executors: [executor] });
      await ran(world, ports.reader.readTail());
      const approved = { request: aRequest(), commitment: grantIn(world) };
      const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
      const delivered = await ran(world, deliverRequest(ports, approved, delivery, terms));
      kinds.push(delivered.ok && delivered.value.execution.kind);
    }
    expect(kinds).toEqual(['refused', 'unknown']);
  });

  it('is kept under whom its post names, though the settings name somebody else by the time it is done again', async () => {
    const world = await approvedWorld();
    const provider = createFakeExecutor();
    for (const executors of [[provider], [createByHand(), provider]]) {
      const { ports, terms } = atWork(world, '11', { executors });
      await ran(world, ports.reader.readTail());
      const approved = { request: aRequest(), commitment: grantIn(world) };
      const delivery = { story: '', applyToTicket: () => Promise.resolve(null), onStep: () => {} };
      world.moments.faults.errorBefore = ({ method }) => (method === 'keepReceipt' && executors.length === 1 ? DOWN : null);
      expect(await ran(world, deliverRequest(ports, approved, delivery, terms))).toMatchObject({ ok: true });
    }
    expect(world.moments.moments.get('asked-1')?.receipts).toEqual([{ executor: 'Sample Pay', reference: 'pay-asked-1' }]);
  });

  it('does not put the reply into the editor twice', async () => {
    const world = await approvedWorld();
    await deliver(world);
    const { delivered, workspace } = await deliver(world, { isMarked: true });
    expect(delivered).toMatchObject({ ok: true, value: { applied: { isReplyInserted: false } } });
    expect(workspace.replies).toEqual([]);
  });

  it.each([
    ['with the same sum by the same lead', '21', 3000],
    ['by another lead', '22', 3000],
    ['with one cent more', '21', 3001],
    ['with one cent less', '21', 2999],
  ])('what was taken back and approved anew meanwhile is not delivered as what it was: %s', async (_what, leadId, amountMinor) => {
    const world = await approvedWorld();
    const reserve = world.journal.entries.find(({ kind }) => kind === 'reserve');
    if (reserve === undefined) throw new Error('nothing is reserved');
    let isAnew = false;
    world.journal.faults.errorBefore = ({ keys }) => {
      if (keys[0] === 'reserve:hand-over:asked-1' && !isAnew) {
        isAnew = true;
        const { createdAtMs: _before, updatedAtMs: _then, ...facts } = reserve;
        const revoke = { ...facts, amountMinor: 0, createdById: '21', detail: { decision: 'revoke', attempt: 9 } } as const;
        plantGiven(world.journal, revoke);
        world.journal.plant({ ...facts, kind: 'reverse', createdById: '21', detail: { attempt: 1 } });
        const detail = { ...reserve.detail, attempt: 2, isGrant: true } as const;
        plantGiven(world.journal, { ...facts, createdById: leadId, amountMinor, detail });
      }
      return null;
    };
    const { delivered, workspace } = await deliver(world);
    expect(isAnew).toBe(true);
    expect(delivered).toMatchObject({ ok: false });
    expect(workspace.calls).toHaveLength(0);
    expect(world.live()).toMatchObject([{ state: 'granted', agentId: leadId, countsMinor: amountMinor }]);
  });

  it('what somebody has edited at the same time into another sum is not delivered', async () => {
    const world = await approvedWorld();
    let isEdited = false;
    world.journal.faults.errorBefore = ({ keys }) => {
      if (keys[0] === 'reserve:hand-over:asked-1' && !isEdited) {
        isEdited = true;
        world.time.pass(1000);
        for (const { id } of world.journal.entries) world.journal.edit(id, { amountMinor: 9000 });
      }
      return null;
    };
    const { delivered, workspace } = await deliver(world);
    expect([isEdited, delivered.ok, workspace.calls]).toEqual([true, false, []]);
  });

  it('goes no further where the journal cannot be read, and the grant stands', async () => {
    const world = await approvedWorld();
    let isOn = false;
    world.journal.faults.errorBefore = ({ method }) => {
      isOn ||= method === 'append';
      return isOn && method === 'tail' ? DOWN : null;
    };
    const { delivered, workspace } = await deliver(world);
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    expect(workspace.replies).toEqual([]);
    expect(world.live()).toMatchObject([{ state: 'granted' }]);
  });

  it('takes four requests: a reservation, a look, a post and the record', async () => {
    const world = await approvedWorld();
    const before = { journal: 0, moments: 0 };
    const { delivered } = await deliver(world, {
      onStart() {
        before.journal = world.journal.calls.length;
        before.moments = world.moments.calls.length;
      },
    });
    expect(delivered.ok).toBe(true);
    expect(world.journal.calls.slice(before.journal).map(({ method }) => method)).toEqual(['append', 'tail', 'append']);
    expect(world.moments.calls.slice(before.moments).map(({ method }) => method)).toEqual(['changeRequest']);
  });

  it('is posted before anything is written down or brought into the ticket', async () => {
    const world = await approvedWorld();
    world.journal.faults.errorBefore = ({ keys }) => (isDeliveryKey(keys[0]) ? DOWN : null);
    const { delivered, steps, workspace } = await deliver(world);
    expect(delivered).toMatchObject({ ok: false, error: { kind: 'failed', step: 'post' } });
    expect(steps).toEqual(['reserve', 'look', 'post']);
    expect([workspace.calls, world.live().map(({ state }) => state)]).toEqual([[], ['granted']]);
    expect(world.moments.moments.get('asked-1')?.status).toBe('asked');
  });

  it('whose post never arrived can be done again once its claim has expired, and inserts one reply', async () => {
    const world = await approvedWorld();
    world.journal.faults.errorBefore = ({ keys }) => (isDeliveryKey(keys[0]) ? DOWN : null);
    const first = await deliver(world);
    world.journal.faults.errorBefore = null;
    const early = await deliver(world);
    expect(early.delivered).toMatchObject({ ok: false, error: { kind: 'delivering', byName: 'Lead 11' } });
    world.time.pass(121_000);
    const second = await deliver(world);
    expect([first, early, second].map(({ workspace }) => workspace.replies.length)).toEqual([0, 0, 1]);
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 3000 }]);
  });

  it('whose post arrived without an answer goes on from there, and leaves the reply to whoever knows that there is none', async () => {
    const world = await approvedWorld();
    world.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    const first = await deliver(world);
    expect(first.delivered).toMatchObject({ ok: false, error: { kind: 'failed', step: 'moment' } });
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
    world.moments.faults.errorBefore = null;
    const second = await deliver(world);
    expect(second.delivered).toMatchObject({ ok: true, value: { applied: { isReplyInserted: false } } });
    expect(world.moments.moments.get('asked-1')?.status).toBe('given');
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 3000 }]);
  });
});

function isDeliveryKey(key: string | undefined): boolean {
  return key?.startsWith('post:hand-over:') === true;
}
