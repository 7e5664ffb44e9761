import { watchAfterReading } from '#features/ticket/after-reading.ts';
import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { STORY, openedPage, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { createGivingFlow } from '#features/ticket/give/giving-flow.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import { createRequestFlow } from '#features/ticket/request/request-flow.ts';
import { createOwedFlow } from '#features/ticket/owed/owed-flow.ts';
import { createTelling } from '#features/ticket/telling/telling.ts';
import { createSuggestionFlow } from '#features/ticket/suggestion/suggestion-flow.ts';
import { createRecordFlow } from '#features/ticket/moment/after/record-flow.ts';
import * as readStanding from '#features/ticket/session/read-standing.ts';
import type { SuggestionFlow } from '#features/ticket/session/flows.ts';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';

describe('a ticket that changes', () => {
  it('to another requester is read anew, and nothing about the one before is shown for the other', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } });
    const { session, workspace } = await world.open();
    expect(onCard(session).value).toMatchObject({ value: { kind: 'known' } });
    const seen: string[] = [];
    session.subscribe(() => {
      const { ticket, value, incidents } = onCard(session);
      if (ticket.requester.id === '702' && JSON.stringify([value, incidents]).includes('124000')) seen.push(value.state);
    });
    workspace.changeTicket({ requester: { ...aTicket().requester, id: '702', name: 'Cy Other' } });
    await world.time.run();
    expect(onCard(session)).toMatchObject({
      value: { state: 'ready', value: { kind: 'unknown' } },
      incidents: { value: { summary: { ticketsRead: 0 } } },
    });
    expect(seen).toEqual([]);
  });

  it('to another requester keeps nothing that was said about the one before, after a reload either', async () => {
    const world = aWorld();
    const { session, workspace } = await world.open();
    session.choose({ details: { ...NOTHING_CHOSEN.details, isVulnerable: true, outcome: 'kept', lossText: '50' }, story: 'Late.' });
    const requester = { ...aTicket().requester, id: '702' };
    workspace.changeTicket({ requester });
    await world.time.run();
    expect(onCard(session).choice).toMatchObject({ details: NOTHING_CHOSEN.details, story: 'Late.' });
    const again = await world.open({ ticket: aTicket({ requester }) });
    expect(onCard(again.session).choice).toMatchObject({ details: NOTHING_CHOSEN.details, story: 'Late.' });
  });

  it('in its tags or cause only is not read anew', async () => {
    const world = aWorld();
    const { session, workspace } = await world.open();
    const before = world.requests().length;
    workspace.changeTicket({ causeFieldValue: null, tags: ['cause_outage'] });
    await world.time.run();
    expect(onCard(session).plan.cause).toBe('outage');
    expect(world.requests()).toHaveLength(before);
  });

  it('while an answer about the requester before is on its way does not take that answer', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] } });
    let answers = 0;
    // Each answer is faster than the one before: what was asked first is answered last.
    world.value.faults.latency = (_call, when) => world.time.wait(when === 'before' ? 10_000 / (answers += 1) : 0);
    const { session, workspace } = world.begin();
    workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
    await world.time.run();
    expect(world.value.calls).toHaveLength(2);
    expect(onCard(session).value).toMatchObject({ state: 'ready', value: { kind: 'unknown' } });
  });

  it('is left alone once the page is done with it', async () => {
    const world = aWorld();
    const { session, workspace } = await world.open();
    session.dispose();
    workspace.changeTicket({ causeFieldValue: 'outage' });
    await world.time.run();
    expect(onCard(session).plan.cause).toBe('late_delivery');
    expect(workspace.save()).toBeNull();
  });
});

describe('a tab that is shown again', () => {
  it.each([
    [60_000, 0],
    [60_001, 2],
  ])('after %i ms reads the journal with %i requests', async (awayMs, requests) => {
    const world = aWorld();
    const { workspace } = await world.open();
    const before = world.requests().length;
    world.time.pass(awayMs);
    workspace.show();
    await world.time.run();
    expect(world.requests().length - before).toBe(requests);
  });
});

