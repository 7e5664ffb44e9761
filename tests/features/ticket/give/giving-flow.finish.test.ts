import { describe, expect, it } from 'vitest';
import { onCard } from '#builders/on-card.ts';
import { DOWN, STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import type { Page, World } from '#builders/a-world.ts';
import { HOLD_MS, LEASE_MS } from '#domain/journal/lease.ts';

const isPost = (keys: readonly string[]): boolean => keys.length === 1 && keys[0]?.startsWith('post:') === true;

/** A page whose post got no answer; `isWritten` whether it took effect. */
async function postedWithoutAnswer({
  isWritten,
}: {
  readonly isWritten: boolean;
}): Promise<{ readonly world: World; readonly page: Page }> {
  const { world, page } = await openedPage();
  if (!isWritten) failing(world, 'append', 'post');
  else {
    world.journal.faults.loseReply = ({ keys }) => isPost(keys);
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
  }
  await press(world, page.session.makeItRight());
  world.journal.faults.loseReply = null;
  world.journal.faults.errorBefore = null;
  return { world, page };
}

describe('a post without an answer', () => {
  it.each([true, false])('is not said to be given, inserts and records nothing (written: %s)', async (isWritten) => {
    const { world, page } = await postedWithoutAnswer({ isWritten });
    expect(onCard(page.session).giving).toMatchObject({ phase: 'failed', error: { kind: 'failed', step: 'post' } });
    expect(page.workspace.replies).toEqual([]);
    expect(world.moments.moments.size).toBe(0);
    expect(world.intents.intents.size).toBe(1);
  });

  it('is never followed by another: pressing again sends nothing', async () => {
    const { world, page } = await postedWithoutAnswer({ isWritten: true });
    const sent = world.requests().length;
    await press(world, page.session.makeItRight());
    expect(world.requests()).toHaveLength(sent);
    expect(phaseOf(page)).toBe('failed');
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
  });

  it('is found to be given by looking again, and written down with its story; the reply is not inserted unasked', async () => {
    const { world, page } = await postedWithoutAnswer({ isWritten: true });
    await press(world, page.session.finish());
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }], choice: { story: '' } });
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
    expect(page.workspace.replies).toEqual([]);
    expect(world.intents.intents.size).toBe(0);
  });

  it('is still remembered where a page that was opened since cannot read what became of it when the agent gives', async () => {
    const { world } = await postedWithoutAnswer({ isWritten: false });
    const down = failing(world, 'tail');
    const again = await world.open();
    await press(world, again.session.makeItRight());
    expect(again.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'look' } });
    expect([...world.intents.intents.values()]).toMatchObject([{ giving: { amount: { amountMinor: 1000 } } }]);
    down.stop();
  });

  it('is over for this page, too, once another tab has settled it', async () => {
    const { world, page } = await postedWithoutAnswer({ isWritten: true });
    const other = await world.open();
    await world.time.run();
    expect(onCard(other.session).onTicket).toMatchObject([{ state: 'posted' }]);
    expect(world.intents.intents.size).toBe(0);
    await press(world, page.session.finish());
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }] });
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('is found to have come to nothing once nothing can be given by it any more, with the story kept', async () => {
    const { world, page } = await postedWithoutAnswer({ isWritten: false });
    void page.session.finish();
    await world.time.run(5000);
    expect(phaseOf(page)).toBe('elsewhere');
    await world.time.run();
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'came_to_nothing' }, choice: { story: STORY } });
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toHaveLength(1);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

  it('is not known for longer where looking again fails, and can be looked for once more', async () => {
    const { world, page } = await postedWithoutAnswer({ isWritten: true });
    const fault = failing(world, 'tail');
    await press(world, page.session.finish());
    expect(onCard(page.session).giving).toMatchObject({ phase: 'failed', error: { step: 'post' } });
    fault.stop();
    await press(world, page.session.finish());
    expect(onCard(page.session).onTicket).toMatchObject([{ state: 'posted' }]);
  });
});

/** A page that slept between its look and its post, until so long after it had reserved. */
async function postedAfter(ms: number): Promise<{ readonly world: World; readonly page: Page; readonly entries: number }> {
  const { world, page } = await openedPage();
  world.journal.faults.latency = (call, when) => {
    const reserve = world.journal.entries.find(({ kind }) => kind === 'reserve');
    const isPosting =
      when === 'before' && reserve !== undefined && call.keys.some((key) => key.startsWith('post:')) && call.method === 'append';
    return isPosting ? world.time.wait(reserve.createdAtMs + ms - world.time.nowMs()) : Promise.resolve();
  };
  await press(world, page.session.makeItRight());
  world.journal.faults.latency = null;
  return { world, page, entries: world.journal.entries.length };
}

describe('a post that the server stamps', () => {
  it('at the end of the lease is in time', async () => {
    const { world, page } = await postedAfter(LEASE_MS);
    expect(phaseOf(page)).toBe('given');
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('a moment later came too late: nothing is given, inserted, recorded or lost, and that is said', async () => {
    const { world, page } = await postedAfter(LEASE_MS + 1);
    expect(onCard(page.session)).toMatchObject({
      giving: { phase: 'failed', error: { kind: 'expired' } },
      onTicket: [],
      choice: { story: STORY },
    });
    expect([page.workspace.replies, world.live(), world.moments.moments.size]).toEqual([[], [], 0]);
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toHaveLength(1);
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('too late is not called so before nothing can be listed any more that was in time', async () => {
    const { world } = await postedAfter(LEASE_MS + 1);
    const reservedAtMs = world.journal.entries[0]?.createdAtMs ?? 0;
    expect(world.time.nowMs() - reservedAtMs).toBeGreaterThanOrEqual(HOLD_MS);
  });
});

describe('after a reload, what was given for a cause that the ticket does not name', () => {
  const ticket = aTicket({ causeFieldValue: null });

  it('stands on the ticket and can be undone', async () => {
    const { world } = await openedPage();
    const first = await world.open({ ticket });
    first.session.choose({ cause: 'outage' });
    await press(world, first.session.makeItRight());
    const again = await world.open({ ticket });
    expect(onCard(again.session)).toMatchObject({
      choice: { cause: null },
      plan: { cause: 'outage' },
      onTicket: [{ cause: 'outage' }],
      canUndo: true,
    });
  });
});
