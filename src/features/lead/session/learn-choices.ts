import type { Result } from '#domain/shared/result.ts';
import { readChoices } from '#ledger/choose-limits.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { LeadCore } from './lead-core.ts';

/**
 * Reads what leads have chosen as limits, however long ago, into a reading of the journal whose newest entries have been read. Tells
 * whether that is all of it.
 */
export function learnChoices(
  { ports, leads, snapshot }: Pick<LeadCore, 'ports' | 'leads' | 'snapshot'>,
  { reader } = snapshot(),
): Promise<Result<{ readonly isWhole: boolean }, AppFault>> {
  const { journal, runtime } = ports;
  return readChoices({ journal, runtime, reader, leads });
}
