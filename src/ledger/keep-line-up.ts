import type { KeptLineUp } from '#domain/journal/types.ts';
import { LINE_UPS_ID } from '#domain/line-up/history.ts';
import type { EarlierLineUp } from '#domain/line-up/line-up.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';

/**
 * Keeps what a line-up tells, so that no other day's tells it. What is said of the same day later stands in its place. What comes back
 * rests on what was kept: an entry, as the journal reads it, says nothing of line-ups.
 */
export async function keepLineUp(
  ports: EntryPorts,
  lineUp: KeptLineUp,
  lead: { readonly id: string; readonly name: string; readonly currency: string },
): Promise<Result<EarlierLineUp, AppFault>> {
  const written = await appendEntry(
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
  return written.ok ? ok({ ...lineUp, atMs: written.value.createdAtMs }) : written;
}
