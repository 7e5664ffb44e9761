import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { proveLeadAccess } from './lead-access.ts';
import type { LeadCore } from './lead-core.ts';

/** After so many pages it is asked whether anybody still waits for it. */
const PAGES_AT_ONCE = 5;
/** A lead waits for 100,000 entries, as for the present month. */
const ROUNDS_AT_MOST = 200;

/** Reads the journal until every entry since an instant is known; tells whether it is. False where nobody wants it any more, too. */
export async function readBackTo(core: LeadCore, sinceMs: number, isWanted: () => boolean): Promise<Result<boolean, AppFault>> {
  const { reader, ledgerReader } = core.snapshot();
  const tail = await ledgerReader.readTail();
  if (!tail.ok) return tail;
  // Whoever is shown only what they wrote themselves would read of a month in which nobody else gave anything.
  const proved = await proveLeadAccess(core);
  if (!proved.ok) return proved;
  for (let rounds = 0; rounds < ROUNDS_AT_MOST && isWanted(); rounds += 1) {
    const isEnough = (seenSinceMs: number): boolean => seenSinceMs <= sinceMs;
    const read = await reader.readBack({ isEnough, pagesAtMost: PAGES_AT_ONCE });
    if (!read.ok) return read;
    if (isEnough(read.value.seenSinceMs)) {
      const learnt = await ledgerReader.learnLeads();
      return learnt.ok ? ok(true) : learnt;
    }
  }
  const learnt = await ledgerReader.learnLeads();
  return learnt.ok ? ok(false) : learnt;
}
