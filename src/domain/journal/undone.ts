import { type HandOver, firstHandOver } from './hand-over.ts';
import type { Commitment, JournalEntry } from './types.ts';

/** What may undo a moment. */
export interface Reversals {
  /** Written by leads, and by anybody. */
  readonly reversalsByLeads: readonly JournalEntry[];
  readonly reversals: readonly JournalEntry[];
  /** What was decided of what was granted, each by somebody who may be anybody. */
  readonly handOvers: readonly HandOver[];
  readonly leadIds: ReadonlySet<string>;
}

/** What became of a reservation, and by which entry where it was undone after it was posted. */
export type Status = Pick<Commitment, 'state' | 'undoneById' | 'isRevoked' | 'deliveredByName'>;

export function undoneBy(undo: JournalEntry): Status {
  return { state: 'voided', undoneById: undo.id };
}

/** What somebody may undo: what an attempt made count since an entry, or, with null, since before anything that is known. */
export interface Undoable extends Pick<JournalEntry, 'createdById'> {
  readonly attempt: number;
  readonly sinceId: string | null;
}

/**
 * What became of what a lead granted: nobody takes it back before it is decided that whoever asked has delivered it, or that a lead
 * revokes it, so that of both, at one time, only one counts.
 */
export function statusOfGrant(
  grant: Undoable & { readonly forAgentId: string; readonly isRevoked?: true | undefined },
  sorted: Reversals,
): Status {
  const { attempt, forAgentId, sinceId } = grant;
  const of = (handOvers: readonly HandOver[]): HandOver | null =>
    firstHandOver(handOvers, { attempt, forAgentId, isLead: (id) => sorted.leadIds.has(id) });
  const first = of(sorted.handOvers);
  if (first === null && grant.isRevoked !== true) return { state: 'granted' };
  const endedId = grant.isRevoked === true ? sinceId : laterOf(sinceId, first?.postId ?? null);
  const undo = undoOf({ ...grant, sinceId: endedId }, sorted);
  if (undo !== undefined) return undoneBy(undo);
  const delivered = of(sorted.handOvers.filter(({ kind }) => kind === 'deliver'));
  return delivered === null ? { state: 'granted', isRevoked: true } : { state: 'posted', deliveredByName: delivered.byName };
}

function laterOf(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/** What somebody who may has undone first, after it counted: nobody takes back what is being given. */
export function undoOf({ createdById, attempt, sinceId }: Undoable, { reversals, reversalsByLeads }: Reversals): JournalEntry | undefined {
  const isAfter = ({ id }: JournalEntry): boolean => sinceId === null || id > sinceId;
  const own = reversals.filter((taken) => taken.createdById === createdById);
  return firstOf([...reversalsByLeads, ...own].filter((taken) => isAfter(taken) && (taken.detail.attempt ?? 1) >= attempt));
}

export function firstOf(entries: readonly JournalEntry[]): JournalEntry | undefined {
  return entries.reduce<JournalEntry | undefined>(
    (first, entry) => (first === undefined || entry.id < first.id ? entry : first),
    undefined,
  );
}
