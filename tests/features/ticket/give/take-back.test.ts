import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import type { Page } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { aDraft } from '#builders/a-draft.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { ok } from '#domain/shared/result.ts';

/** What undoing did not reach, by name. */
function leftOf({ session }: Page): readonly string[] {
  const { giving } = session.getState();
  return giving.phase === 'undone' ? giving.left.toSorted() : [giving.phase];
}

describe('undoing', () => {
  it('frees the budget, marks the moment and says what it does not reach', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ limits: limits({ agentDayMinor: 1000 }) }) });
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(0);
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session)).toMatchObject({
      giving: { phase: 'undone', left: ['reply', 'money_outside'] },
      onTicket: [],
      canUndo: false,
    });
    expect(onCard(page.session).plan.allowances.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(1000);
    expect([...world.moments.moments.values()].map(({ status }) => status)).toEqual(['voided']);
    expect(page.workspace.tags).not.toContain('made_right');
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toHaveLength(1);
  });

  it.each([
    ['another cause before, which giving has changed', 'damaged', ['field', 'money_outside', 'reply']],
    ['that cause before', 'late_delivery', ['money_outside', 'reply']],
  ])('says that the field stays as it was set only where it was: it said %s', async (_what, causeFieldValue, left) => {
    const { world } = await openedPage({ settings: parsedSettings({ causeFieldId: '360' }) });
    const page = await world.open({ ticket: aTicket({ causeFieldValue }) });
    page.session.choose({ cause: 'late_delivery' });
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(newestOn(page.session)));
    expect(leftOf(page)).toEqual(left);
  });

  it.each([
    ['says', 'late_delivery', true],
    ['does not say', 'damaged', false],
  ])('of what another page gave names the field where the ticket %s its cause', async (_what, causeFieldValue, isNamed) => {
    const { world, page } = await openedPage({ settings: parsedSettings({ causeFieldId: '360' }) });
    await press(world, page.session.makeItRight());
    const again = await world.open({ ticket: aTicket({ causeFieldValue }) });
    again.session.choose({ cause: 'late_delivery' });
    await press(world, again.session.undo(newestOn(again.session)));
    expect(leftOf(again).includes('field')).toBe(isNamed);
  });

  it('names no reply where none was put: an internal note was open', async () => {
    const { world } = await openedPage();
    const page = await world.open({ ticket: aTicket({ composer: 'internal_note' }) });
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(newestOn(page.session)));
    expect(leftOf(page)).toEqual(['money_outside']);
  });

  it('is for the agent who gave it and for no other, and once is enough', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const colleague = await world.open({ agent: anAgent({ id: '12' }) });
    expect(onCard(colleague.session).canUndo).toBe(false);
    await press(world, colleague.session.undo(newestOn(colleague.session)));
    expect(world.live()).toHaveLength(1);
    await press(world, page.session.undo(newestOn(page.session)), page.session.undo(newestOn(page.session)));
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'undone' }, onTicket: [] });
    expect(world.live()).toEqual([]);
  });

  it('by a lead is known to everybody who reads it, as soon as they have found out who leads', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['90']) });
    await press(world, page.session.makeItRight());
    const lead = await world.open({ agent: anAgent({ id: '90', groups: ['Team leads'] }) });
    expect(onCard(lead.session).canUndo).toBe(true);
    await press(world, lead.session.undo(newestOn(lead.session)));
    expect(world.live()).toEqual([]);
    expect(onCard((await world.open()).session).onTicket).toEqual([]);
  });

  it('by somebody who only says to be a lead frees nothing', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['90']) });
    await press(world, page.session.makeItRight());
    world.journal.plant({
      kind: 'reverse',
      momentId: world.live()[0]?.momentId ?? '',
      ticketId: '501',
      customerId: '701',
      createdById: '12',
    });
    expect(onCard((await world.open()).session).onTicket).toMatchObject([{ state: 'posted' }]);
  });

  it('puts the story back into the form, also after a reload', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    expect(onCard(page.session).choice.story).toBe('');
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).choice.story).toBe(STORY);
    expect(onCard((await world.open()).session).choice.story).toBe(STORY);
  });

  it('that fails leaves everything as it was, to be tried again', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const fault = failing(world, 'append', 'reverse');
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'undo_failed' }, onTicket: [{ state: 'posted' }] });
    fault.stop();
    await press(world, page.session.undo(newestOn(page.session)));
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
    await press(world, page.session.insertReply(), page.session.undo(newestOn(page.session)));
    expect(phaseOf(page)).toBe('undone');
  });
});

