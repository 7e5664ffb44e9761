import type { JournalEntry } from '#domain/journal/types.ts';
import type { FakeJournal } from '../fakes/fake-journal.ts';

/** Puts a gesture in that somebody has given: what was reserved, and the post that makes it count. */
export function plantGiven(journal: FakeJournal, entry: Partial<JournalEntry> & Pick<JournalEntry, 'momentId'>): void {
  const reserve = journal.plant({ ...entry, kind: 'reserve' });
  const { createdAtMs, createdById, detail } = reserve;
  journal.plant({
    ...entry,
    kind: 'post',
    createdAtMs,
    createdById,
    detail: { ...detail, reserveId: reserve.id, reservedAtMs: createdAtMs },
  });
}
