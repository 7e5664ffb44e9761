import { describe, expect, it } from 'vitest';
import { STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';

const lowered = parsedSettings({ limits: limits({ gestureMinor: 100 }) });

/** A page that finds a gesture which ended before its last line was written, under limits that have been lowered since. */
async function interrupted(failed: 'create' | 'append'): Promise<{ readonly world: World; readonly page: Page }> {
  const { world, page } = await openedPage();
  const fault = failed === 'append' ? failing(world, 'append', 'post') : failing(world, 'create');
  await press(world, page.session.makeItRight());
  fault.stop();
  page.session.dispose();
  return { world, page: await world.open({ settings: lowered }) };
}

describe('finishing what was interrupted', () => {
  it('posts what was given already and asks no limit again', async () => {
    const { world, page } = await interrupted('append');
    expect(phaseOf(page)).toBe('interrupted');
    const before = world.requests();
    await press(world, page.session.finish());
    expect(world.requests().toSorted().join()).toBe([...before, 'find', 'append'].toSorted().join());
    expect(page.session.getState()).toMatchObject({
      giving: { phase: 'given', isPosted: true },
      standing: { state: 'posted', countsMinor: 1000 },
      story: { state: 'read', story: STORY },
    });
    expect(world.givenMoments()).toMatchObject([{ amount: eur(1000) }]);
    expect(page.workspace.replies).toEqual([]);
  });

  it('asks the limits where nothing was given yet', async () => {
    const { world, page } = await interrupted('create');
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'gesture' } });
    expect(world.live()).toEqual([]);
  });

  it('holds everything where it cannot be told whether it was given, and offers to finish again', async () => {
    const { world, page } = await interrupted('append');
    const fault = failing(world, 'find');
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'look', isHeld: true } });
    fault.stop();
    page.session.choose({ amountText: '1' });
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('interrupted');
    await press(world, page.session.finish());
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 1000 }]);
  });

  it('leaves the allowance of the attempt itself free', async () => {
    const { page } = await interrupted('create');
    expect(page.session.getState().plan.allowances.find(({ limit }) => limit === 'same_incident')?.remaining).toBe(1);
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
    expect(again.session.getState()).toMatchObject({
      choice: { cause: null },
      plan: { cause: 'outage' },
      standing: { cause: 'outage' },
      canUndo: true,
    });
    again.session.choose({ cause: 'late_delivery' });
    expect(again.session.getState().standing).toBeNull();
  });
});

describe('the reply, where it was left out', () => {
  it('is worded again where its words could not be loaded', async () => {
    const { world } = await openedPage();
    let isOffline = true;
    const reply: ReplyTextPort['reply'] = (about) => (isOffline ? Promise.reject(new Error('offline')) : world.replyText.reply(about));
    const page = await world.open({ replyText: { ...world.replyText, reply } });
    await press(world, page.session.makeItRight());
    await press(world, page.session.insertReply());
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { reply: '', isReplyInserted: false } });
    isOffline = false;
    page.session.choose({ cause: 'outage' });
    await press(world, page.session.insertReply());
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { isReplyInserted: true } });
    expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
  });

  it('that timed out may stand in the editor: neither trying again nor finishing inserts it a second time', async () => {
    const { world, page } = await openedPage();
    page.workspace.loseAnswer = (method) => method === 'insertReply';
    const fault = failing(world, 'append', 'post');
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', isPosted: false, ticketUpdate: { isReplyInserted: false } });
    await press(world, page.session.makeItRight());
    fault.stop();
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', isPosted: true });
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('is not inserted by finishing after a reload, which cannot know whether it was: the agent is offered it', async () => {
    const { world, page } = await openedPage();
    const fault = failing(world, 'create');
    await press(world, page.session.makeItRight());
    fault.stop();
    const again = await world.open();
    await press(world, again.session.finish());
    expect(again.session.getState().giving).toMatchObject({ phase: 'given', isPosted: true, ticketUpdate: { isReplyInserted: false } });
    expect(again.workspace.replies).toEqual([]);
    await press(world, again.session.insertReply());
    expect(again.workspace.replies).toHaveLength(1);
  });

  it('is inserted once where that is asked for twice', async () => {
    const { world, page } = await openedPage();
    page.workspace.failWith = (what) => ({ kind: 'refused', what });
    await press(world, page.session.makeItRight());
    page.workspace.failWith = null;
    await press(world, page.session.insertReply(), page.session.insertReply());
    expect(page.workspace.replies).toHaveLength(1);
  });
});

/** What was reserved in dollars, and the page that finds it under limits in euros. */
async function begunWith(said: { readonly amountMinor: number | null }): Promise<{ readonly world: World; readonly page: Page }> {
  const world = aWorld({
    settings: parsedSettings({ limits: limits({ gestureMinor: 5000, leadGestureMinor: 5000, teamMonthMinor: 9000 }) }),
  });
  const entry = { momentId: 'm-1', ticketId: '501', customerId: '701', cause: 'late_delivery', createdAtMs: world.time.nowMs() } as const;
  world.journal.plant({ ...entry, ...said, kind: 'reserve', createdById: '11', currency: 'USD', detail: { gesture: 'credit' } });
  return { world, page: await world.open() };
}

describe('what was begun in another currency than the team has by now', () => {
  it('is given as it states, where the largest gesture still fits', async () => {
    const { world, page } = await begunWith({ amountMinor: 500 });
    await press(world, page.session.finish());
    expect(world.givenMoments()).toMatchObject([{ amount: { amountMinor: 500, currency: 'USD' } }]);
    expect(world.journal.entries.at(-1)).toMatchObject({ kind: 'post', amountMinor: 500, currency: 'USD' });
  });

  it('is refused where its figure would fit and the largest gesture does not', async () => {
    const { world, page } = await begunWith({ amountMinor: 500 });
    world.journal.plant({ kind: 'reserve', momentId: 'm-2', ticketId: '9', amountMinor: 4001, createdAtMs: world.time.nowMs() });
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month' } });
    expect(world.givenMoments()).toEqual([]);
  });

  it('is not given where it states no sum, and can be taken back', async () => {
    const { world, page } = await begunWith({ amountMinor: null });
    await press(world, page.session.finish());
    expect(phaseOf(page)).toBe('interrupted');
    expect(world.givenMoments()).toEqual([]);
    await press(world, page.session.cancel());
    expect(world.live()).toEqual([]);
  });
});
