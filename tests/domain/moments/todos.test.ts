import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { type Todo, type TodoRefund, doneTodo, todoAfter, todoWithRefund, todosAfter } from '#domain/moments/todos.ts';

const ann: Todo = { what: 'issue_credit', whoId: '11', whoName: 'Ann Example', doneAtMs: 1000 };
const cyLater: Todo = { what: 'issue_credit', whoId: '12', whoName: 'Cy Other', doneAtMs: 2000 };
const sent: Todo = { ...ann, what: 'send_reply' };

describe('what is said of to-do’s', () => {
  it('is kept beside what others said of other ones', () => {
    expect(todosAfter([ann], [{ ...cyLater, what: 'send_reply' }])).toEqual([ann, { ...cyLater, what: 'send_reply' }]);
  });

  it('names the first who has done one, whoever says so later', () => {
    expect(todosAfter([ann], [cyLater])).toEqual([ann]);
    expect(todosAfter([ann], [{ ...ann, doneAtMs: 5000 }])).toEqual([ann]);
  });

  it('is taken back by whoever said it, and by nobody else', () => {
    expect(todosAfter([ann], [{ ...cyLater, doneAtMs: null }])).toEqual([ann]);
    const back = todosAfter([ann], [{ ...ann, doneAtMs: null }]);
    expect(doneTodo(back, 'issue_credit')).toBeNull();
  });

  it('can be said anew once it was taken back, in its place', () => {
    const back = [{ ...ann, doneAtMs: null }, sent];
    expect(todosAfter(back, [cyLater])).toEqual([cyLater, sent]);
  });

  it('said twice says it once, in whatever order', () => {
    expect(todosAfter([], [ann, sent, ann])).toEqual([ann, sent]);
  });
});

describe('a moment', () => {
  it('leaves open what nobody has done', () => {
    expect(doneTodo([], 'issue_credit')).toBeNull();
    expect(doneTodo([ann], 'send_reply')).toBeNull();
    expect(doneTodo([ann, sent], 'send_reply')).toEqual(sent);
  });

  it('done at the first instant of all time is done', () => {
    expect(doneTodo([{ ...ann, doneAtMs: 0 }], 'issue_credit')).toEqual({ ...ann, doneAtMs: 0 });
  });
});

const BEGUN: TodoRefund = { state: 'begun', executor: 'stripe', candidateId: 'ch_1', amount: eur(900), attempt: 1, reference: '' };
const owed = (refund: Partial<TodoRefund>, todo: Partial<Todo> = {}): Todo => {
  return { ...ann, what: 'owed_refund_in_full', doneAtMs: null, ...todo, refund: { ...BEGUN, ...refund } };
};
const at = (what: string, state: TodoRefund['state']): Todo => ({ ...owed({ state }), what });
const byHand: Todo = { ...ann, what: 'owed_refund_in_full' };

describe('a refund that a provider is asked for', () => {
  it('stays the first that was begun, until more is known of it', () => {
    const other = owed({ candidateId: 'ch_2' });
    expect(todoAfter(owed({}), other).refund).toEqual(BEGUN);
    for (const state of ['pending', 'refused', 'paid'] as const) {
      expect(todoAfter(owed({}), owed({ state })).refund?.state).toBe(state);
      expect(todoAfter(owed({ state }), owed({})).refund?.state).toBe(state);
    }
  });

  it('is followed by another once it was refused, and by none once it is paid', () => {
    expect(todoAfter(owed({ state: 'refused' }), owed({ attempt: 2 })).refund?.attempt).toBe(2);
    expect(todoAfter(owed({ attempt: 2 }), owed({ state: 'refused' })).refund?.attempt).toBe(2);
    expect(todoAfter(owed({ attempt: 2 }), owed({ state: 'paid' })).refund?.state).toBe('paid');
    expect(todoAfter(owed({ state: 'paid' }), owed({ attempt: 2 })).refund?.state).toBe('paid');
  });

  it('that its provider has accepted stands over another attempt that is only begun, whichever is said first', () => {
    const accepted = owed({ state: 'pending', reference: 're_1' });
    const begun = owed({ attempt: 2 });
    expect(todoAfter(begun, accepted).refund).toEqual(accepted.refund);
    expect(todoAfter(accepted, begun).refund).toEqual(accepted.refund);
  });

  it('that is paid nobody takes back, and it stands also where somebody has said that it was done by hand', () => {
    const paid = owed({ state: 'paid', reference: 're_1' }, { doneAtMs: 7 });
    expect(todoAfter(paid, { ...byHand, doneAtMs: null })).toBe(paid);
    expect(todoAfter(byHand, paid)).toBe(paid);
  });

  it('is kept beside what people say by hand, and undoes nothing of that', () => {
    expect(todoAfter(owed({}), byHand)).toEqual({ ...byHand, refund: BEGUN });
    const refused = { ...byHand, refund: { ...BEGUN, state: 'refused' } } as const;
    expect(todoAfter(byHand, owed({ state: 'refused' }))).toEqual(refused);
  });

  it('does not begin, nor begin anew, where somebody has said that it was done by hand', () => {
    expect(todoAfter(byHand, owed({}))).toBe(byHand);
    const refused = owed({ state: 'refused' }, { doneAtMs: 7 });
    expect(todoAfter(refused, owed({ attempt: 2 }))).toBe(refused);
  });

  it('is one of all to-do’s: the paid, else the open, else the refused of the highest attempt', () => {
    expect(todoWithRefund([byHand])).toBeNull();
    expect(todoWithRefund([at('a', 'refused'), at('b', 'refused')])?.what).toBe('b');
    expect(todoWithRefund([owed({ state: 'refused', attempt: 2 }), at('b', 'refused')])?.refund.attempt).toBe(2);
    expect(todoWithRefund([at('a', 'pending'), at('b', 'refused')])?.what).toBe('a');
    expect(todoWithRefund([at('a', 'begun'), at('b', 'paid')])?.what).toBe('b');
  });
});
