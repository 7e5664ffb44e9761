import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { DOWN, STORY, failing, openedPage, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { anAgent } from '#builders/an-agent.ts';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import type { RecordFlow } from '#features/ticket/session/flows.ts';
import { createFakeIntentStore } from '../../../../fakes/fake-intent-store.ts';

const KEY = { ticketId: '501', agentId: '11' };

/** A page that has just given, with a story. */
async function given(): Promise<{ readonly world: World; readonly page: Page; readonly momentId: string }> {
  const { world, page } = await openedPage();
  await press(world, page.session.makeItRight());
  return { world, page, momentId: world.givenMoments()[0]?.id ?? '' };
}

/** Does something to a record, and waits until everything has come of it. */
async function does(world: World, { session }: Page, act: (flow: RecordFlow) => Promise<void> | void): Promise<void> {
  await press(world, session.withRecord(act, newestOn(session)));
}

/** The same card in another tab, or on a colleague's page. */
async function opened(world: World, of: Parameters<World['open']>[0] = {}): Promise<Page> {
  const page = await world.open(of);
  await does(world, page, (flow) => flow.open());
  return page;
}

const cy = { agent: anAgent({ id: '12', name: 'Cy Other' }), intents: createFakeIntentStore() };

function recordOf(world: World, momentId: string) {
  const { story, kind, todos } = world.moments.moments.get(momentId) ?? {};
  return { story, kind, todos };
}

/** Lets somebody else write a record between this page's reading and its writing. */
function between(world: World, write: () => Promise<void>): void {
  let isDone = false;
  world.moments.faults.latency = async ({ method }, when) => {
    if (isDone || method !== 'find' || when !== 'after') return;
    isDone = true;
    void write();
    await world.time.wait(300);
  };
}

describe('the story after giving', () => {
  it('is kept in the browser with every key, and written once after the last', async () => {
    const { world, page, momentId } = await given();
    const before = world.moments.calls.length;
    await page.session.withRecord((flow) => {
      for (const text of ['W', 'We', 'We sent it again.']) flow.type(text);
    }, newestOn(page.session));
    expect(world.intents.load(KEY)?.edits).toMatchObject([{ momentId, story: 'We sent it again.', known: STORY }]);
    expect(onCard(page.session).saving).toEqual({ phase: 'waiting' });
    await world.time.run(1_499);
    expect(world.moments.calls).toHaveLength(before);
    await world.time.run();
    expect(recordOf(world, momentId).story).toBe('We sent it again.');
    expect(world.moments.calls.slice(before).map(({ method }) => method)).toEqual(['find', 'amend', 'find']);
    expect(onCard(page.session)).toMatchObject({ edit: null, saving: { phase: 'saved' } });
    expect(world.intents.intents.size).toBe(0);
  });

  it('is not written as long as the agent types on', async () => {
    const { world, page, momentId } = await given();
    for (const text of ['W', 'We', 'We s']) {
      await page.session.withRecord((flow) => flow.type(text), newestOn(page.session));
      await world.time.run(1_000);
    }
    expect(recordOf(world, momentId).story).toBe(STORY);
    await world.time.run();
    expect(recordOf(world, momentId).story).toBe('We s');
  });

  it('is written at once where the field is left, and where the page is hidden', async () => {
    const { world, page, momentId } = await given();
    await page.session.withRecord((flow) => flow.type('First.'), newestOn(page.session));
    await does(world, page, (flow) => flow.save());
    expect(recordOf(world, momentId).story).toBe('First.');
    await page.session.withRecord((flow) => flow.type('Second.'), newestOn(page.session));
    page.workspace.hide();
    await world.time.run(100);
    expect(recordOf(world, momentId).story).toBe('Second.');
  });

  it('that is typed on while it is written is written whole, one write at a time', async () => {
    const { world, page, momentId } = await given();
    world.moments.faults.latency = () => world.time.wait(400);
    await page.session.withRecord((flow) => flow.type('First'), newestOn(page.session));
    void page.session.withRecord((flow) => flow.save(), newestOn(page.session));
    await world.time.run(500);
    await page.session.withRecord((flow) => flow.type('First, and second.'), newestOn(page.session));
    await world.time.run();
    expect(recordOf(world, momentId).story).toBe('First, and second.');
    expect(onCard(page.session)).toMatchObject({ edit: null, saving: { phase: 'saved' } });
  });

  it('that cannot be written stays in the browser, says why, and is written by the next page', async () => {
    const { world, page, momentId } = await given();
    const { stop } = failing(world, 'amend');
    await does(world, page, (flow) => flow.type('Later.'));
    expect(onCard(page.session)).toMatchObject({ edit: { story: 'Later.' }, saving: { phase: 'failed', error: DOWN } });
    page.session.dispose();
    stop();
    const next = await opened(world);
    expect(recordOf(world, momentId).story).toBe('Later.');
    expect(onCard(next.session)).toMatchObject({ edit: null, story: { moment: { story: 'Later.' } } });
  });

  it('is written at the next try where the first could not be', async () => {
    const { world, page, momentId } = await given();
    const { stop } = failing(world, 'find');
    await does(world, page, (flow) => flow.type('Later.'));
    stop();
    await does(world, page, (flow) => flow.save());
    expect(recordOf(world, momentId).story).toBe('Later.');
  });

  it('of exactly as many characters as there may be is written, and one more is not', async () => {
    const { world, page, momentId } = await given();
    await does(world, page, (flow) => flow.type('x'.repeat(STORY_LENGTH_AT_MOST)));
    expect(recordOf(world, momentId).story).toHaveLength(STORY_LENGTH_AT_MOST);
    await does(world, page, (flow) => flow.type('y'.repeat(STORY_LENGTH_AT_MOST + 1)));
    expect(recordOf(world, momentId).story).toHaveLength(STORY_LENGTH_AT_MOST);
    expect(onCard(page.session).edit?.story).toHaveLength(STORY_LENGTH_AT_MOST + 1);
  });

  it('of a crashed page is written by the next, though nothing had been written', async () => {
    const { world, page, momentId } = await given();
    await page.session.withRecord((flow) => flow.type('Before the crash.'), newestOn(page.session));
    page.life.end({ atCall: 1, when: 'before' });
    await opened(world);
    expect(recordOf(world, momentId).story).toBe('Before the crash.');
  });
});

/** Both tabs have read the story; the other has written its own since. */
async function bothWrote(): Promise<{ readonly world: World; readonly page: Page; readonly momentId: string }> {
  const { world, page, momentId } = await given();
  const other = await opened(world);
  await does(world, other, (flow) => flow.type('Theirs.'));
  await does(world, page, (flow) => flow.type('Mine.'));
  return { world, page, momentId };
}

describe('a story that somebody else wrote meanwhile', () => {
  it('stays, and both are there to be chosen from', async () => {
    const { world, page, momentId } = await bothWrote();
    expect(recordOf(world, momentId).story).toBe('Theirs.');
    expect(onCard(page.session)).toMatchObject({
      saving: { phase: 'differs' },
      edit: { story: 'Mine.' },
      story: { moment: { story: 'Theirs.' } },
    });
    expect(world.intents.load(KEY)?.edits?.[0]?.story).toBe('Mine.');
  });

  it('stays also where more is typed before that is decided', async () => {
    const { world, page, momentId } = await bothWrote();
    await does(world, page, (flow) => flow.type('Mine, and more.'));
    expect(recordOf(world, momentId).story).toBe('Theirs.');
    expect(onCard(page.session)).toMatchObject({ saving: { phase: 'differs' }, edit: { story: 'Mine, and more.' } });
  });

  it.each([
    ['mine', 'Mine.'],
    ['theirs', 'Theirs.'],
    ['both', 'Theirs.\n\nMine.'],
  ] as const)('is followed by what is chosen: %s', async (which, story) => {
    const { world, page, momentId } = await bothWrote();
    await does(world, page, (flow) => flow.settle(which));
    expect(recordOf(world, momentId).story).toBe(story);
    expect(onCard(page.session)).toMatchObject({ edit: null, story: { moment: { story } } });
  });

  it('takes the kind that is chosen all the same', async () => {
    const { world, page, momentId } = await bothWrote();
    await does(world, page, (flow) => flow.setKind('process_fix'));
    expect(recordOf(world, momentId)).toMatchObject({ story: 'Theirs.', kind: 'process_fix' });
    expect(onCard(page.session)).toMatchObject({ saving: { phase: 'differs' }, edit: { kind: null, story: 'Mine.' } });
  });
});

describe('the kind', () => {
  it('is written with the record, and read from it', async () => {
    const { world, page, momentId } = await given();
    await does(world, page, (flow) => flow.setKind('process_fix'));
    expect(recordOf(world, momentId).kind).toBe('process_fix');
    const next = await opened(world);
    expect(onCard(next.session).story).toMatchObject({ moment: { kind: 'process_fix' } });
  });
});

describe('to-do’s', () => {
  it('are kept with who and when, seen by colleagues and after a reload', async () => {
    const { world, page, momentId } = await given();
    const atMs = world.time.nowMs();
    await does(world, page, (flow) => flow.tick('issue_credit', true));
    const done = { what: 'issue_credit', whoId: '11', whoName: 'Ben Sample', doneAtMs: atMs };
    expect(recordOf(world, momentId).todos).toEqual([done]);
    for (const of of [{}, cy]) {
      const next = await opened(world, of);
      expect(onCard(next.session).story).toMatchObject({ moment: { todos: [done] } });
    }
  });

  it('ticked off by two people at once are both kept, whoever writes over whom', async () => {
    const { world, page, momentId } = await given();
    const colleague = await opened(world, cy);
    between(world, () => colleague.session.withRecord((flow) => flow.tick('send_reply', true), newestOn(colleague.session)));
    await does(world, page, (flow) => flow.tick('issue_credit', true));
    await world.time.run();
    expect(
      recordOf(world, momentId)
        .todos?.map(({ what, whoId }) => [what, whoId])
        .toSorted(),
    ).toEqual([
      ['issue_credit', '11'],
      ['send_reply', '12'],
    ]);
    expect([page, colleague].map(({ session }) => onCard(session).edit)).toEqual([null, null]);
  });

  it('are taken back by whoever ticked them off, and by nobody else', async () => {
    const { world, page, momentId } = await given();
    await does(world, page, (flow) => flow.tick('issue_credit', true));
    const colleague = await opened(world, cy);
    await does(world, colleague, (flow) => flow.tick('issue_credit', false));
    expect(recordOf(world, momentId).todos).toMatchObject([{ whoId: '11', doneAtMs: expect.any(Number) as number }]);
    expect(onCard(colleague.session).edit).toBeNull();
    await does(world, page, (flow) => flow.tick('issue_credit', false));
    expect(recordOf(world, momentId).todos).toMatchObject([{ whoId: '11', doneAtMs: null }]);
  });

  it('ticked off while Zendesk is away are written by the next page', async () => {
    const { world, page, momentId } = await given();
    const { stop } = failing(world, 'amend');
    await does(world, page, (flow) => flow.tick('issue_credit', true));
    page.session.dispose();
    stop();
    await opened(world);
    expect(recordOf(world, momentId).todos).toMatchObject([{ what: 'issue_credit', whoId: '11' }]);
  });

  it('that others take the place of time and again are given up on, and said', async () => {
    const { world, page, momentId } = await given();
    const wipe = world.moments.as('99');
    world.moments.faults.latency = async ({ method, agentId }, when) => {
      const moment = world.moments.moments.get(momentId);
      if (agentId !== '11' || method !== 'amend' || when !== 'after' || moment === undefined) return;
      world.moments.remove(momentId);
      const { todos: _gone, ...without } = moment;
      await wipe.create(without);
    };
    await does(world, page, (flow) => flow.tick('issue_credit', true));
    expect(onCard(page.session)).toMatchObject({
      saving: { phase: 'failed', error: { kind: 'raced' } },
      edit: { todos: [{ what: 'issue_credit' }] },
    });
    expect(world.moments.calls.filter(({ method, agentId }) => method === 'amend' && agentId === '11')).toHaveLength(6);
  });
});

describe('a ticket with two gestures', () => {
  it.each(['read', 'missing'] as const)('shows of each what its own record says: %s', async (first) => {
    const { world, page, momentId } = await given();
    const by = { ticketId: '501', customerId: '701', agentId: '11', createdById: '11', detail: { gesture: 'credit' } } as const;
    plantGiven(world.journal, { ...by, momentId: 'm-2', cause: 'outage', amountMinor: 500, createdAtMs: world.time.nowMs() });
    await world.moments.as('11').create({ ...aDraft({ cause: 'outage', story: 'The other.' }), id: 'm-2', status: 'given' });
    if (first === 'missing') world.moments.remove(momentId);
    page.session.dispose();
    const next = await world.open(cy);
    for (const { standing } of next.session.getState().cards) {
      void next.session.withRecord((flow) => flow.open(), standing.momentId);
      await world.time.run();
    }
    expect(next.session.getState().cards).toMatchObject([
      { standing: { momentId: 'm-2' }, story: { moment: { id: 'm-2', story: 'The other.' } } },
      { standing: { momentId }, story: { state: first } },
    ]);
  });
});

it('nothing is said of a moment that is only being given', async () => {
  const world = aWorld();
  const page = await world.open();
  await does(world, page, async (flow) => {
    await flow.open();
    flow.type('Nothing stands here.');
    await flow.tick('issue_credit', true);
    await flow.settle('mine');
  });
  expect(onCard(page.session)).toMatchObject({ edit: null, saving: { phase: 'idle' }, story: { state: 'unread' } });
});
