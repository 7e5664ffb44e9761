import { describe, expect, it } from 'vitest';
import { DOWN, STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';

describe('what a customer got before', () => {
  const settings = parsedSettings({ limits: limits({ customerWindowMinor: 2000, customerWindowDays: 30 }) });

  async function withEarlierGift(): Promise<World> {
    const world = aWorld({ settings });
    world.journal.plant({
      kind: 'reserve',
      momentId: 'earlier',
      customerId: '701',
      ticketId: '400',
      amountMinor: 1500,
      createdAtMs: world.time.nowMs() - 20 * DAY_MS,
    });
    // So much has been given since that no look back comes as far.
    for (let index = 0; index < 150; index += 1) {
      world.journal.plant({
        kind: 'reserve',
        momentId: `filler-${index}`,
        customerId: `9${index}`,
        ticketId: `9${index}`,
        createdAtMs: world.time.nowMs() - 15 * DAY_MS + index,
      });
    }
    return world;
  }

  it('counts though the journal could not be read when the ticket was opened', async () => {
    const world = await withEarlierGift();
    world.journal.faults.errorBefore = () => DOWN;
    const page = await world.open();
    expect(page.session.getState().journal.state).toBe('failed');
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'look', isHeld: false } });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window', remaining: 500 } });
  });

  it('counts though the button is pressed before the journal is read', async () => {
    const world = await withEarlierGift();
    const page = world.begin();
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window' } });
  });

  it('is read again where the ticket has been open for a day', async () => {
    const world = aWorld({ settings });
    const page = await world.open();
    world.time.pass(2 * DAY_MS);
    const colleague = await world.open({ agent: anAgent({ id: '12' }), ticket: aTicket({ ticketId: '502' }) });
    colleague.session.choose({ amountText: '15' });
    await press(world, colleague.session.makeItRight());
    world.time.pass(2 * DAY_MS);
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window', remaining: 500 } });
  });
});

describe('undoing', () => {
  it('frees the budget, marks the moment and says what it does not reach', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ agentDayMinor: 1000 }) }) });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(0);
    await press(world, page.session.undo());
    expect(page.session.getState()).toMatchObject({
      giving: { phase: 'undone', left: ['reply', 'money_outside'] },
      standing: null,
      canUndo: false,
    });
    expect(page.session.getState().plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(1000);
    expect([...world.moments.moments.values()].map(({ status }) => status)).toEqual(['voided']);
    expect(page.workspace.tags).not.toContain('made_right');
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toHaveLength(1);
  });

  it('is for the agent who gave it and for no other, and once is enough', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const colleague = await world.open({ agent: anAgent({ id: '12' }) });
    expect(colleague.session.getState().canUndo).toBe(false);
    await press(world, colleague.session.undo());
    expect(world.live()).toHaveLength(1);
    await press(world, page.session.undo(), page.session.undo());
    expect(page.session.getState()).toMatchObject({ giving: { phase: 'undone' }, standing: null });
    expect(world.live()).toEqual([]);
  });

  it('by a lead is known to everybody who reads it, as soon as they have found out who leads', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['90']) });
    await press(world, page.session.makeItRight());
    const lead = await world.open({ agent: anAgent({ id: '90', groups: ['Team leads'] }) });
    expect(lead.session.getState().canUndo).toBe(true);
    await press(world, lead.session.undo());
    expect(world.live()).toEqual([]);
    expect((await world.open()).session.getState().standing).toBeNull();
  });

  it('by somebody who only says to be a lead frees nothing', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['90']) });
    await press(world, page.session.makeItRight());
    world.journal.plant({
      kind: 'void',
      momentId: world.live()[0]?.momentId ?? '',
      ticketId: '501',
      customerId: '701',
      createdById: '12',
      detail: { reach: 'moment' },
    });
    expect((await world.open()).session.getState().standing).toMatchObject({ state: 'posted' });
  });

  it('puts the story back into the form, also after a reload', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    expect(page.session.getState().choice.story).toBe('');
    await press(world, page.session.undo());
    expect(page.session.getState().choice.story).toBe(STORY);
    expect((await world.open()).session.getState().choice.story).toBe(STORY);
  });

  it('that fails leaves everything as it was, to be tried again', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const fault = failing(world, 'append', 'void');
    await press(world, page.session.undo());
    expect(page.session.getState()).toMatchObject({ giving: { phase: 'undo_failed' }, standing: { state: 'posted' } });
    fault.stop();
    await press(world, page.session.undo());
    expect(phaseOf(page)).toBe('undone');
    expect(world.live()).toEqual([]);
  });

  it('is not overtaken by a reply that is being inserted', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    page.workspace.insertReply = async () => {
      await world.time.wait(60_000);
      return ok(undefined);
    };
    await press(world, page.session.insertReply(), page.session.undo());
    expect(phaseOf(page)).toBe('undone');
  });
});

describe('cancelling a failed attempt', () => {
  it('frees what it holds, also where its reservation was never seen', async () => {
    const { world, page } = await openedPage();
    world.journal.faults.loseReply = ({ method }) => method === 'append';
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'reserve', isHeld: true } });
    world.trouble({ errors: 0, lostReplies: 0 });
    world.journal.faults.errorBefore = null;
    page.session.choose({ amountText: 'nonsense' });
    await press(world, page.session.cancel());
    expect(phaseOf(page)).toBe('undone');
    expect(world.live()).toEqual([]);
    expect(page.session.getState().choice.story).toBe(STORY);
  });

  it('that fails can be tried again', async () => {
    const { world, page } = await openedPage();
    failing(world, 'create');
    await press(world, page.session.makeItRight());
    failing(world, 'append', 'void');
    await press(world, page.session.cancel());
    expect(phaseOf(page)).toBe('undo_failed');
    failing(world, 'nothing');
    await press(world, page.session.cancel());
    expect(phaseOf(page)).toBe('undone');
    expect(world.live()).toEqual([]);
  });
});
