import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { KnownAccess } from '#ports/access-memory.ts';
import { type AppFault, isTransient } from '#ports/app-fault.ts';
import { accountEntry, appendOnce } from './entries.ts';
import { type AccessPorts, type AccessSubject, hasOthers } from './access-subject.ts';
import { retrying } from './retrying.ts';

/**
 * The keys of entries that mean nothing but that somebody wrote them: whoever may read the journal finds one of somebody else's.
 * Two, so that whoever wrote the first finds the second.
 */
export const STAMP_KEYS = ['access:1', 'access:2'] as const;

type StampPorts = Pick<AccessPorts, 'journal' | 'runtime'> & { readonly reader: Pick<AccessPorts['reader'], 'entries' | 'learn'> };
type Stamper = Pick<AccessSubject, 'id' | 'name' | 'currency'>;

/** Finds out what the newest page of the journal and this browser do not tell: see `RecordAccess.prove`. */
export async function proveAccess(
  ports: AccessPorts,
  subject: AccessSubject,
  { isSeeing, known }: { readonly isSeeing: boolean; readonly known: KnownAccess },
): Promise<Result<void, AppFault>> {
  const { accessMemory, directory, reader, runtime } = ports;
  const { id, isAdmin, roleId } = subject;
  if (isAdmin) {
    // An admin is shown everything: what this page has read is all that there is. Where it cannot be written now, the next page does.
    const stamped = await writeStamp(ports, [...reader.entries()].filter(isStamp), subject);
    if (stamped.ok) accessMemory.save(id, { ...known, seesOthersAtMs: runtime.nowMs() });
    return ok(undefined);
  }
  let { mayWrite } = known;
  if (roleId !== null && mayWrite === null) {
    const told = await retrying(runtime, () => directory.mayWriteEntries(roleId));
    // What cannot be read of a role, or is not said of it, Zendesk says when something is given.
    const isAllowed = !told.ok || (told.value ?? true);
    if (told.ok || !isTransient(told.error)) mayWrite = { isAllowed, atMs: runtime.nowMs() };
    accessMemory.save(id, { ...known, mayWrite });
  }
  if (isSeeing) return ok(undefined);
  const found = await readStamps(ports);
  if (!found.ok) return found;
  if (!hasOthers(found.value, id)) {
    // Whoever may not write needs that before anything else.
    const isViewing = mayWrite?.isAllowed === false;
    return fail(isViewing ? { kind: 'refused_by_role', what: 'journal', action: 'create' } : { kind: 'others_hidden', what: 'journal' });
  }
  accessMemory.save(id, { mayWrite, seesOthersAtMs: runtime.nowMs() });
  return ok(undefined);
}

/** Writes, as a lead, what proves to everybody else that they may read the journal, unless that stands there. At most two requests. */
export async function stampAccess(ports: StampPorts, lead: Stamper): Promise<Result<void, AppFault>> {
  const stamps = [...ports.reader.entries()].filter(isStamp);
  if (keyFor(stamps, lead) === undefined) return ok(undefined);
  const found = await readStamps(ports);
  return found.ok ? writeStamp(ports, found.value, lead) : found;
}

async function readStamps({ journal, reader, runtime }: StampPorts): Promise<Result<readonly JournalEntry[], AppFault>> {
  const found = await retrying(runtime, () => journal.byExternalIds(STAMP_KEYS));
  if (found.ok) reader.learn(found.value);
  return found;
}

async function writeStamp(ports: StampPorts, stamps: readonly JournalEntry[], stamper: Stamper): Promise<Result<void, AppFault>> {
  const key = keyFor(stamps, stamper);
  if (key === undefined) return ok(undefined);
  const written = await appendOnce(
    ports,
    accountEntry({
      externalId: key,
      kind: 'limits',
      momentId: key,
      agentId: stamper.id,
      currency: stamper.currency,
      detail: { agentName: stamper.name },
    }),
  );
  if (written.ok) ports.reader.learn([written.value]);
  return written.ok ? ok(undefined) : written;
}

function isStamp({ momentId }: JournalEntry): boolean {
  return STAMP_KEYS.some((key) => key === momentId);
}

/** The key under which somebody leaves a stamp; undefined where their own stands there, or two of others. */
function keyFor(stamps: readonly JournalEntry[], { id }: Stamper): string | undefined {
  if (stamps.some(({ createdById }) => createdById === id)) return undefined;
  return STAMP_KEYS.find((key) => stamps.every(({ momentId }) => momentId !== key));
}
