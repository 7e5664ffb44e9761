import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { type Choosing, after, namesToAsk, shownLineUp, storiesOf } from '#features/lead/line-up/shown-line-up.ts';
import { anEarlierLineUp } from '../../../domain/line-up/an-earlier-line-up.ts';

const DAY = '2026-03-18';
const by = (agentId: string, changes = {}) =>
  aServiceMoment({ id: `by-${agentId}`, agentId, customerId: `c-${agentId}`, story: `By ${agentId}.`, day: DAY, ...changes });
const read = { moments: [by('11'), by('12')], wholeSince: '', next: null, pages: 1, unreadable: 0, day: DAY, history: [] };
const NOTHING: Choosing = { weeks: null, turns: {}, every: null, readerId: null, nextReaderId: null };

describe('what is shown', () => {
  it('goes by how the team met last, unless somebody has said otherwise', () => {
    const weekly = { ...read, history: [anEarlierLineUp({ every: 'week' })] };
    expect(shownLineUp(NOTHING, weekly, []).lineUp.every).toBe('week');
    expect(shownLineUp({ ...NOTHING, every: 'day' }, weekly, []).lineUp.every).toBe('day');
    expect(shownLineUp(NOTHING, read, []).lineUp.every).toBe('day');
  });

  it('keeps its stories while the weeks before are read, and tells causes by all that has been read', () => {
    const more = { ...read, moments: [...read.moments, by('13', { createdAtMs: 99, ticketId: '777' })] };
    const shown = shownLineUp({ ...NOTHING, weeks: more }, read, []);
    expect(shown.lineUp.win.among).toBe(2);
    expect(shown.lineUp.improve.chosen?.count).toBe(2);
  });

  it('has somebody else read, and the one after them next', () => {
    expect(shownLineUp(NOTHING, read, []).readers).toMatchObject({ readerId: '11', nextReaderId: '12' });
    expect(shownLineUp({ ...NOTHING, readerId: '12' }, read, []).readers).toMatchObject({ readerId: '12', nextReaderId: '11' });
  });

  it('knows a team’s first day, and what was held', () => {
    expect(shownLineUp(NOTHING, { ...read, moments: [by('11', { story: '' })] }, []).isFirst).toBe(true);
    expect(shownLineUp(NOTHING, read, []).isFirst).toBe(false);
    expect(shownLineUp(NOTHING, { ...read, history: [anEarlierLineUp({ day: DAY, isHeld: true })] }, []).isHeld).toBe(true);
  });
});

describe('names', () => {
  it('are asked of those first who are told of', () => {
    const shown = shownLineUp(NOTHING, read, []);
    expect(storiesOf(shown.lineUp).map(({ id }) => id)).toEqual(['by-11', 'by-12']);
    expect(namesToAsk(read, shown).slice(0, 4)).toEqual(['c-11', '11', 'c-12', '12']);
  });
});

describe('whoever comes after somebody', () => {
  it.each([
    ['a', [], 'b'],
    ['c', [], 'a'],
    ['a', ['b'], 'c'],
    ['a', ['b', 'c'], 'a'],
    ['', [], 'a'],
  ])('%s, without %s, is %s', (id, leftOut, next) => {
    expect(after(['a', 'b', 'c'], id, leftOut)).toBe(next);
  });
});
