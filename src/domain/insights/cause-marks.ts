import type { CauseMark } from '../journal/cause-mark.ts';
import type { SaidBy } from '../journal/moment-marks.ts';

/** The moment under which everything is kept that is said of causes, so that it is found together. */
export const CAUSES_ID = 'causes';
/** What somebody said of a cause, as its entry holds it. */
export interface CauseMarkEntry extends SaidBy {
  /** By the server: entries compare as text. */
  readonly id: string;
  readonly cause: string;
  readonly mark: CauseMark;
}

/** A customer was told that a cause is fixed. */
export interface ToldEntry extends SaidBy {
  readonly id: string;
  /** The entry by which the cause was marked fixed. */
  readonly fixId: string;
  readonly customerId: string;
  readonly ticketId: string;
}

/** The moment under which is kept who was told of a fix. */
export function toldUnder(fixId: string): string {
  return `told:${fixId}`;
}

/** A cause that is marked fixed: since when, by whom, and what was done. */
export interface CauseFix extends SaidBy {
  readonly id: string;
  readonly note: string;
}

/** What is said of a cause by now. */
export interface CauseStatus {
  /** Null where it is not marked fixed. */
  readonly fix: CauseFix | null;
  /** Who sees to it, and since when they do; null where nobody does. */
  readonly owner: (SaidBy & { readonly ownerId: string }) | null;
  /** The newest first. */
  readonly history: readonly CauseMarkEntry[];
}

export const NOTHING_SAID: CauseStatus = { fix: null, owner: null, history: [] };

/** What leads have said of each cause, by its name. What somebody else wrote is left out. */
export function causeStatuses(entries: Iterable<CauseMarkEntry>, leadIds: ReadonlySet<string>): ReadonlyMap<string, CauseStatus> {
  const byId = new Map([...entries].filter(({ byId: id }) => leadIds.has(id)).map((entry) => [entry.id, entry]));
  const statuses = new Map<string, CauseStatus>();
  for (const entry of [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    statuses.set(entry.cause, withMark(statuses.get(entry.cause) ?? NOTHING_SAID, entry));
  return statuses;
}

function withMark(before: CauseStatus, entry: CauseMarkEntry): CauseStatus {
  const { id, mark, byId, byName, atMs } = entry;
  const history = [entry, ...before.history];
  const said: SaidBy = { byId, byName, atMs };
  if (mark.kind === 'fixed') return { ...before, history, fix: mark.isFixed ? { ...said, id, note: mark.note } : null };
  return { ...before, history, owner: mark.ownerId === '' ? null : { ...said, ownerId: mark.ownerId } };
}
