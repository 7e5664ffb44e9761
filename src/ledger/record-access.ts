import { type Result, fail, ok } from '#domain/shared/result.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import type { KnownAccess } from '#ports/access-memory.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type AccessPorts, type AccessSubject, hasOthers, isFixedByPlan } from './access-subject.ts';

/** What an admin changes about somebody's rights counts for their pages after so long at the latest, or at a press of theirs. */
const REMEMBERED_MS = 12 * HOUR_MS;

/**
 * What Zendesk lets one person do with the journal. Admins may everything, and so may Zendesk's own agents where the plan knows no
 * other roles. Anybody else may be shown only what they wrote themselves, without a word about it, so that an entry of somebody
 * else's has to be seen before a limit can be said to hold.
 */
export interface RecordAccess {
  /** False where their role may write no entries, as far as is known. */
  mayWrite(): boolean;
  /**
   * Finds out, once the newest page has been read, whether they are shown what others wrote, and may write. Costs nothing where
   * that page shows it; at most one request for each otherwise, twice a day. `others_hidden` where nothing of anybody else is shown.
   */
  prove(): Promise<Result<void, AppFault>>;
  /** Zendesk has refused them an entry. */
  noteRefusal(): void;
  /** Forgets what is remembered: an admin may have changed it. */
  forget(): void;
}

/** What finds out is needed on few pages, and loaded there. */
export type LoadProof = () => Promise<typeof import('./prove-access.ts')>;

export function createRecordAccess(
  ports: AccessPorts,
  subject: AccessSubject,
  loadProof: LoadProof = () => import('./prove-access.ts'),
): RecordAccess {
  const { accessMemory, reader, runtime } = ports;
  const { id, isAdmin, roleId } = subject;
  const known = (): KnownAccess => freshOf(accessMemory.load(id), runtime.nowMs());
  return {
    mayWrite: () => isAdmin || known().mayWrite?.isAllowed !== false,
    async prove() {
      if (isFixedByPlan(subject)) return ok(undefined);
      const { seesOthersAtMs, mayWrite } = known();
      // Of a journal that is longer than a page somebody has written a part.
      const isStamped = isAdmin && reader.seenSinceMs() !== -Infinity;
      const isSeeing = isStamped || seesOthersAtMs !== null || hasOthers(reader.entries(), id);
      if (isSeeing && (isAdmin || roleId === null || mayWrite !== null)) return ok(undefined);
      try {
        const { proveAccess } = await loadProof();
        return await proveAccess(ports, subject, { isSeeing, known: { seesOthersAtMs, mayWrite } });
      } catch (cause) {
        return fail({ kind: 'chunk', cause });
      }
    },
    noteRefusal: () => accessMemory.save(id, { ...known(), mayWrite: { isAllowed: false, atMs: runtime.nowMs() } }),
    forget: () => accessMemory.save(id, { seesOthersAtMs: null, mayWrite: null }),
  };
}

function freshOf({ seesOthersAtMs, mayWrite }: KnownAccess, nowMs: number): KnownAccess {
  const isFresh = (atMs: number): boolean => atMs <= nowMs && nowMs - atMs < REMEMBERED_MS;
  return {
    seesOthersAtMs: seesOthersAtMs !== null && isFresh(seesOthersAtMs) ? seesOthersAtMs : null,
    mayWrite: mayWrite !== null && isFresh(mayWrite.atMs) ? mayWrite : null,
  };
}
