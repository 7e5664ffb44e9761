import { describe, expect, it } from 'vitest';
import { type Mark, type MarkEntry, NO_MARKS, marksOf } from '#domain/journal/moment-marks.ts';

function entry(id: string, mark: Mark, byId = '1', momentId = 'm-1'): MarkEntry {
  return { id, momentId, mark, byId, byName: `Person ${byId}`, atMs: Number(id) };
}

function put(id: string, name: string, isIn = true): MarkEntry {
  return entry(id, { kind: 'collect', name, isIn });
}

function told(...entries: readonly MarkEntry[]) {
  return marksOf(entries).get('m-1') ?? NO_MARKS;
}

describe('what was said of a moment', () => {
  it('counts the thanks of each person once, the first first', () => {
    const thanks = { kind: 'thanks' } as const;
    const { thanks: told1 } = told(entry('3', thanks, '2'), entry('1', thanks), entry('2', thanks));
    expect(told1.map(({ byId, atMs }) => [byId, atMs])).toEqual([
      ['1', 1],
      ['2', 3],
    ]);
  });

  it('is featured by whoever did so first, until somebody takes it back', () => {
    const on = { kind: 'feature', isFeatured: true } as const;
    const off = { kind: 'feature', isFeatured: false } as const;
    expect(told(entry('1', on), entry('2', on, '2')).featured).toMatchObject({ byId: '1' });
    expect(told(entry('2', off), entry('1', on)).featured).toBeNull();
    expect(told(entry('1', on), entry('2', off), entry('3', on, '2')).featured).toMatchObject({ byId: '2' });
  });

  it('is in each collection once, as the last word on it says', () => {
    expect(told(put('1', 'A'), put('2', 'B'), put('3', 'A')).collections).toEqual(['B', 'A']);
    expect(told(put('1', 'A'), put('2', 'B'), put('3', 'A', false)).collections).toEqual(['B']);
  });

  it('goes through the steps of an idea in the order in which they were taken', () => {
    const { steps } = told(
      entry('2', { kind: 'step', to: 'dropped', reason: 'Too slow.' }),
      entry('1', { kind: 'step', to: 'trying', reason: '' }),
    );
    expect(steps.map(({ to, reason }) => [to, reason])).toEqual([
      ['trying', ''],
      ['dropped', 'Too slow.'],
    ]);
  });

  it('is told of each moment by itself, and an entry that was read twice counts once', () => {
    const step = entry('1', { kind: 'step', to: 'trying', reason: '' });
    const marks = marksOf([step, step, entry('2', { kind: 'thanks' }, '1', 'm-2')]);
    expect(marks.get('m-1')?.steps).toHaveLength(1);
    expect(marks.get('m-2')).toMatchObject({ thanks: [{}], steps: [] });
    expect(marks.get('m-3')).toBeUndefined();
  });
});
