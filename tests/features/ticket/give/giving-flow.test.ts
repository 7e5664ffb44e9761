import { describe, expect, it } from 'vitest';
import { DOWN, STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { HOUR_MS } from '#domain/shared/time.ts';

describe('making it right', () => {
  it('takes at most four requests where nobody else is deciding', async () => {
    const { world, page } = await openedPage();
    const before = world.requests().length;
    await press(world, page.session.makeItRight());
    expect(world.requests().length - before).toBeLessThanOrEqual(4);
  });

  it('reserves, records the moment with its story and grounds, hands over, and posts', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'given',
      isPosted: true,
      ticketUpdate: { isReplyInserted: true, isTagged: true, isFieldSet: true },
    });
    expect(world.live()).toMatchObject([{ ticketId: '501', customerId: '701', agentId: '11', countsMinor: 1000, state: 'posted' }]);
    expect(world.givenMoments()).toMatchObject([
      {
        ticketId: '501',
        cause: 'late_delivery',
        fault: 'ours',
        severity: 2,
        gesture: 'credit',
        amount: eur(1000),
        story: STORY,
        deviation: '',
        day: '2026-03-18',
        decision: { policyVersion: 'built-in-2', suggestedMinor: 1000 },
      },
    ]);
    expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
    expect(page.workspace.tags).toContain('made_right');
    expect(world.intents.intents.size).toBe(0);
  });

  it('shows what was given at once, and the allowance that is left after it', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const { standing, plan, canUndo, story: shown } = page.session.getState();
    expect(standing).toMatchObject({ countsMinor: 1000, state: 'posted' });
    expect(plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(9000);
    expect(canUndo).toBe(true);
    expect(shown).toEqual({ state: 'read', story: STORY });
  });

  it('gives once where the button is pressed twice', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight(), page.session.makeItRight());
    await press(world, page.session.makeItRight());
    expect(world.live()).toHaveLength(1);
    expect(world.givenMoments()).toHaveLength(1);
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('does nothing while an answer is missing, the amount cannot be read or the story is too long', async () => {
    const { world, page } = await openedPage();
    for (const change of [
      { amountText: 'ten' },
      { amountText: '' },
      { amountText: '-1' },
      { amountText: '10', story: 'x'.repeat(STORY_LENGTH_AT_MOST + 1) },
    ]) {
      page.session.choose(change);
      await press(world, page.session.makeItRight());
    }
    expect(phaseOf(page)).toBe('idle');
    page.session.choose({ amountText: '10', story: 'x'.repeat(STORY_LENGTH_AT_MOST) });
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    const unanswered = await world.open({ ticket: aTicket({ ticketId: '502', causeFieldValue: null }) });
    await press(world, unanswered.session.makeItRight());
    expect(phaseOf(unanswered)).toBe('idle');
    expect(world.live()).toHaveLength(1);
  });

  it('keeps the reason for a deviation, and only of a deviation', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ amountText: '20', deviation: ' They wrote three times. ' });
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([
      { amount: eur(2000), deviation: 'They wrote three times.', decision: { suggestedMinor: 1000 } },
    ]);
  });

  it('is given all the same where nothing can be handed over, and says what the agent does by hand', async () => {
    const { world, page } = await openedPage();
    page.workspace.failWith = (what) => ({ kind: 'refused', what });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'given',
      isPosted: true,
      ticketUpdate: { isReplyInserted: false, isTagged: false },
    });
    page.workspace.failWith = null;
    await press(world, page.session.insertReply());
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { isReplyInserted: true } });
    expect(page.workspace.replies).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('names the limit and what is left, without writing anything where it is plain', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ agentDayMinor: 1500 }) }) });
    await press(world, page.session.makeItRight());
    const other = await world.open({ ticket: aTicket({ ticketId: '502', requester: { id: '702' } }) });
    const appends = world.journal.entries.length;
    other.session.choose({ amountText: '5.01' });
    await press(world, other.session.makeItRight());
    expect(other.session.getState().giving).toMatchObject({
      phase: 'refused',
      refusal: { limit: 'agent_day', limitValue: 1500, remaining: 500, isContended: false },
    });
    expect(world.journal.entries).toHaveLength(appends);
    other.session.choose({ amountText: '5.00' });
    expect(phaseOf(other)).toBe('idle');
    await press(world, other.session.makeItRight());
    expect(phaseOf(other)).toBe('given');
  });

  it('frees what was reserved where only the look shows that it is over', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ teamMonthMinor: 1500 }) }) });
    const colleague = await world.open({ agent: anAgent({ id: '12' }), ticket: aTicket({ ticketId: '502', requester: { id: '702' } }) });
    await press(world, colleague.session.makeItRight());
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month', remaining: 500 } });
    expect(world.live().map(({ agentId }) => agentId)).toEqual(['12']);
    expect(page.session.getState().choice.story).toBe(STORY);
  });

  it('of what a colleague made right a minute ago names the colleague, whom search has not shown yet', async () => {
    const { world, page } = await openedPage({ searchLagMs: HOUR_MS });
    const colleague = await world.open({ agent: anAgent({ id: '12', name: 'Cy Other' }) });
    await press(world, colleague.session.makeItRight());
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'refused',
      refusal: { limit: 'same_incident', earlier: { agentId: '12', detail: { agentName: 'Cy Other' } } },
    });
    expect(world.givenMoments()).toHaveLength(1);
  });

  it('holds nothing back where the void that goes with it gets no answer: it is held and said so, and trying again ends it', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ teamMonthMinor: 1500 }) }) });
    const colleague = await world.open({ agent: anAgent({ id: '12' }), ticket: aTicket({ ticketId: '502', requester: { id: '702' } }) });
    await press(world, colleague.session.makeItRight());
    const fault = failing(world, 'append', 'void');
    page.session.choose({ amountText: '10' });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { isHeld: true } });
    fault.stop();
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month' } });
    expect(world.live().map(({ agentId }) => agentId)).toEqual(['12']);
  });
});

