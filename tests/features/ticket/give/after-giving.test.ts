import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { DOWN, STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { aDraft } from '#builders/a-draft.ts';
import { anAgent } from '#builders/an-agent.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { createFakeIntentStore } from '../../../fakes/fake-intent-store.ts';

/** A page that gave, and whose record could not be written. */
async function unrecorded(): Promise<{ readonly world: World; readonly page: Page; readonly stop: () => void }> {
  const { world, page } = await openedPage();
  const { stop } = failing(world, 'create');
  await press(world, page.session.makeItRight());
  return { world, page, stop };
}

/** Given here and closed before it was written down, which somebody else has done since, without its story. */
async function recordedByAnother(): Promise<World> {
  const { world, page, stop } = await unrecorded();
  page.session.dispose();
  stop();
  const [given] = world.live();
  if (given === undefined) throw new Error('nothing was given');
  await world.moments.as('12').create({ ...aDraft(), id: given.momentId, status: 'given', story: '' });
  return world;
}

describe('a record that cannot be written', () => {
  it('leaves the gesture given, with its reply, and says so', async () => {
    const { world, page } = await unrecorded();
    expect(onCard(page.session)).toMatchObject({
      giving: { phase: 'given', recordError: { kind: 'unavailable' }, ticketUpdate: { isReplyInserted: true } },
      onTicket: [{ state: 'posted' }],
    });
    expect(page.workspace.replies).toHaveLength(1);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
  });

  it('is written down when that is asked for, and nothing is given or inserted twice', async () => {
    const { world, page, stop } = await unrecorded();
    await press(world, page.session.finish());
    expect(onCard(page.session).giving).toMatchObject({ phase: 'given', recordError: { kind: 'unavailable' } });
    stop();
    await press(world, page.session.finish());
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'given', recordError: null }, choice: { story: '' } });
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
    expect(page.workspace.replies).toHaveLength(1);
    expect(world.intents.intents.size).toBe(0);
  });

  it('is written by the next page with the story as it was typed, whatever was chosen after it', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.choose({ cause: 'outage' });
    page.session.choose({ cause: 'late_delivery' });
    page.session.dispose();
    stop();
    const next = await world.open();
    expect(onCard(next.session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }], choice: { story: '' } });
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
    expect(next.workspace.replies).toEqual([]);
  });

  it('is written with its story by a tab that was open before anything was typed', async () => {
    const world = aWorld();
    const [early, page] = [await world.open(), await world.open()];
    page.session.choose({ story: STORY });
    const { stop } = failing(world, 'create');
    await press(world, page.session.makeItRight());
    stop();
    early.session.reload('journal');
    await world.time.run();
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('keeps its story where the next page cannot write it either, whatever is chosen there', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.dispose();
    const next = await world.open();
    next.session.choose({ amountText: '5' });
    stop();
    await world.open();
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('gives nothing twice where the button is pressed again', async () => {
    const { world, page, stop } = await unrecorded();
    await press(world, page.session.makeItRight());
    stop();
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
  });
});

describe('the reply', () => {
  it('is inserted and the moment recorded only after the post was judged', async () => {
    const { world, page } = await openedPage();
    const seen: (readonly [string, number, number])[] = [];
    world.journal.faults.latency = (call, when) => {
      if (when === 'after' && call.method === 'append')
        seen.push([call.keys[0]?.split(':')[0] ?? '', page.workspace.replies.length, world.moments.moments.size]);
      return Promise.resolve();
    };
    await press(world, page.session.makeItRight());
    expect(seen).toEqual([
      ['reserve', 0, 0],
      ['post', 0, 0],
    ]);
    expect([phaseOf(page), page.workspace.replies.length, world.moments.moments.size]).toEqual(['given', 1, 1]);
  });
});

it('a page that crashed between posting and recording leaves the record to the next, with the typed story, and gives nothing twice', async () => {
  const { world, page } = await openedPage();
  page.life.end({ atCall: 4, when: 'after' });
  void page.session.makeItRight();
  await world.time.run();
  expect([world.live().length, world.moments.moments.size]).toEqual([1, 0]);
  const next = await world.open();
  expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  expect(onCard(next.session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }], canUndo: true });
  await press(world, next.session.makeItRight());
  expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
});