it('what a page gave that crashed before it recorded can be undone by the next, whole', async () => {
  const { world, page } = await openedPage();
  page.life.end({ atCall: 4, when: 'after' });
  void page.session.makeItRight();
  await world.time.run();
  const next = await world.open();
  await press(world, next.session.undo(newestOn(next.session)));
  expect(phaseOf(next)).toBe('undone');
  expect(world.live()).toEqual([]);
  expect([...world.moments.moments.values()]).toMatchObject([{ status: 'voided', story: STORY }]);
});

describe('undoing what somebody had issued already', () => {
  it('names who did it and when, and asks for it back in the place of what is said in general', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const doneAtMs = world.time.nowMs();
    await press(
      world,
      page.session.withRecord((flow) => flow.tick('issue_credit', true), newestOn(page.session)),
    );
    await press(
      world,
      page.session.withRecord((flow) => flow.tick('send_reply', true), newestOn(page.session)),
    );
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).giving).toMatchObject({
      phase: 'undone',
      left: ['reply'],
      late: { todos: [{ what: 'issue_credit', whoId: '11', doneAtMs }], commitment: { stated: { amountMinor: 1000 } } },
    });
  });

  it('is known from the record to a lead whose page has not read it', async () => {
    const { world, page } = await openedPage({ leadIds: new Set(['90']) });
    await press(world, page.session.makeItRight());
    await press(
      world,
      page.session.withRecord((flow) => flow.tick('issue_credit', true), newestOn(page.session)),
    );
    const lead = await world.open({ agent: anAgent({ id: '90', groups: ['Team leads'] }) });
    await press(world, lead.session.undo(newestOn(lead.session)));
    expect(onCard(lead.session).giving).toMatchObject({ phase: 'undone', late: { todos: [{ whoId: '11' }] } });
  });

  it('says only what is said in general where the tick was taken back', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    for (const isDone of [true, false])
      await press(
        world,
        page.session.withRecord((flow) => flow.tick('issue_credit', isDone), newestOn(page.session)),
      );
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session).giving).toEqual({ phase: 'undone', left: ['reply', 'money_outside'] });
  });

  it('brings the story back as it was typed last, written or not', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const { stop } = failing(world, 'amend');
    await press(
      world,
      page.session.withRecord((flow) => flow.type('Typed on the card.'), newestOn(page.session)),
    );
    stop();
    await press(world, page.session.undo(newestOn(page.session)));
    expect(onCard(page.session)).toMatchObject({ choice: { story: 'Typed on the card.' }, edit: null, saving: { phase: 'idle' } });
  });
});

it('undoing one of two gestures on a ticket keeps what was typed of the other and could not be written', async () => {
  const { world, page } = await openedPage();
  await press(world, page.session.makeItRight());
  const [first] = world.givenMoments();
  failing(world, 'amend');
  await press(
    world,
    page.session.withRecord((flow) => flow.type('Typed of the first.'), newestOn(page.session)),
  );
  const by = { ticketId: '501', customerId: '701', agentId: '11', createdById: '11', cause: 'outage' } as const;
  plantGiven(world.journal, { ...by, momentId: 'm-2', detail: { gesture: 'credit' }, amountMinor: 500, createdAtMs: world.time.nowMs() });
  await world.moments.as('11').create({ ...aDraft({ cause: 'outage', story: 'The other.' }), id: 'm-2', status: 'given' });
  page.session.reload('journal');
  page.session.choose({ cause: 'outage' });
  await world.time.run();
  await press(
    world,
    page.session.withRecord((flow) => flow.open(), newestOn(page.session)),
  );
  await press(world, page.session.undo(newestOn(page.session)));
  expect(world.live()).toMatchObject([{ momentId: first?.id }]);
  const kept = { momentId: first?.id, story: 'Typed of the first.' };
  expect(onCard(page.session)).toMatchObject({ edit: kept, saving: { phase: 'failed' }, choice: { story: 'The other.' } });
  expect(world.intents.load({ ticketId: '501', agentId: '11' })?.edits).toMatchObject([kept]);
});
