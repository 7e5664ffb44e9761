import { describe, expect, it } from 'vitest';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { aWorld } from '#builders/a-world.ts';
import { eur } from '#builders/currencies.ts';
import {
  carryStory,
  dismissIntent,
  editOnCard,
  forgetGiving,
  keepEdit,
  noEdit,
  shownRecord,
  storedOf,
} from '#features/ticket/session/moment-edit.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aCommitment } from '#builders/a-commitment.ts';

const KEY = { ticketId: '501', agentId: '11' };
const edit = { ...noEdit('m-1', 'Known.'), story: 'Typed.' };

describe('what is said of a moment', () => {
  it('is kept in this browser until all of it is written', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    keepEdit(core, edit, { phase: 'waiting' });
    expect(world.intents.load(KEY)?.edit).toEqual(edit);
    expect(core.getState()).toMatchObject({ edit, saving: { phase: 'waiting' } });
    keepEdit(core, null, { phase: 'saved' });
    expect(world.intents.intents.size).toBe(0);
  });

  it('once written leaves what was begun, typed or asked beside it', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    keepEdit(core, edit, { phase: 'waiting' });
    core.persist({ momentId: 'm-2', amount: eur(1) });
    keepEdit(core, null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ giving: { momentId: 'm-2' } });
    core.update({ choice: { ...core.getFacts().choice, deviation: 'They asked.' } });
    core.persist(null);
    keepEdit(core, edit, { phase: 'waiting' });
    keepEdit(core, null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ deviation: 'They asked.' });
    expect(world.intents.load(KEY)).not.toHaveProperty('edit');
    core.update({ choice: { ...core.getFacts().choice, deviation: '' } });
    core.persistAsked({ momentId: 'asked-1', text: 'Please.' });
    keepEdit(core, edit, { phase: 'waiting' });
    keepEdit(core, null, { phase: 'saved' });
    expect(world.intents.load(KEY)).toMatchObject({ asked: { momentId: 'asked-1' } });
  });

  it('stays where what was begun is put away', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    core.update({ choice: { ...core.getFacts().choice, story: 'Given with it.' } });
    keepEdit(core, edit, { phase: 'waiting' });
    core.persist({ momentId: 'm-2', amount: eur(1) });
    dismissIntent(core, 'm-2');
    expect(world.intents.load(KEY)).toMatchObject({ edit, story: '', giving: null });
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

  it('is on the card of its own moment alone', async () => {
    const standing = aCommitment({ momentId: 'm-1' });
    expect(editOnCard({ edit, standing })).toBe(edit);
    expect(editOnCard({ edit, standing: aCommitment({ momentId: 'm-2' }) })).toBeNull();
    expect(editOnCard({ edit, standing: null })).toBeNull();
    expect(editOnCard({ edit: null, standing })).toBeNull();
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
    expect(core.getFacts()).toMatchObject({ edit: null, choice: { story: '' } });
  });

  it('is carried to the moment beside what was said of that before', async () => {
    const core = await anOpenedCore(aWorld());
    keepEdit(core, { ...noEdit('m-1', ''), kind: 'process_fix' }, { phase: 'waiting' });
    carryStory(core, 'm-1', { typed: 'Typed.', known: 'Known.' });
    expect(core.getFacts().edit).toEqual({ ...edit, kind: 'process_fix' });
    carryStory(core, 'm-2', { typed: 'Typed.', known: 'Known.' });
    expect(core.getFacts().edit).toEqual({ ...edit, momentId: 'm-2' });
  });
});