/** Somebody undoes what was given, before its record is there. */
function undoneMeanwhile(world: World): void {
  const [given] = world.live();
  if (given === undefined) return;
  world.journal.plant({ kind: 'reverse', momentId: given.momentId, createdById: given.agentId, createdAtMs: world.time.nowMs() });
}

function statuses(world: World): readonly string[] {
  return [...world.moments.moments.values()].map(({ status }) => status);
}

describe('what is undone before it is written down', () => {
  it('is marked, and that is said, where Zendesk let the page wait with the record', async () => {
    const { world, page } = await openedPage({ settings: parsedSettings({ causeFieldId: '360' }) });
    let asked = 0;
    world.moments.faults.errorBefore = ({ method }) => {
      asked += method === 'create' ? 1 : 0;
      if (method !== 'create' || asked > 1) return null;
      undoneMeanwhile(world);
      return { kind: 'rate_limited', what: 'moments', retryAfterMs: 30_000 };
    };
    await press(world, page.session.makeItRight());
    expect(statuses(world)).toEqual(['voided']);
    expect(page.workspace.fields.get('360')).toBeDefined();
    expect(page.workspace.tags).not.toContain(MOMENT_TAG);
    expect(page.session.getState().giving).toEqual({ phase: 'undone', left: ['reply', 'field'] });
  });

  it('is marked where it is written down once more, and where that cannot be told it is not called written', async () => {
    const { world, page, stop } = await unrecorded();
    stop();
    undoneMeanwhile(world);
    world.journal.faults.errorBefore = () => DOWN;
    await press(world, page.session.finish());
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', recordError: DOWN, isWritten: true });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.finish());
    expect(statuses(world)).toEqual(['voided']);
    expect(page.session.getState().giving).toEqual({ phase: 'undone', left: ['reply'] });
  });

  it('is marked by the next page, which finds it given and not written down', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.dispose();
    stop();
    world.moments.faults.errorBefore = ({ method }) => {
      if (method === 'create') undoneMeanwhile(world);
      return null;
    };
    await world.open();
    expect(statuses(world)).toEqual(['voided']);
  });

  it('costs no request where the record is written at once', async () => {
    const { world, page } = await openedPage();
    const before = world.requests().length;
    await press(world, page.session.makeItRight());
    expect(world.requests().length - before).toBe(4);
  });
});

describe('what somebody else gave and nobody wrote down', () => {
  it('is marked as taken back where that is done while it is written down', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.dispose();
    stop();
    const { session } = await world.open({ agent: anAgent({ id: '12', name: 'Cy Other' }), intents: createFakeIntentStore() });
    await press(world, session.readStory(newestOn(session)));
    world.moments.faults.errorBefore = ({ method }) => {
      const [given] = world.live();
      if (method === 'create' && given !== undefined)
        world.journal.plant({ kind: 'reverse', momentId: given.momentId, createdById: given.agentId, createdAtMs: world.time.nowMs() });
      return null;
    };
    await press(world, session.finish());
    expect([...world.moments.moments.values()]).toMatchObject([{ status: 'voided' }]);
  });

  it('is written down by whoever opens the ticket, as theirs who gave it, without what is typed here', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.dispose();
    stop();
    const cy = anAgent({ id: '12', name: 'Cy Other' });
    const { session } = await world.open({ agent: cy, intents: createFakeIntentStore() });
    session.choose({ story: 'Not mine.', deviation: 'Not mine.' });
    await press(world, session.readStory(newestOn(session)));
    expect(onCard(session).story).toEqual({ state: 'missing', error: null });
    world.moments.faults.errorBefore = () => DOWN;
    await press(world, session.finish());
    expect(onCard(session).story).toEqual({ state: 'missing', error: DOWN });
    world.moments.faults.errorBefore = null;
    await press(world, session.finish());
    expect(onCard(session).story).toMatchObject({ state: 'read', moment: { story: '' } });
    expect(world.givenMoments()).toMatchObject([{ agentId: '11', createdById: '12', story: '', deviation: '' }]);
  });

  it('gets its story from the browser that kept it, though somebody else wrote it down first', async () => {
    const world = await recordedByAnother();
    const next = await world.open();
    expect(world.givenMoments()).toMatchObject([{ story: STORY, createdById: '12' }]);
    expect(onCard(next.session).choice.story).toBe('');
    expect(world.intents.intents.size).toBe(0);
  });

  it('keeps its story typed where that cannot be added yet', async () => {
    const world = await recordedByAnother();
    world.moments.faults.errorBefore = ({ method }) => (method === 'amend' ? DOWN : null);
    const next = await world.open();
    expect(onCard(next.session).choice.story).toBe(STORY);
    world.moments.faults.errorBefore = null;
    next.session.dispose();
    await world.open();
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });
});

