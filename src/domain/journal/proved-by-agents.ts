import { isEdited } from './entries.ts';
import type { JournalEntry } from './types.ts';

/** What an entry proves: whose page it is that may, and when it did, by the server's stamp. */
export interface AgentProof {
  readonly agentId: string;
  readonly atMs: number;
}

/** What is proved of agents who are neither leads nor admins; null where no entry proves it, which proves no contrary. */
export interface ProvedByAgents {
  /** They may create entries. */
  readonly creates: AgentProof | null;
  /** They are shown entries of somebody else's. */
  readonly reads: AgentProof | null;
}

/**
 * What entries prove of what Zendesk lets ordinary agents do, each by the newest that does. Whoever is stamped as an entry's writer may
 * create some. A post carries a total up to an entry that the list showed its writer: where somebody else wrote that, its
 * writer was shown what others write. The contrary is proved by no entry: whoever may create none leaves none, and whoever is shown
 * none of others' gives nothing.
 */
export function provedByAgents(entries: Iterable<JournalEntry>, agentIds: ReadonlySet<string>): ProvedByAgents {
  const byId = new Map([...entries].map((entry) => [entry.id, entry]));
  const ofAgents = [...byId.values()].filter(({ createdById }) => agentIds.has(createdById));
  return {
    creates: newestOf(ofAgents),
    reads: newestOf(ofAgents.filter((entry) => countsOthers(entry, byId))),
  };
}

function countsOthers(entry: JournalEntry, byId: ReadonlyMap<string, JournalEntry>): boolean {
  const { total } = entry.detail;
  // What was edited may say what its writer did not.
  if (total === undefined || isEdited(entry)) return false;
  const upTo = byId.get(total.upToId);
  return upTo !== undefined && upTo.createdById !== entry.createdById;
}

function newestOf(entries: readonly JournalEntry[]): AgentProof | null {
  const newest = entries.reduce<JournalEntry | null>(
    (last, entry) => (last === null || entry.createdAtMs > last.createdAtMs ? entry : last),
    null,
  );
  return newest === null ? null : { agentId: newest.createdById, atMs: newest.createdAtMs };
}