describe('saving the ticket', () => {
  it('is held while something is being given, and free before and after', async () => {
    const { world, page } = await openedPage();
    expect(page.workspace.save()).toBeNull();
    const given = page.session.makeItRight();
    expect(page.workspace.save()).toBe('Something is being made right on this ticket.');
    await press(world, given);
    expect(page.workspace.save()).toBeNull();
  });
});

describe('what is typed', () => {
  it('is there again when the page is opened again, for this agent only', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ cause: 'outage', fault: 'unclear', severity: 3, gesture: 'call', amountText: '7', deviation: 'because' });
    page.session.choose({
      details: { outcome: 'kept', lossText: '49,90', daysText: '3', isGroup: true, isVulnerable: true, isStatutoryMet: true },
      reply: { text: 'Dear Ada', basis: 'outage call 0' },
    });
    const again = await world.open();
    expect(onCard(again.session).choice).toEqual(onCard(page.session).choice);
    expect((await world.open({ agent: anAgent({ id: '12' }) })).session.getState().choice).toEqual(NOTHING_CHOSEN);
  });

  it('is there again where an earlier version kept it, with nothing in what that did not ask for', async () => {
    const { world, page } = await openedPage();
    const kept = world.intents.load({ ticketId: '501', agentId: '11' });
    if (kept === null) throw new Error('nothing is kept');
    const { details: _details, reply: _reply, ...earlier } = kept;
    world.intents.save(earlier);
    expect(onCard((await world.open()).session).choice).toEqual({ ...NOTHING_CHOSEN, story: STORY });
    expect(onCard(page.session).choice.story).toBe(STORY);
  });

  it('survives a failure of everything, and is gone once it is given', async () => {
    const { world, page } = await openedPage();
    world.journal.faults.errorBefore = () => ({ kind: 'unreachable', what: 'journal' });
    await press(world, page.session.makeItRight());
    world.journal.faults.errorBefore = null;
    expect(onCard((await world.open()).session).choice.story).toBe(STORY);
    await press(world, page.session.makeItRight());
    expect(onCard((await world.open()).session).choice.story).toBe('');
  });
});

describe('the story of what was given before', () => {
  it('is read when it is asked for', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const { session } = await world.open();
    expect(onCard(session).story).toEqual({ state: 'unread' });
    await press(world, session.readStory(newestOn(session)));
    expect(onCard(session).story).toMatchObject({ state: 'read', moment: { story: STORY } });
  });

  it('says why where it cannot be read', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    world.moments.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'moments', action: 'read' });
    const { session } = await world.open();
    await press(world, session.readStory(newestOn(session)));
    expect(onCard(session).story).toMatchObject({ state: 'failed', error: { kind: 'refused_by_role' } });
  });
});

async function previewOf({ session }: Page): Promise<string | null> {
  return session.withSuggestion((flow) => flow.suggestReply(onCard(session).plan));
}

it('a preview shows the very reply that is inserted, with a placeholder for the name, and nothing while an answer is missing', async () => {
  const { world, page } = await openedPage();
  const preview = await previewOf(page);
  await press(world, page.session.makeItRight());
  expect(preview).toContain('{{ticket.requester.first_name}}');
  expect(page.workspace.replies).toEqual([preview?.replace('{{ticket.requester.first_name}}', 'Ada Example')]);
  const unanswered = await world.open({ ticket: aTicket({ ticketId: '502', causeFieldValue: null }) });
  expect(await previewOf(unanswered)).toBe('');
});

