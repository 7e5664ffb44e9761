import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { ran } from '#builders/a-request.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { aDraft } from '#builders/a-draft.ts';
import type { SessionCore } from '#features/ticket/session/session-core.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import { createSuggestionFlow } from '#features/ticket/suggestion/suggestion-flow.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../../../fakes/fake-workspace.ts';

/** Something given for a moderate late delivery on a ticket of its own, as the journal tells of it. */
function plant(world: World, momentId: string, over: Partial<JournalEntry> = {}): void {
  const detail = { gesture: 'credit', fault: 'ours', severity: 2 } as const;
  plantGiven(world.journal, { momentId, ticketId: `t-${momentId}`, cause: 'late_delivery', amountMinor: 1000, detail, ...over });
}

/** The same as its moment tells of it. */
async function give(world: World, id: string, over: Partial<Moment> = {}): Promise<void> {
  await world.moments.as('12').create({ ...aDraft({ ticketId: `t-${id}` }), id, status: 'given', ...over });
}

function choose(core: SessionCore, choice: Partial<typeof NOTHING_CHOSEN>): void {
  core.update({ choice: { ...core.getFacts().choice, ...choice } });
}

function searches(world: World): readonly (readonly string[])[] {
  return world.moments.calls.filter(({ method }) => method === 'given').map(({ keys }) => keys);
}

/** What an opened session is, with the editor that its replies go to. */
async function opened(world: World = aWorld(), replyText = world.replyText): Promise<{ core: SessionCore; workspace: FakeWorkspace }> {
  const workspace = createFakeWorkspace(aTicket());
  return { core: await anOpenedCore(world, { workspace, replyText }), workspace };
}

function teamOf(core: SessionCore): unknown {
  return core.getState().plan.facts?.team ?? null;
}

const LIKE = { cause: 'late_delivery', severity: 2 } as const;

describe('comparing with the last 90 days', () => {
  it('joins what moments tell with what the journal shows, each gesture once', async () => {
    const world = aWorld();
    plant(world, 'm-1', { amountMinor: 800 });
    await give(world, 'm-1', { amount: eur(800) });
    await give(world, 'm-2', { amount: eur(1200) });
    await give(world, 'm-3', { amount: eur(2000) });
    const core = await anOpenedCore(world);
    expect(teamOf(core)).toBeNull();
    await ran(world, createSuggestionFlow(core).compare(LIKE));
    expect(teamOf(core)).toMatchObject({ count: 3, medianMinor: 1200, lowMinor: 800, highMinor: 2000 });
  });

  it('leaves out what was given on this very ticket, and what is older', async () => {
    const world = aWorld();
    world.time.pass(daysBefore(91) - world.time.nowMs());
    await give(world, 'old', { amount: eur(9000) });
    world.time.pass(daysBefore(0) - world.time.nowMs());
    for (const id of ['m-1', 'm-2', 'm-3']) await give(world, id);
    await give(world, 'here', { ticketId: '501', amount: eur(9000) });
    const core = await anOpenedCore(world);
    await ran(world, createSuggestionFlow(core).compare(LIKE));
    expect(teamOf(core)).toMatchObject({ count: 3, highMinor: 1500 });
  });

  it('asks once for each cause and severity, and keeps what was read of each', async () => {
    const world = aWorld();
    for (const id of ['m-1', 'm-2', 'm-3']) await give(world, id);
    const core = await anOpenedCore(world);
    const flow = createSuggestionFlow(core);
    await ran(world, Promise.all([flow.compare(LIKE), flow.compare(LIKE)]));
    choose(core, { severity: 3 });
    await ran(world, flow.compare({ ...LIKE, severity: 3 }));
    expect(teamOf(core)).toBeNull();
    choose(core, { severity: 2 });
    await ran(world, flow.compare(LIKE));
    expect(teamOf(core)).toMatchObject({ count: 3 });
    expect(searches(world)).toEqual([
      ['index', 'given', 'late_delivery', '2', 'EUR'],
      ['index', 'given', 'late_delivery', '3', 'EUR'],
    ]);
  });

  it('that fails leaves what is known, and is tried again', async () => {
    const world = aWorld();
    for (const id of ['m-1', 'm-2', 'm-3']) {
      plant(world, id);
      await give(world, id, { amount: eur(1000) });
    }
    await give(world, 'm-4', { amount: eur(4000) });
    const core = await anOpenedCore(world);
    const flow = createSuggestionFlow(core);
    world.moments.faults.errorBefore = () => DOWN;
    await ran(world, flow.compare(LIKE));
    expect(teamOf(core)).toMatchObject({ count: 3, highMinor: 1000 });
    world.moments.faults.errorBefore = null;
    await ran(world, flow.compare(LIKE));
    expect(teamOf(core)).toMatchObject({ count: 4, highMinor: 4000 });
  });
});

describe('the reply that is suggested', () => {
  it('is for the plan that is shown, whatever the agent has written instead', async () => {
    const core = await anOpenedCore(aWorld());
    choose(core, { reply: { text: 'My own words.', basis: '' } });
    const flow = createSuggestionFlow(core);
    expect(await flow.suggestReply(core.getState().plan)).toBe(
      'Dear {{ticket.requester.first_name}}, sorry for late_delivery: credit of 10.00.',
    );
  });

  it('is empty while there is no plan', async () => {
    const core = await anOpenedCore(aWorld());
    choose(core, { cause: 'other' });
    expect(await createSuggestionFlow(core).suggestReply(core.getState().plan)).toBe('');
  });
});

describe('letting the customer choose', () => {
  it('puts the options into the editor, gives nothing and says that it worked', async () => {
    const world = aWorld();
    const { core, workspace } = await opened(world);
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offered');
    expect(workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery, choose: credit, priority, call.']);
    expect(core.getFacts().giving).toEqual({ phase: 'idle' });
    expect(world.journal.entries).toEqual([]);
  });

  it('says so where the editor does not take them', async () => {
    const { core, workspace } = await opened();
    workspace.failWith = (what) => ({ kind: 'refused', what });
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offer_failed');
  });

  it('puts nothing into an internal note, and says that one is open', async () => {
    const { core, workspace } = await opened();
    workspace.ticket = aTicket({ composer: 'internal_note' });
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offer_note');
    expect(workspace.replies).toEqual([]);
  });

  it('says so where the words cannot be loaded, and inserts nothing', async () => {
    const world = aWorld();
    const { core, workspace } = await opened(world, { ...world.replyText, choices: () => Promise.reject(new Error('offline')) });
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offer_failed');
    expect(workspace.calls).toEqual([]);
  });

  it('does nothing once something was given here', async () => {
    const world = aWorld();
    plant(world, 'here', { ticketId: '501', customerId: '701' });
    const { core, workspace } = await opened(world);
    expect(core.getState().onTicket).not.toEqual([]);
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offer_failed');
    expect(workspace.calls).toEqual([]);
  });

  it('does nothing while nothing is suggested', async () => {
    const { core, workspace } = await opened();
    choose(core, { cause: 'other' });
    expect(await createSuggestionFlow(core).offerChoices()).toBe('offer_failed');
    expect(workspace.calls).toEqual([]);
  });
});
