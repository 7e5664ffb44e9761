import { toldUnder } from '#domain/insights/cause-marks.ts';
import { isEdited } from '#domain/journal/entries.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { ok } from '#domain/shared/result.ts';
import type { CauseHistory } from '#ports/cause-history.ts';
import { type StoreCall, type StoreFaults, noFaults, throughFaults } from './store-faults.ts';

const PAGE_SIZE = 100;

export interface FakeCauseHistory extends CauseHistory {
  readonly calls: StoreCall[];
  readonly faults: StoreFaults;
}

/** What a journal says of causes, as the search index tells it. */
export function createFakeCauseHistory(entries: () => readonly JournalEntry[]): FakeCauseHistory {
  const log = { faults: noFaults(), calls: [] as StoreCall[] };
  const newest = (): readonly JournalEntry[] =>
    entries()
      .toReversed()
      .filter((entry) => !isEdited(entry));
  return {
    ...log,
    marks: (cursor) =>
      throughFaults(log, { agentId: '', method: 'marks', keys: cursor === null ? [] : [cursor] }, () =>
        page(
          newest().flatMap(({ id, kind, cause, createdById: byId, createdAtMs: atMs, detail: { causeMark, agentName = '' } }) =>
            kind === 'cause' && causeMark !== undefined ? [{ id, cause, mark: causeMark, byId, byName: agentName, atMs }] : [],
          ),
          cursor,
        ),
      ),
    told: (fixIds, cursor) =>
      throughFaults(log, { agentId: '', method: 'told', keys: [...fixIds] }, () =>
        page(
          newest().flatMap(({ id, kind, momentId, customerId, ticketId, createdById: byId, createdAtMs: atMs, detail }) => {
            const fixId = fixIds.find((one) => toldUnder(one) === momentId);
            return kind === 'told' && fixId !== undefined
              ? [{ id, fixId, customerId, ticketId, byId, byName: detail.agentName ?? '', atMs }]
              : [];
          }),
          cursor,
        ),
      ),
  };
}

function page<T>(all: readonly T[], cursor: string | null) {
  const end = Number(cursor ?? 0) + PAGE_SIZE;
  return ok({ items: all.slice(end - PAGE_SIZE, end), next: end < all.length ? String(end) : null, unreadable: 0 });
}
