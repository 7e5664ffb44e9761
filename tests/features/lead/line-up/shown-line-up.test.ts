import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { type Choosing, after, ideasIn, namesToAsk, shownLineUp, storiesOf } from '#features/lead/line-up/shown-line-up.ts';
import { anEarlierLineUp } from '../../../domain/line-up/an-earlier-line-up.ts';

const DAY = '2026-03-18';
const by = (agentId: string, changes = {}) =>
  aServiceMoment({ id: `by-${agentId}`, agentId, customerId: `c-${agentId}`, story: `By ${agentId}.`, day: DAY, ...changes });
const read = { moments: [by('11'), by('12')], wholeSince: '', next: null, pages: 1, unreadable: 0, day: DAY, history: [] };
const NOTHING: Choosing = { weeks: null, turns: {}, isForNext: false, every: null, readerId: null, nextReaderId: null };

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

describe('a line-up for the next working day', () => {
  it('is dated then, and whether today’s was held says nothing of it', () => {
    const friday = { ...read, day: '2026-03-20', history: [anEarlierLineUp({ day: '2026-03-20', isHeld: true })] };
    const shown = shownLineUp({ ...NOTHING, isForNext: true }, friday, []);
    expect([shown.lineUp.day, shown.isHeld]).toEqual(['2026-03-23', false]);
    expect(shownLineUp(NOTHING, friday, []).isHeld).toBe(true);
  });

  it('is read by whoever is next after today’s reader', () => {
    const today = shownLineUp(NOTHING, read, []).readers;
    const next = shownLineUp({ ...NOTHING, isForNext: true }, read, []).readers;
    expect([today.readerId, next.readerId, next.nextReaderId]).toEqual(['11', '12', '11']);
  });
});

function idea(id: string, changes = {}) {
  return by('11', { id, kind: 'process_fix', story: `Fix ${id}.`, ...changes });
}

function ids(moments: readonly ReturnType<typeof idea>[]) {
  const ready = { state: 'ready', value: { ...read, moments }, atMs: 0 } as const;
  return ideasIn({ read: ready, weeks: null }, shownLineUp(NOTHING, ready.value, [])).map((one) => one.id);
}

describe('the fixes that the team should make', () => {
  it('are those of the cause to improve, or where there is none the newest, and two at most', () => {
    const late = [by('11', { ticketId: '1' }), by('12', { ticketId: '2' })];
    const others = [idea('a', { cause: 'outage', createdAtMs: 9 }), idea('b', { cause: 'outage', createdAtMs: 8 })];
    expect(ids([...late, ...others, idea('c', { createdAtMs: 1, cause: 'late_delivery' })])).toEqual(['c']);
    expect(ids([...late, ...others, idea('c', { createdAtMs: 1, cause: '' })])).toEqual(['a', 'b']);
  });

  it('are told once each, however many have written the same of one cause', () => {
    const same = { story: 'Say when it is late.', cause: 'missing_item', giving: null };
    const written = [idea('a', { ...same, createdAtMs: 9 }), idea('b', { ...same, story: ' Say when it is late.\n', createdAtMs: 8 })];
    expect(ids([...written, idea('c', { createdAtMs: 1, cause: 'outage', giving: null })])).toEqual(['a', 'c']);
    expect(ids([...written, idea('d', { ...same, cause: 'outage', createdAtMs: 1 })])).toEqual(['a', 'd']);
  });

  it('are of four weeks, in words, and of what stands', () => {
    expect(ids([idea('a', { day: '2026-02-18' }), idea('b', { story: ' ' }), idea('c', { giving: { status: 'voided' } })])).toEqual([]);
    expect(ids([idea('a', { day: '2026-02-19' }), idea('b', { giving: null })])).toHaveLength(2);
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
