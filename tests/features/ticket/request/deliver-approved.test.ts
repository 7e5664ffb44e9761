import { describe, expect, it } from 'vitest';
import { STORY, press } from '#builders/a-page.ts';
import { act, askedWorld, leadPage, standOn } from '#builders/a-request-page.ts';
import { eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { replyBasis } from '#features/ticket/session/authority.ts';
import { noEdit } from '#features/ticket/session/moment-edit.ts';

const KEY = { ticketId: '501', agentId: '11' };

describe('what a lead has approved', () => {
  it('leaves the editor empty where the words of whoever asked are about another sum than the lead gave, until they say which reply goes there', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: 'Go on.' }));
    const agent = await world.open();
    const state = agent.session.getState();
    const basis = replyBasis({ ...state, plan: { ...state.plan, gesture: 'credit', amount: eur(4000) } });
    agent.session.choose({ reply: { text: 'My own words.', basis } });
    await act(world, agent, (flow) => flow.deliver());
    const right = 'Dear Ada Example, sorry for late_delivery: credit of 55.00.';
    expect(agent.workspace.replies).toEqual([]);
    expect(agent.session.getState().giving).toMatchObject({
      ticketUpdate: { reply: right, ownReply: 'My own words.', isReplyInserted: false },
    });
    const again = await world.open();
    await world.time.run();
    expect(again.session.getState().giving).toMatchObject({ phase: 'given', isBefore: true, ticketUpdate: { ownReply: 'My own words.' } });
    await press(world, agent.session.insertReply('own'));
    expect(agent.workspace.replies).toEqual(['My own words.']);
    expect(agent.session.getState().giving).toMatchObject({ ticketUpdate: { ownReply: null, isReplyInserted: true } });
  });

  it('is told in the words of whoever asked alone where they are about that sum', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: 'Go on.' }));
    const agent = await world.open();
    const state = agent.session.getState();
    const basis = replyBasis({ ...state, plan: { ...state.plan, gesture: 'credit', amount: eur(5500) } });
    agent.session.choose({ reply: { text: 'My own words.', basis } });
    await act(world, agent, (flow) => flow.deliver());
    expect(agent.workspace.replies).toEqual(['My own words.']);
  });

  it('is delivered by whoever asked, with the sum of the lead, and counts for the day of the lead', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    expect(standOn(lead)).toBe('waiting');
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: 'Go on.' }));
    expect(lead.session.getState()).toMatchObject({
      asking: { status: { kind: 'approved' }, work: { phase: 'answered', kind: 'approve' } },
      giving: { phase: 'idle' },
    });
    const agent = await world.open();
    expect(standOn(agent)).toBe('approved');
    agent.session.choose({ amountText: '70' });
    await act(world, agent, (flow) => flow.deliver());
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 5500, agentId: '21', forAgentId: '11' }]);
    expect(world.givenMoments()).toMatchObject([{ amount: { amountMinor: 5500 }, story: STORY, agentId: '11' }]);
    expect(agent.session.getState()).toMatchObject({
      giving: { phase: 'given', recordError: null },
      asking: { phase: 'none' },
      onTicket: [{ state: 'posted' }],
    });
    expect(agent.workspace.tags).toEqual(['made_right']);
    expect(agent.workspace.replies).toHaveLength(1);
    const day = agent.session.getState().plan.allowances.find(({ limit }) => limit === 'agent_day');
    expect(day?.remaining).toBe(10_000);
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({
      asking: { phase: 'none' },
      giving: { phase: 'idle' },
      onTicket: [{ state: 'posted' }],
    });
  });

  it('is said to be undone where a lead undoes it while Zendesk lets the page wait with its record', async () => {
    const { world } = await askedWorld({ settings: parsedSettings({ causeFieldId: '360' }) });
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: 'Go on.' }));
    const agent = await world.open();
    agent.workspace.failWith = (method) => (method === 'removeTag' ? { kind: 'timed_out', what: method } : null);
    let asked = 0;
    world.moments.faults.errorBefore = ({ method }) => {
      if (method !== 'changeRequest') return null;
      asked += 1;
      const [given] = world.live();
      const createdAtMs = world.time.nowMs();
      if (asked === 1 && given !== undefined)
        world.journal.plant({ kind: 'reverse', momentId: given.momentId, createdById: '21', createdAtMs });
      return asked < 3 ? { kind: 'rate_limited', what: 'moments', retryAfterMs: 9_000 } : null;
    };
    await act(world, agent, (flow) => flow.deliver());
    expect(agent.session.getState()).toMatchObject({
      giving: { phase: 'undone', left: ['reply', 'money_outside', 'field', 'tag'] },
      onTicket: [],
    });
    expect([...agent.session.getState().cards]).toEqual([]);
    expect([...world.moments.moments.values()]).toMatchObject([{ status: 'voided' }]);
  });

  it('leaves what was said of another gesture on the ticket, and is not written yet, in this browser', async () => {
    const { world } = await askedWorld();
    const lead = await leadPage(world);
    await act(world, lead, (flow) => flow.answer({ kind: 'approve', amountText: '55', text: 'Go on.' }));
    const edit = { ...noEdit('m-other', ''), story: 'Of the gesture before.' };
    const intent = world.intents.load(KEY);
    if (intent === null) throw new Error('nothing was asked');
    world.intents.save({ ...intent, edits: [edit] });
    const agent = await world.open();
    await act(world, agent, (flow) => flow.deliver());
    expect(world.intents.load(KEY)).toMatchObject({ edits: [edit], giving: null });
    expect(world.intents.load(KEY)?.asked).toBeUndefined();
  });
});
