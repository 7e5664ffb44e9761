import { describe, expect, it } from 'vitest';
import {
  daysOfStories,
  earlierDay,
  isDay,
  namedBeside,
  lastLineUps,
  lineUpOf,
  lineUpsBefore,
  woundsSince,
  nextWorkingDay,
} from '#domain/line-up/line-up-days.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

describe('days', () => {
  it('are counted back over the ends of months and years', () => {
    expect(earlierDay('2026-03-01', 1)).toBe('2026-02-28');
    expect(earlierDay('2026-01-03', 7)).toBe('2025-12-27');
  });

  it.each(['2026-03-18', '2024-02-29'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['', 'soon', '2026-3-1', '2026-13-01', '2026-03-18T00:00Z'])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('the line-ups before a day', () => {
  const older = anEarlierLineUp({ day: '2026-03-12' });
  const last = anEarlierLineUp({ day: '2026-03-16', atMs: 1 });
  const again = anEarlierLineUp({ day: '2026-03-16', atMs: 2 });
  const own = anEarlierLineUp({ day: '2026-03-18' });
  const history = [own, again, older, last];

  it('are those of earlier days, and the last are all of the last such day', () => {
    expect(lineUpsBefore(history, '2026-03-18')).toEqual([again, older, last]);
    expect(lastLineUps(history, '2026-03-18')).toEqual([again, last]);
    expect(lastLineUps([own], '2026-03-18')).toEqual([]);
  });

  it('leave one of the day itself: the newest of it', () => {
    expect(lineUpOf(history, '2026-03-16')).toBe(again);
    expect(lineUpOf(history.toReversed(), '2026-03-16')).toBe(again);
    expect(lineUpOf(history, '2026-03-17')).toBeNull();
  });
});

describe('the day of a story', () => {
  const sunday = anEarlierLineUp({ day: '2026-03-15', told: { win: 'a' }, namedIds: ['11'] });
  const monday = anEarlierLineUp({ day: '2026-03-16', told: { win: 'a', thanks: 'b' }, namedIds: ['12'] });

  it('is the first of those that planned it, or the one that held it', () => {
    expect([...daysOfStories([monday, sunday])]).toEqual([
      ['a', '2026-03-15'],
      ['b', '2026-03-16'],
    ]);
    expect(daysOfStories([sunday, { ...monday, isHeld: true }]).get('a')).toBe('2026-03-16');
  });

  it('is none once its line-up tells another, unless it was held before', () => {
    const other = anEarlierLineUp({ day: '2026-03-15', told: { win: 'c' }, atMs: sunday.atMs + 1 });
    expect([...daysOfStories([sunday, other]).keys()]).toEqual(['c']);
    expect([...daysOfStories([{ ...sunday, isHeld: true }, other]).keys()]).toEqual(['a', 'c']);
  });

  it('has beside it whom the line-ups before and after it name', () => {
    const tuesday = anEarlierLineUp({ day: '2026-03-17', namedIds: ['13'] });
    expect([...namedBeside([sunday, tuesday, monday], '2026-03-16')]).toEqual(['11', '13']);
    expect([...namedBeside([sunday, tuesday, monday], '2026-03-15')]).toEqual(['12']);
  });
});

describe('open wounds are looked for', () => {
  it.each([
    ['since yesterday where there was no line-up', [], 'day', '2026-03-17'],
    ['since a week ago where the team meets weekly', [], 'week', '2026-03-11'],
    ['since the last line-up, over a weekend', ['2026-03-15'], 'day', '2026-03-15'],
    ['since four days ago at most', ['2026-03-14'], 'day', '2026-03-14'],
    ['since yesterday where the last one was before that', ['2026-03-13'], 'day', '2026-03-17'],
    ['since yesterday at the least', ['2026-03-17'], 'day', '2026-03-17'],
    ['since a week ago at the least', ['2026-03-16'], 'week', '2026-03-11'],
    ['since the last weekly one', ['2026-03-09'], 'week', '2026-03-09'],
  ] as const)('%s', (_when, days, every, since) => {
    const history = days.map((day) => anEarlierLineUp({ day }));
    expect(woundsSince(history, '2026-03-18', every)).toBe(since);
  });
});

it.each([
  ['2026-03-18', '2026-03-19'],
  ['2026-03-20', '2026-03-23'],
  ['2026-03-21', '2026-03-23'],
  ['2026-03-22', '2026-03-23'],
  ['2026-12-31', '2027-01-01'],
])('the working day after %s is %s', (day, next) => {
  expect(nextWorkingDay(day)).toBe(next);
});
