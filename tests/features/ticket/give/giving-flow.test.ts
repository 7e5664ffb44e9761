import { describe, expect, it } from 'vitest';
import { onCard } from '#builders/on-card.ts';
import { DOWN, STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { HOUR_MS } from '#domain/shared/time.ts';

describe('making it right', () => {
  it('takes at most four requests where nobody else is deciding', async () => {
    const { world, page } = await openedPage();
    const before = world.requests().length;
    await press(world, page.session.makeItRight());
    expect(world.requests().length - before).toBeLessThanOrEqual(4);
  });

  it('reserves, posts, records the moment with its story and grounds, and hands over', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({
      phase: 'given',
      recordError: null,
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
        decision: { policyVersion: 'built-in-3', suggestedMinor: 1000 },
      },
    ]);
    expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
    expect(page.workspace.tags).toContain('made_right');
    expect(world.intents.intents.size).toBe(0);
  });

  it('shows what was given at once, and the allowance that is left after it', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const { standing, plan, canUndo, story: shown } = onCard(page.session);
    expect(standing).toMatchObject({ countsMinor: 1000, state: 'posted' });
    expect(plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(9000);
    expect(canUndo).toBe(true);
    expect(shown).toMatchObject({ state: 'read', moment: { story: STORY } });
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
    expect(onCard(page.session).giving).toMatchObject({
      phase: 'given',
      recordError: null,
      ticketUpdate: { isReplyInserted: false, isTagged: false },
    });
    page.workspace.failWith = null;
    await press(world, page.session.insertReply());
    expect(onCard(page.session).giving).toMatchObject({ ticketUpdate: { isReplyInserted: true } });
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
    expect(onCard(other.session).giving).toMatchObject({
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
    expect(onCard(page.session).giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month', remaining: 500 } });
    expect(world.live().map(({ agentId }) => agentId)).toEqual(['12']);
    expect(onCard(page.session).choice.story).toBe(STORY);
  });

  it('of what a colleague made right a minute ago names the colleague, whom search has not shown yet', async () => {
    const { world, page } = await openedPage({ searchLagMs: HOUR_MS });
    const colleague = await world.open({ agent: anAgent({ id: '12', name: 'Cy Other' }) });
    await press(world, colleague.session.makeItRight());
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({
      phase: 'refused',
      refusal: { limit: 'same_incident', earlier: { agentId: '12', detail: { agentName: 'Cy Other' } } },
    });
    expect(world.givenMoments()).toHaveLength(1);
  });

  it('says so though what was reserved could not be withdrawn: that holds money until it expires, and then none', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ teamMonthMinor: 1500 }) }) });
    const colleague = await world.open({ agent: anAgent({ id: '12' }), ticket: aTicket({ ticketId: '502', requester: { id: '702' } }) });
    await press(world, colleague.session.makeItRight());
    failing(world, 'append', 'void');
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({ phase: 'refused', refusal: { limit: 'team_month' } });
    expect(world.live()).toMatchObject([{ agentId: '12' }, { agentId: '11', state: 'reserved' }]);
    world.time.pass(121_000);
    expect(world.live().map(({ agentId }) => agentId)).toEqual(['12']);
  });
});

describe('a failure', () => {
  it.each([
    ['append', 'reserve', 'reserve'],
    ['tail', undefined, 'look'],
  ])('of %s (%s) says at which step, holds nothing, keeps the story, and trying again gives once', async (method, kind, step) => {
    const { world, page } = await openedPage();
    const fault = failing(world, method, kind);
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({ phase: 'failed', error: { step, heldUntilMs: null } });
    expect(onCard(page.session).choice.story).toBe(STORY);
    fault.stop();
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    expect(world.live()).toHaveLength(1);
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('that leaves money held suggests the same amount, says until when, and trying again after that gives', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ agentDayMinor: 1500 }) }) });
    world.journal.faults.errorBefore = ({ method, keys }) => (method === 'tail' || keys[0]?.startsWith('void:') === true ? DOWN : null);
    await press(world, page.session.makeItRight());
    const { giving, plan } = onCard(page.session);
    const reservedAtMs = world.journal.entries[0]?.createdAtMs ?? 0;
    expect(giving).toMatchObject({ phase: 'failed', error: { step: 'look', heldUntilMs: freeAt(reservedAtMs) } });
    expect(plan).toMatchObject({ amount: eur(1000), exceeded: null });
    world.journal.faults.errorBefore = null;
    world.time.pass(121_000);
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([{ amount: eur(1000), story: STORY }]);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

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
    expect(onCard(page.session).giving).toMatchObject({ phase: 'failed', error: { step: 'reserve', heldUntilMs: expect.any(Number) } });
    world.trouble({ errors: 0, lostReplies: 0 });
    world.journal.faults.errorBefore = null;
    world.time.pass(121_000);
    await press(world, page.session.makeItRight());
    expect(world.live()).toHaveLength(1);
    expect(phaseOf(page)).toBe('given');
  });

  it('to load the words of the reply stops nothing', async () => {
    const world = aWorld();
    const page = await world.open({ replyText: { ...world.replyText, reply: () => Promise.reject(new Error('offline')) } });
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).giving).toMatchObject({
      phase: 'given',
      recordError: null,
      ticketUpdate: { reply: '', isReplyInserted: false },
    });
  });
});
