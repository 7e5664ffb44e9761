import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import {
  carryStory,
  dismissIntent,
  editOf,
  forgetGiving,
  keepEdit,
  noEdit,
  shownRecord,
  storedOf,
} from '#features/ticket/session/moment-edit.ts';
import { aDraft } from '#builders/a-draft.ts';

const KEY = { ticketId: '501', agentId: '11' };
const edit = { ...noEdit('m-1', 'Known.'), story: 'Typed.' };

describe('what is said of a moment', () => {
  it('is kept in this browser until all of it is written', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    keepEdit(core, 'm-1', edit, { phase: 'waiting' });
    expect(world.intents.load(KEY)?.edits).toEqual([edit]);
    expect(editOf(core.getFacts(), 'm-1')).toBe(edit);
    expect(core.getFacts().savings.get('m-1')).toEqual({ phase: 'waiting' });
    keepEdit(core, 'm-1', null, { phase: 'saved' });
    expect(world.intents.intents.size).toBe(0);
  });

  it('once written leaves what was begun, typed or asked beside it', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    keepEdit(core, 'm-1', edit, { phase: 'waiting' });
    core.persist({ momentId: 'm-2', amount: eur(1) });
    keepEdit(core, 'm-1', null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ giving: { momentId: 'm-2' } });
    core.update({ choice: { ...core.getFacts().choice, deviation: 'They asked.' } });
    core.persist(null);
    keepEdit(core, 'm-1', edit, { phase: 'waiting' });
    keepEdit(core, 'm-1', null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ deviation: 'They asked.' });
    expect(world.intents.load(KEY)).not.toHaveProperty('edits');
    core.update({ choice: { ...core.getFacts().choice, deviation: '' } });
    core.persistAsked({ momentId: 'asked-1', text: 'Please.' });
    keepEdit(core, 'm-1', edit, { phase: 'waiting' });
    keepEdit(core, 'm-1', null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ asked: { momentId: 'asked-1' } });
  });

  it('stays where what was begun is put away', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    core.update({ choice: { ...core.getFacts().choice, story: 'Given with it.' } });
    keepEdit(core, 'm-1', edit, { phase: 'waiting' });
    core.persist({ momentId: 'm-2', amount: eur(1) });
    dismissIntent(core, 'm-2');
    expect(world.intents.load(KEY)).toMatchObject({ edits: [edit], story: '', giving: null });
  });

  it('goes with no other gesture, whose end nobody knows: that is remembered when one is put away, and when one is taken back', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    const giving = { momentId: 'm-3', amount: eur(1) };
    core.persist(giving);
    dismissIntent(core, 'm-2');
    expect(world.intents.load(KEY)).toMatchObject({ giving });
    forgetGiving(core, 'm-2');
    expect(world.intents.load(KEY)).toMatchObject({ giving });
    forgetGiving(core, 'm-3');
    expect(world.intents.load(KEY)).toMatchObject({ giving: null });
  });

  it('is of its own moment alone, and stays while what is said of another is written', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    const other = { ...edit, momentId: 'm-2' };
    keepEdit(core, 'm-1', edit, { phase: 'failed', error: DOWN });
    keepEdit(core, 'm-2', other, { phase: 'waiting' });
    expect([editOf(core.getFacts(), 'm-1'), editOf(core.getFacts(), 'm-2'), editOf(core.getFacts(), 'm-3')]).toEqual([edit, other, null]);
    keepEdit(core, 'm-2', null, { phase: 'saved' });
    expect(world.intents.load(KEY)?.edits).toEqual([edit]);
    expect(core.getFacts().savings.get('m-1')).toMatchObject({ phase: 'failed' });
  });

  it('is shown in the place of what the record says, and to-do’s beside those there', () => {
    const recorded = storedOf({ ...aDraft({ story: 'Known.' }), id: 'm-1', status: 'given' });
    const todo = { what: 'issue_credit', whoId: '11', whoName: 'Ben Sample', doneAtMs: 1 };
    const other = { ...todo, what: 'send_reply' };
    expect(shownRecord(recorded, null)).toBe(recorded);
    expect(shownRecord({ ...recorded, todos: [other] }, { ...noEdit('m-1', ''), story: '', kind: 'process_fix', todos: [todo] })).toEqual({
      ...recorded,
      story: '',
      kind: 'process_fix',
      todos: [other, todo],
    });
    expect(shownRecord(recorded, noEdit('m-1', ''))).toEqual(recorded);
  });
});

describe('a story that was typed in the form', () => {
  it.each([
    ['is empty', '  '],
    ['is the one that is written', ' Known.\r\n'],
  ])('is not carried where it %s', async (_what, typed) => {
    const core = await anOpenedCore(aWorld());
    core.update({ choice: { ...core.getFacts().choice, story: typed } });
    carryStory(core, 'm-1', { typed, known: 'Known.' });
    expect(core.getFacts()).toMatchObject({ edits: [], choice: { story: '' } });
  });

  it('is carried to the moment beside what was said of that before', async () => {
    const core = await anOpenedCore(aWorld());
    keepEdit(core, 'm-1', { ...noEdit('m-1', ''), kind: 'process_fix' }, { phase: 'waiting' });
    carryStory(core, 'm-1', { typed: 'Typed.', known: 'Known.' });
    expect(core.getFacts().edits).toEqual([{ ...edit, kind: 'process_fix' }]);
    carryStory(core, 'm-2', { typed: 'Typed.', known: 'Known.' });
    expect(editOf(core.getFacts(), 'm-2')).toEqual({ ...edit, momentId: 'm-2' });
  });
});
