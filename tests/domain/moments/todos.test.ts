import { describe, expect, it } from 'vitest';
import { type Todo, doneTodo, todosAfter } from '#domain/moments/todos.ts';

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
