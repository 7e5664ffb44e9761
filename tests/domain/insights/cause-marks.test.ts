import { describe, expect, it } from 'vitest';
import { type CauseMarkEntry, NOTHING_SAID, causeStatuses, toldUnder } from '#domain/insights/cause-marks.ts';
import type { CauseMark } from '#domain/journal/cause-mark.ts';

const LEADS = new Set(['91', '92']);

function said(id: string, mark: CauseMark, changes: Partial<CauseMarkEntry> = {}): CauseMarkEntry {
  return { id, cause: 'outage', mark, byId: '91', byName: 'Lena Sample', atMs: Number(id), ...changes };
}

const FIXED: CauseMark = { kind: 'fixed', isFixed: true, note: 'A second line.' };
const NOT_FIXED: CauseMark = { kind: 'fixed', isFixed: false, note: '' };

describe('what is said of a cause', () => {
  it('is what was said last, with all of it in its history, whatever the order in which it is read', () => {
    const entries = [said('3', NOT_FIXED), said('1', { kind: 'owner', ownerId: '11' }), said('2', FIXED)];
    const status = causeStatuses(entries, LEADS).get('outage') ?? NOTHING_SAID;
    expect(status.fix).toBeNull();
    expect(status.owner).toMatchObject({ ownerId: '11', byId: '91', atMs: 1 });
    expect(status.history.map(({ id }) => id)).toEqual(['3', '2', '1']);
    expect(causeStatuses(entries.slice(1), LEADS).get('outage')?.fix).toEqual({
      id: '2',
      byId: '91',
      byName: 'Lena Sample',
      atMs: 2,
      note: 'A second line.',
    });
  });

  it('counts where a lead said it, once, and of that cause alone', () => {
    const entries = [said('1', FIXED), said('1', FIXED), said('2', NOT_FIXED, { byId: '11' }), said('3', NOT_FIXED, { cause: 'other' })];
    const statuses = causeStatuses(entries, LEADS);
    expect(statuses.get('outage')).toMatchObject({ fix: { id: '1' }, history: [{ id: '1' }] });
    expect(statuses.get('other')).toMatchObject({ fix: null });
  });

  it('may be that nobody sees to it any more', () => {
    const entries = [said('1', { kind: 'owner', ownerId: '11' }), said('2', { kind: 'owner', ownerId: '' })];
    expect(causeStatuses(entries, LEADS).get('outage')?.owner).toBeNull();
  });

  it('has who was told of it under a name of its own', () => {
    expect(toldUnder('01A')).toBe('told:01A');
  });
});
