import { type PendingGesture, commitmentsOf } from './pending-gesture.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from '#ledger/retrying.ts';
import type { SessionCore } from './session-core.ts';

/**
 * Learns what became of a gesture that was begun. The tail may end before it: its keys tell for certain. `isAnew` asks also where
 * something of it is known already.
 */
export async function findByKey(
  core: SessionCore,
  { momentId }: Pick<PendingGesture, 'momentId'>,
  { isAnew } = { isAnew: false },
): Promise<AppFault | null> {
  if (!isAnew && commitmentsOf(core).some((one) => one.momentId === momentId)) return null;
  const { journal, runtime, reader } = core.ports;
  const keys = entryKeys(momentId);
  const found = await retrying(runtime, () => journal.byExternalIds(Object.values(keys)));
  if (!found.ok) return found.error;
  reader.learn(found.value);
  core.refreshJournal();
  return null;
}
