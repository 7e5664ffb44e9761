import { describe, expect, it } from 'vitest';
import { DEAR } from '#builders/a-request-page.ts';
import { onCard, newestOn } from '#builders/on-card.ts';
import { STORY, failing, phaseOf, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { type FakeExecutor, GIVES, createFakeExecutor } from '../../../fakes/fake-executor.ts';

/** A page of a team whose store credit a provider issues, with a story typed. */
async function paying(): Promise<{
  readonly world: World;
  readonly page: Page;
  readonly provider: FakeExecutor;
  /** What the journal held when the provider was asked. */
  readonly fences: readonly string[];
  readonly reopen: () => Promise<Page>;
}> {
  const world = aWorld();
  const fences: string[] = [];
  const provider = createFakeExecutor({
    onExecute: (key) => void fences.push(...world.live().map(({ momentId, state }) => (momentId === key ? state : 'another'))),
  });
  const executors = [provider, createByHand()];
  const page = await world.open({ executors });
  page.session.choose({ story: STORY });
  const reopen = (): Promise<Page> => world.open({ executors });
  return { world, page, provider, fences, reopen };
}

function executionOn({ session }: Page): unknown {
  const { standing, executions } = onCard(session);
  return executions.get(standing?.momentId ?? '')?.execution;
}

describe('what a provider carries out', () => {
  it('is asked for once, under the id of the moment, after the post', async () => {
    const { world, page, provider, fences } = await paying();
    await press(world, page.session.makeItRight());
    const [moment] = world.givenMoments();
    expect(provider.calls).toEqual([`execute ${moment?.id}`]);
    expect(fences).toEqual(['posted']);
    expect(executionOn(page)).toMatchObject({ kind: 'receipt', receipt: { steps: ['send_reply'] } });
    expect(world.journal.entries.find(({ kind }) => kind === 'post')?.detail.receipt).toBe('Sample Pay');
    expect(world.moments.moments.get(moment?.id ?? '')?.receipts).toEqual([{ executor: 'Sample Pay', reference: `pay-${moment?.id}` }]);
  });

  it('is not asked for where nobody knows whether it was posted, and is for what is given after that', async () => {
    const { world, page, provider, fences } = await paying();
    const fault = failing(world, 'append', 'post');
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({ phase: 'failed', error: { step: 'post' } });
    expect(provider.given.size).toBe(0);
    fault.stop();
    await press(world, page.session.finish());
    expect([phaseOf(page), provider.given.size]).toEqual(['came_to_nothing', 0]);
    await press(world, page.session.makeItRight());
    expect(fences).toEqual(['posted']);
    expect(provider.given.size).toBe(1);
  });

  it('is not asked for again after a reload where it is found', async () => {
    const { world, page, provider, reopen } = await paying();
    await press(world, page.session.makeItRight());
    const again = await reopen();
    await press(world, again.session.readExecution(newestOn(again.session)));
    await press(world, again.session.finish());
    expect(executionOn(again)).toMatchObject({ kind: 'receipt' });
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });

  it('is not asked for where a limit refuses', async () => {
    const { world, page, provider } = await paying();
    page.session.choose({ amountText: '700', details: DEAR });
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('refused');
    expect(provider.calls).toEqual([]);
  });
});

describe('a gesture whose page ended between the post and its provider', () => {
  it('is shown as not carried out, and finishing carries it out once', async () => {
    const { world, page, provider, reopen } = await paying();
    provider.execute = () => new Promise(() => {});
    void page.session.makeItRight();
    await world.time.run();
    page.session.dispose();
    provider.execute = createFakeExecutor().execute;
    const again = await reopen();
    await press(world, again.session.readExecution(newestOn(again.session)));
    expect(executionOn(again)).toEqual({ kind: 'none' });
    await press(world, again.session.finish());
    expect(executionOn(again)).toMatchObject({ kind: 'receipt' });
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });
});

describe('an answer that is lost', () => {
  it('is found by the key, and nothing is given twice', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, lost: new Set(['execute']) };
    await press(world, page.session.makeItRight());
    const [moment] = world.givenMoments();
    expect(provider.calls).toEqual([`execute ${moment?.id}`, `find ${moment?.id}`]);
    expect(executionOn(page)).toMatchObject({ kind: 'receipt' });
  });

  it('stays unknown where even that tells nothing, until finishing finds it', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, lost: new Set(['execute', 'find']) };
    await press(world, page.session.makeItRight());
    expect(executionOn(page)).toMatchObject({ kind: 'unknown' });
    provider.behaviour = GIVES;
    await press(world, page.session.finish());
    expect(executionOn(page)).toMatchObject({ kind: 'receipt' });
    expect(phaseOf(page)).toBe('given');
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });

  it('is not taken for a refusal where it was never asked for: finishing asks again', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, lost: new Set(['execute']), isUnreached: true };
    await press(world, page.session.makeItRight());
    expect(executionOn(page)).toMatchObject({ kind: 'unknown' });
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
    provider.behaviour = GIVES;
    await press(world, page.session.finish());
    expect(provider.given.size).toBe(1);
  });
});

describe('what a provider refuses', () => {
  it('is taken back, and the agent is told who refused and why, with nothing typed lost', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, outcome: 'refused' };
    await press(world, page.session.makeItRight());
    expect(onCard(page.session)).toMatchObject({
      giving: { phase: 'turned_down', by: 'Sample Pay', refusal: { code: 'declined', reason: 'The card is closed.' }, left: [] },
      onTicket: [],
      choice: { story: STORY },
    });
    expect(world.live()).toEqual([]);
    expect(world.moments.moments.size).toBe(0);
    expect(page.workspace.replies).toEqual([]);
  });

  it('stays held where it cannot be taken back, and can be undone', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, outcome: 'refused' };
    const fault = failing(world, 'append', 'reverse');
    await press(world, page.session.makeItRight());
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'undo_failed' }, onTicket: [{ state: 'posted' }], canUndo: true });
    expect(executionOn(page)).toMatchObject({ kind: 'refused' });
    fault.stop();
    await press(world, page.session.undo(newestOn(page.session)));
    expect(world.live()).toEqual([]);
  });
});

describe('what a provider has accepted and not done yet', () => {
  it('is not done until finishing finds that it is', async () => {
    const { world, page, provider } = await paying();
    provider.behaviour = { ...GIVES, outcome: 'pending' };
    await press(world, page.session.makeItRight());
    expect(executionOn(page)).toMatchObject({ kind: 'pending' });
    const done = createFakeExecutor();
    provider.find = done.execute;
    await press(world, page.session.finish());
    expect(executionOn(page)).toMatchObject({ kind: 'receipt' });
    expect(provider.calls.filter((call) => call.startsWith('execute'))).toHaveLength(1);
  });
});

describe('undoing what a provider has carried out', () => {
  it('takes it back there', async () => {
    const { world, page, provider } = await paying();
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).giving).toEqual({ phase: 'undone', left: ['reply'] });
    expect(provider.given.size).toBe(0);
  });

  it.each(['find', 'reverse'] as const)('says that it is not known where the answer to %s is lost', async (method) => {
    const { world, page, provider } = await paying();
    await press(world, page.session.makeItRight());
    provider.behaviour = { ...GIVES, lost: new Set([method]) };
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).giving).toEqual({ phase: 'undone', left: ['reply', 'not_reversed'] });
  });
});