describe('a failure', () => {
  it.each([
    ['append', 'reserve', 'reserve'],
    ['tail', undefined, 'look'],
    ['create', undefined, 'moment'],
  ])('of %s (%s) says at which step, keeps the story, and trying again gives once', async (method, kind, step) => {
    const { world, page } = await openedPage();
    const fault = failing(world, method, kind);
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step } });
    expect(page.session.getState().choice.story).toBe(STORY);
    fault.stop();
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(world.live()).toHaveLength(1);
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('suggests the same amount for trying again: what is held is for this very gesture', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ agentDayMinor: 1500 }) }) });
    const fault = failing(world, 'create');
    await press(world, page.session.makeItRight());
    expect(page.session.getState().plan).toMatchObject({ amount: eur(1000), exceeded: null });
    fault.stop();
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([{ amount: eur(1000) }]);
  });

  it.each(['errorBefore', 'loseReply'] as const)(
    'of the moment (%s), and another amount after it, leaves one commitment and one moment, of the new amount',
    async (how) => {
      const { world, page } = await openedPage();
      if (how === 'errorBefore') failing(world, 'create');
      else {
        world.moments.faults.loseReply = ({ method }) => method === 'create';
        world.moments.faults.errorBefore = ({ method }) => (method === 'find' ? DOWN : null);
      }
      await press(world, page.session.makeItRight());
      expect(phaseOf(page)).toBe('failed');
      world.trouble({ errors: 0, lostReplies: 0 });
      world.moments.faults.errorBefore = null;
      page.session.choose({ amountText: '5' });
      await press(world, page.session.makeItRight());
      expect(phaseOf(page)).toBe('given');
      expect(world.live()).toMatchObject([{ countsMinor: 500 }]);
      expect([...world.moments.moments.values()].filter(({ status }) => status === 'given')).toMatchObject([{ amount: eur(500) }]);
    },
  );

  it('of a reservation that is refused after an attempt without an answer is not taken for free', async () => {
    const { world, page } = await openedPage();
    let attempts = 0;
    world.journal.faults.loseReply = ({ method }) => method === 'append';
    world.journal.faults.errorBefore = ({ method }) => {
      if (method === 'append') attempts += 1;
      if (method === 'byExternalIds') return DOWN;
      return method === 'append' && attempts > 1 ? { kind: 'refused_by_role', what: 'journal', action: 'read' } : null;
    };
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { isHeld: true } });
    world.trouble({ errors: 0, lostReplies: 0 });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.makeItRight());
    expect(world.live()).toHaveLength(1);
    expect(phaseOf(page)).toBe('given');
  });

  it('to begin again what is held does not forget it', async () => {
    const { world, page } = await openedPage();
    failing(world, 'create');
    await press(world, page.session.makeItRight());
    world.moments.faults.errorBefore = null;
    world.journal.faults.errorBefore = ({ method }) =>
      method === 'append' ? { kind: 'rate_limited', what: 'journal', retryAfterMs: 60_000 } : null;
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { step: 'reserve', isHeld: true } });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.cancel());
    expect(phaseOf(page)).toBe('undone');
    expect(world.live()).toEqual([]);
  });

  it('of the last line leaves the gesture given, and finishing writes it', async () => {
    const { world, page } = await openedPage();
    const fault = failing(world, 'append', 'post');
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', isPosted: false });
    await press(world, page.session.makeItRight());
    fault.stop();
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', isPosted: true });
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 1000 }]);
    expect(world.intents.intents.size).toBe(0);
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('to load the words of the reply stops nothing', async () => {
    const world = aWorld();
    const page = await world.open({ replyText: { ...world.replyText, reply: () => Promise.reject(new Error('offline')) } });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({
      phase: 'given',
      isPosted: true,
      ticketUpdate: { reply: '', isReplyInserted: false },
    });
  });
});
