import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { lineUpsOf } from '#domain/line-up/history.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { anEarlierLineUp } from './an-earlier-line-up.ts';

const { atMs: _stamp, ...lineUp } = anEarlierLineUp({ told: { win: 'm1' }, namedIds: ['11'] });

function kept(changes: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ id: '01E1', kind: 'line_up', momentId: 'line-ups', createdAtMs: 5, amountMinor: 0, detail: { lineUp }, ...changes });
}

describe('the line-ups of a journal', () => {
  it('are what their entries say, in the order of their stamps, each once', () => {
    const later = kept({ id: '01E2', createdAtMs: 9, detail: { lineUp: { ...lineUp, isHeld: true } } });
    expect(lineUpsOf([later, kept(), kept()])).toEqual([
      { ...lineUp, atMs: 5 },
      { ...lineUp, isHeld: true, atMs: 9 },
    ]);
  });

  it.each([
    ['of another kind', { kind: 'limits' }],
    ['that says nothing of one', { detail: {} }],
    ['that somebody edited', { updatedAtMs: 6 }],
    ['of no day', { detail: { lineUp: { ...lineUp, day: 'soon' } } }],
  ] as const)('are none of an entry %s', (_which, changes) => {
    expect(lineUpsOf([kept(changes)])).toEqual([]);
  });
});
