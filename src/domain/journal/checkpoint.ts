import { isEdited } from './entries.ts';
import type { Checkpoint, CheckpointPart, Commitment, JournalEntry } from './types.ts';

/** How a checkpoint must have been made to count for a reader. */
export interface CheckpointTerms {
  readonly leadIds: ReadonlySet<string>;
  readonly currency: string;
  readonly timeZone: string;
}

/** The newest complete checkpoint among these entries that a lead wrote and nobody edited, with all that it holds. */
export function newestCheckpoint(
  entries: Iterable<JournalEntry>,
  terms: CheckpointTerms,
): { readonly checkpoint: Checkpoint; readonly recent: readonly Commitment[] } | null {
  const partsOf = new Map<string, Map<number, CheckpointPart>>();
  // In the order of their ids, so that of several that reach equally far every reader takes the last: a recount replaces what it corrects.
  const stamped = [...entries].filter(({ kind }) => kind === 'checkpoint').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const entry of stamped) {
    const part = entry.detail.checkpoint;
    if (part === undefined || isEdited(entry) || !terms.leadIds.has(entry.createdById)) continue;
    if (entry.currency !== terms.currency || part.timeZone !== terms.timeZone) continue;
    const key = `${entry.createdById} ${entry.momentId}`;
    partsOf.set(key, (partsOf.get(key) ?? new Map<number, CheckpointPart>()).set(part.part, part));
  }
  const complete = [...partsOf.values()].map((parts) => [...parts.values()]).filter((parts) => parts.length === parts[0]?.parts);
  const newest = complete.reduce<readonly CheckpointPart[]>(
    (best, parts) => ((parts[0]?.upToId ?? '') >= (best[0]?.upToId ?? '') ? parts : best),
    [],
  );
  const [first] = newest;
  if (first === undefined) return null;
  const { month, upToId, upToMs, carriedMinor, carriedUpToId, carriedUpToMs } = first;
  return {
    checkpoint: { month, upToId, upToMs, carriedMinor, carriedUpToId, carriedUpToMs },
    recent: newest.flatMap((part) => part.recent),
  };
}
