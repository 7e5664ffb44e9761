import { LINE_UPS_ID } from '#domain/line-up/history.ts';
import type { JournalEntry, KeptLineUp } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';

/** Keeps what a line-up told, so that no other tells it again. What is said of the same day later stands in its place. */
export function keepLineUp(
  ports: EntryPorts,
  lineUp: KeptLineUp,
  lead: { readonly id: string; readonly name: string; readonly currency: string },
): Promise<Result<JournalEntry, AppFault>> {
  return appendEntry(
    ports,
    accountEntry({
      externalId: `line_up:${ports.runtime.newId()}`,
      kind: 'line_up',
      momentId: LINE_UPS_ID,
      agentId: lead.id,
      currency: lead.currency,
      detail: { agentName: lead.name, lineUp },
    }),
  );
}
