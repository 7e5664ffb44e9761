import { HOUR_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { Directory } from '#ports/directory.ts';
import type { LeadMemory } from '#ports/lead-memory.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import { retrying } from './retrying.ts';

/** Who becomes a lead, or is one no more, counts as such for everybody after so long at the latest. */
export const REMEMBERED_MS = 12 * HOUR_MS;
/** The directory is asked about so many at once. */
const ASKED_AT_MOST = 20;

/** Whose voids, checkpoints and approvals count. */
export interface KnownLeads {
  /** Everybody who is known to be a lead. */
  ids(): ReadonlySet<string>;
  /** Of these people those of whom it is not known either way. */
  unknownAmong(userIds: Iterable<string>): readonly string[];
  /** Asks about those of whom it is not known. A fault leaves them unknown, and what they wrote read as if they were no leads. */
  learn(userIds: Iterable<string>): Promise<Result<void, AppFault>>;
}

export function createKnownLeads(
  ports: { readonly directory: Pick<Directory, 'leadsAmong'>; readonly leadMemory: LeadMemory; readonly runtime: Runtime },
  self: { readonly id: string; readonly isLead: boolean },
): KnownLeads {
  let known: ReadonlyMap<string, { readonly isLead: boolean; readonly atMs: number }> | null = null;

  const fresh = (): ReadonlyMap<string, { readonly isLead: boolean; readonly atMs: number }> => {
    const nowMs = ports.runtime.nowMs();
    known ??= ports.leadMemory.load();
    return new Map([...known].filter(([, { atMs }]) => atMs <= nowMs && nowMs - atMs < REMEMBERED_MS));
  };

  return {
    ids() {
      const leads = [...fresh()].filter(([id, { isLead }]) => isLead && id !== self.id).map(([id]) => id);
      return new Set(self.isLead ? [...leads, self.id] : leads);
    },
    unknownAmong(userIds) {
      const remembered = fresh();
      return [...new Set(userIds)].filter((id) => id !== self.id && !remembered.has(id));
    },
    async learn(userIds) {
      const asked = this.unknownAmong(userIds).slice(0, ASKED_AT_MOST);
      if (asked.length === 0) return ok(undefined);
      const found = await retrying(ports.runtime, () => ports.directory.leadsAmong(asked));
      if (!found.ok) return found;
      const atMs = ports.runtime.nowMs();
      known = new Map([...fresh(), ...asked.map((id) => [id, { isLead: found.value.has(id), atMs }] as const)]);
      ports.leadMemory.save(known);
      return ok(undefined);
    },
  };
}