describe('what is asked about a suggestion', () => {
  it('is asked of one part, however much is asked at once', async () => {
    const { page } = await openedPage();
    const flows: SuggestionFlow[] = [];
    const note = (flow: SuggestionFlow): void => void flows.push(flow);
    await Promise.all([page.session.withSuggestion(note), page.session.withSuggestion(note)]);
    await page.session.withSuggestion(note);
    expect(new Set(flows).size).toBe(1);
    expect(flows).toHaveLength(3);
  });

  it('comes to nothing where that part cannot be loaded, and is tried again with the next question', async () => {
    const core = await anOpenedCore(aWorld());
    let isOffline = true;
    const parts = {
      loadGiving: () => Promise.resolve(createGivingFlow),
      loadRequests: () => Promise.resolve(createRequestFlow),
      loadSuggestion: () => (isOffline ? Promise.reject(new Error('offline')) : Promise.resolve(createSuggestionFlow)),
      loadRecord: () => Promise.resolve(createRecordFlow),
      loadStanding: () => Promise.resolve(readStanding),
      loadTelling: () => Promise.resolve(createTelling),
      loadOwed: () => Promise.resolve(createOwedFlow),
      loadNotes: () => Promise.resolve(watchAfterReading),
    };
    const session = createTicketSession(core.ports, core.context, parts);
    expect(await session.withSuggestion(() => 'asked')).toBeNull();
    isOffline = false;
    expect(await session.withSuggestion(() => 'asked')).toBe('asked');
  });
});

/** A session whose further parts cannot be fetched. */
async function offline(world = aWorld()) {
  const core = await anOpenedCore(world);
  const cause = new TypeError('Failed to fetch dynamically imported module');
  let isOffline = true;
  const loaded = <T>(part: T): Promise<T> => (isOffline ? Promise.reject(cause) : Promise.resolve(part));
  const parts = {
    loadGiving: () => loaded(createGivingFlow),
    loadRequests: () => loaded(createRequestFlow),
    loadSuggestion: () => loaded(createSuggestionFlow),
    loadRecord: () => loaded(createRecordFlow),
    loadStanding: () => loaded(readStanding),
    loadTelling: () => loaded(createTelling),
    loadOwed: () => loaded(createOwedFlow),
    loadNotes: () => loaded(watchAfterReading),
  };
  const session = createTicketSession(core.ports, core.context, parts);
  const goOnline = (): void => void (isOffline = false);
  return { session, goOnline, failure: { kind: 'failed', step: 'look', error: { kind: 'chunk', cause }, heldUntilMs: null } };
}

describe('a part that cannot be loaded', () => {
  it('is a fault of ours with what the browser said of it, where somebody gives, and nothing has begun', async () => {
    const { session, failure } = await offline();
    await session.makeItRight();
    expect(onCard(session).giving).toEqual({ phase: 'failed', error: failure });
  });

  it('is so where somebody asks a lead, and is loaded with the next press', async () => {
    const { session, goOnline, failure } = await offline();
    let asked = 0;
    const ask = (): Promise<void> => session.withRequests(() => void (asked += 1));
    await ask();
    expect(onCard(session).asking).toEqual({ phase: 'unread', work: { phase: 'failed', error: failure } });
    goOnline();
    await ask();
    expect(asked).toBe(1);
  });

  it('is why a story could not be read, and is loaded when it is asked for again', async () => {
    const world = aWorld();
    await press(world, (await world.open()).session.makeItRight());
    const { session, goOnline, failure } = await offline(world);
    await press(world, Promise.resolve(session.reload('journal')));
    await session.readStory(newestOn(session));
    expect(onCard(session).story).toEqual({ state: 'failed', error: failure.error });
    goOnline();
    await press(world, session.readStory(newestOn(session)));
    expect(onCard(session).story).toMatchObject({ state: 'read' });
  });

  it('leaves unknown what came of carrying it out', async () => {
    const { session } = await offline();
    await session.readExecution(newestOn(session));
    expect(onCard(session).executions.size).toBe(0);
  });
});

it('an incident opens in the workspace', async () => {
  const { session, workspace } = await aWorld().open();
  session.showTicket(900);
  expect(workspace.shownTickets).toEqual([]);
  await Promise.resolve();
  expect(workspace.shownTickets).toEqual(['900']);
});