describe('words that were typed after the press', () => {
  it('are not lost with what was given meanwhile: the card writes them', async () => {
    const { world, page } = await openedPage();
    world.slow(200);
    void page.session.makeItRight();
    await world.time.run(300);
    expect(phaseOf(page)).toBe('working');
    page.session.choose({ story: `${STORY} And it rained.` });
    await world.time.run();
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'given' }, choice: { story: '' } });
    await press(
      world,
      page.session.withRecord((flow) => flow.open(), newestOn(page.session)),
    );
    expect(world.givenMoments()).toMatchObject([{ story: `${STORY} And it rained.` }]);
    expect(world.intents.intents.size).toBe(0);
  });

  it('are added by Finish to what could not be written down at first', async () => {
    const { world, page, stop } = await unrecorded();
    await press(
      world,
      page.session.withRecord((flow) => flow.type('Written on the card.'), newestOn(page.session)),
    );
    expect(onCard(page.session).saving).toMatchObject({ phase: 'failed', error: { kind: 'missing' } });
    stop();
    await press(world, page.session.finish());
    expect(world.givenMoments()).toMatchObject([{ story: 'Written on the card.' }]);
    expect(onCard(page.session)).toMatchObject({ edit: null, giving: { recordError: null } });
  });

  it('are added to a record that was written before a crash with fewer', async () => {
    const { world, page } = await openedPage();
    // The post took effect without an answer, and somebody else wrote it down with the words of then.
    world.journal.faults.loseReply = ({ keys }) => keys.some((key) => key.startsWith('post:'));
    await press(world, page.session.makeItRight());
    world.journal.faults.loseReply = null;
    const [given] = world.live();
    await world.moments.as('12').create({ ...aDraft(), id: given?.momentId ?? '', status: 'given', story: STORY });
    page.session.choose({ story: `${STORY} And it rained.` });
    await press(world, page.session.finish());
    expect(world.givenMoments()).toMatchObject([{ story: `${STORY} And it rained.` }]);
  });

  it('are kept, and asked about, where the record says something else', async () => {
    const { world, page, stop } = await unrecorded();
    page.session.dispose();
    stop();
    const [given] = world.live();
    await world.moments.as('12').create({ ...aDraft(), id: given?.momentId ?? '', status: 'given', story: 'Another tab’s.' });
    const next = await world.open();
    await press(
      world,
      next.session.withRecord((flow) => flow.open(), newestOn(next.session)),
    );
    expect(world.givenMoments()).toMatchObject([{ story: 'Another tab’s.' }]);
    expect(onCard(next.session)).toMatchObject({ choice: { story: '' }, saving: { phase: 'differs' }, edit: { story: STORY } });
    const reloaded = await world.open();
    expect(onCard(reloaded.session).edit).toMatchObject({ story: STORY });
  });
});
