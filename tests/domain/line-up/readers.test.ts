import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { laterReaderTurns, readerTurns } from '#domain/line-up/readers.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

const DAY = '2026-03-18';
const by = (agentId: string, day = '2026-03-16') => aServiceMoment({ id: `by-${agentId}`, agentId, day });
const TEAM = [by('11'), by('12'), by('13')];

describe('whose turn it is to read', () => {
  it('goes round: whoever has never read, then whoever has not for longest', () => {
    const history = [anEarlierLineUp({ day: '2026-03-16', readerId: '12' }), anEarlierLineUp({ day: '2026-03-17', readerId: '11' })];
    expect(readerTurns(TEAM, history, DAY)).toEqual({ readerId: '13', nextReaderId: '12', inTurn: ['13', '12', '11'] });
  });

  it('is whoever the last line-up named as the next', () => {
    const history = [anEarlierLineUp({ readerId: '11', nextReaderId: '13' })];
    expect(readerTurns(TEAM, history, DAY)).toMatchObject({ readerId: '13', nextReaderId: '12' });
  });

  it('is whom this day’s line-up names, with whoever it says is next', () => {
    const history = [anEarlierLineUp({ nextReaderId: '13' }), anEarlierLineUp({ day: DAY, readerId: '12', nextReaderId: '11' })];
    expect(readerTurns(TEAM, history, DAY)).toMatchObject({ readerId: '12', nextReaderId: '11' });
  });

  it('comes to nobody who had no moment for four weeks', () => {
    expect(readerTurns([by('11', '2026-02-18'), by('12', '2026-02-19'), by('13', '2026-03-19')], [], DAY).inTurn).toEqual(['12']);
  });

  it('comes to whoever reads and has no moments', () => {
    expect(readerTurns([], [anEarlierLineUp({ readerId: '14' })], DAY)).toEqual({ readerId: '14', nextReaderId: '', inTurn: ['14'] });
  });

  it('goes on, on a later day, from whoever reads today, whether or not that was kept', () => {
    const later = { today: DAY, day: '2026-03-19' };
    expect(readerTurns(TEAM, [], DAY).readerId).toBe('11');
    expect(laterReaderTurns(TEAM, [], later)).toMatchObject({ readerId: '12', nextReaderId: '13' });
    const kept = [anEarlierLineUp({ day: DAY, readerId: '11', nextReaderId: '13' })];
    expect(laterReaderTurns(TEAM, kept, later)).toMatchObject({ readerId: '13', nextReaderId: '12' });
  });

  it('is nobody’s where nobody is known', () => {
    expect(readerTurns([], [], DAY)).toEqual({ readerId: '', nextReaderId: '', inTurn: [] });
  });
});
