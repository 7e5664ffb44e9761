import { describe, expect, it } from 'vitest';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import type { Todo } from '#domain/moments/todos.ts';
import { expectOk } from './expect-result.ts';
import type { MomentHarness } from './moment-store.contract.ts';
import { askedIn, momentIn } from './sample-moments.ts';

const issued: Todo = { what: 'issue_credit', whoId: '1', whoName: 'Ann "A" Example', doneAtMs: 1000 };
const sent: Todo = { what: 'send_reply', whoId: '2', whoName: 'Cy Other', doneAtMs: 2000 };

/** What every store of moments promises whoever adds to one that was given. */
export function amendContract(name: string, open: () => MomentHarness): void {
  describe(`${name} as a store of what is added to a moment`, () => {
    it('writes the story of a moment that has none', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: '' })));
      const amended = expectOk(await harness.store.amend('m-1', { story: { text: 'It rained.', known: '' } }));
      expect(amended).toMatchObject({ isWritten: true, moment: { status: 'given', story: 'It rained.' } });
      expect(expectOk(await harness.other.find('m-1'))).toEqual(amended.moment);
    });

    it('puts a story in the place of the one that was known, and takes it back to nothing', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'First.' })));
      expectOk(await harness.store.amend('m-1', { story: { text: 'Second.', known: ' First.\n' } }));
      expect(expectOk(await harness.other.find('m-1'))?.story).toBe('Second.');
      expectOk(await harness.store.amend('m-1', { story: { text: '', known: 'Second.' } }));
      expect(expectOk(await harness.other.find('m-1'))?.story).toBe('');
    });

    it('writes nothing over a story that is another than was known, and tells it', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'Theirs.' })));
      const amended = expectOk(await harness.store.amend('m-1', { story: { text: 'Mine.', known: '' }, kind: 'process_fix' }));
      expect(amended).toMatchObject({ isWritten: true, moment: { story: 'Theirs.', kind: 'process_fix' } });
      expect(expectOk(await harness.other.find('m-1'))).toEqual(amended.moment);
    });

    it('writes nothing where everything stands there already', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: 'It rained.' })));
      const amendment = { story: { text: 'It rained.', known: '' }, kind: 'external_win', todos: [issued] } as const;
      expect(expectOk(await harness.store.amend('m-1', amendment)).isWritten).toBe(true);
      expect(expectOk(await harness.other.amend('m-1', amendment)).isWritten).toBe(false);
    });

    it('keeps which kind of moment it is', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { kind: 'process_fix' })));
      expect(expectOk(await harness.other.find('m-1'))?.kind).toBe('process_fix');
      expectOk(await harness.store.amend('m-1', { kind: 'external_win' }));
      expect(expectOk(await harness.other.find('m-1'))?.kind).toBe('external_win');
    });

    it('keeps what was said of to-do’s, each by its key, whoever said it', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, {})));
      expectOk(await harness.store.amend('m-1', { todos: [issued] }));
      expectOk(await harness.other.amend('m-1', { todos: [sent, { ...issued, whoId: '2', doneAtMs: 5000 }] }));
      expect(expectOk(await harness.store.find('m-1'))?.todos).toEqual([issued, sent]);
      expectOk(await harness.store.amend('m-1', { todos: [{ ...issued, doneAtMs: null }] }));
      expect(expectOk(await harness.store.find('m-1'))?.todos).toEqual([{ ...issued, doneAtMs: null }, sent]);
      expect(expectOk(await harness.store.recorded({ from: 'list', filter: {}, cursor: null })).items[0]?.moment.todos).toHaveLength(2);
    });

    it('changes nothing else of a request', async () => {
      const harness = open();
      expectOk(await harness.store.create(askedIn(harness, 'm-1')));
      const before = expectOk(await harness.store.findRequest('m-1'));
      expectOk(await harness.store.amend('m-1', { todos: [issued], kind: 'process_fix' }));
      const after = expectOk(await harness.store.findRequest('m-1'));
      expect(after).toEqual({ ...before, moment: { ...before?.moment, kind: 'process_fix', todos: [issued] } });
    });

    it('holds a full story beside to-do’s', async () => {
      const harness = open();
      expectOk(await harness.store.create(momentIn(harness, { story: '' })));
      const text = '漢'.repeat(STORY_LENGTH_AT_MOST);
      const amended = expectOk(await harness.store.amend('m-1', { story: { text, known: '' }, todos: [issued, sent] }));
      expect(amended.moment).toMatchObject({ story: text, todos: [issued, sent] });
    });

    it('adds nothing to a moment that nobody created, and creates none', async () => {
      const harness = open();
      const missing = { ok: false, error: { kind: 'missing' } };
      expect(await harness.store.amend('unknown', { todos: [issued] })).toMatchObject(missing);
      expect(harness.count()).toBe(0);
    });
  });
}
