import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { chooseLineUp, namedIn, toldIn } from '#domain/line-up/choose-line-up.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

const DAY = '2026-03-18';
const win = aServiceMoment({ id: 'win', agentId: '11', story: 'A win.', day: DAY });
const early = aServiceMoment({ id: 'early', agentId: '12', kind: 'internal_win', story: 'They told us early.', day: DAY, giving: null });
const line = { text: 'We answer the same day.', reason: '', unless: '' };

function deviating(id: string, cause: string, createdAtMs: number) {
  return aServiceMoment({ id, cause, createdAtMs, day: DAY, giving: { deviation: 'A birthday.' } });
}

describe('a line-up', () => {
  it('tells which moments it tells, and whom it names', () => {
    const lineUp = chooseLineUp([win, early], [], [], DAY);
    expect(toldIn(lineUp)).toEqual({ win: 'win', thanks: 'early' });
    expect(namedIn(lineUp)).toEqual(['11', '12']);
    expect(toldIn(chooseLineUp([], [], [], DAY))).toEqual({});
  });

  it('shows beside a line of the standard the newest deviation that it is about', () => {
    const moments = [deviating('old', 'late', 1), deviating('new', 'late', 2), deviating('other', 'lost', 3)];
    const example = (cause: string | null) => chooseLineUp(moments, [], [{ ...line, cause }], DAY).standard.chosen?.example?.id;
    expect([example('late'), example(null), example('damaged')]).toEqual(['new', 'other', undefined]);
  });

  it('looks for open wounds since the last line-up', () => {
    const failed = aServiceMoment({ id: 'failed', day: '2026-03-15', giving: { status: 'declined' } });
    const wounds = (day: string) => chooseLineUp([failed], [anEarlierLineUp({ day })], [], DAY).wounds.length;
    expect([wounds('2026-03-15'), wounds('2026-03-16')]).toEqual([1, 0]);
  });
});

describe('a story that two days planned', () => {
  const told = aServiceMoment({ id: 'm1', agentId: '11', story: 'One.', day: '2026-03-17' });
  const sunday = anEarlierLineUp({ day: '2026-03-22', told: { win: 'm1' }, namedIds: ['11'] });
  const monday = anEarlierLineUp({ day: '2026-03-23', told: { win: 'm1' }, namedIds: ['11'] });
  const winOn = (day: string, history = [sunday, monday]) => chooseLineUp([told], history, [], day).win;

  it('stays with the first, though the other names the same person, and is not lost from both', () => {
    expect(winOn('2026-03-22')).toMatchObject({ chosen: { told: { id: 'm1' } } });
    expect(winOn('2026-03-23')).toMatchObject({ chosen: null, empty: 'all_told' });
  });

  it('stays with the one that was held', () => {
    const history = [sunday, { ...monday, isHeld: true }];
    expect(winOn('2026-03-22', history)).toMatchObject({ chosen: null, empty: 'all_told' });
    expect(winOn('2026-03-23', history)).toMatchObject({ chosen: { told: { id: 'm1' } } });
  });

  it('is free again once its day has another', () => {
    const other = anEarlierLineUp({ day: '2026-03-22', atMs: sunday.atMs + 1 });
    expect(winOn('2026-03-23', [sunday, other])).toMatchObject({ chosen: { told: { id: 'm1' } } });
  });

  it('is of those for thanks where nothing was told before: it is told above', () => {
    expect(chooseLineUp([told], [], [], '2026-03-22').thanks).toMatchObject({ chosen: null, empty: 'all_here' });
  });
});
