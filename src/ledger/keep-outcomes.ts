import { type KeptWeek, OUTCOMES_ID } from '#domain/journal/kept-outcomes.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { outcomesKey } from '#ports/outcome-history.ts';
import { type EntryPorts, appendEntry } from './entries.ts';

/** Keeps the outcomes of a week, so that nobody reads its tickets again. Where somebody else has kept them meanwhile theirs stand. */
export function keepOutcomes(
  ports: EntryPorts,
  week: KeptWeek,
  lead: { readonly id: string; readonly name: string; readonly currency: string },
): Promise<Result<JournalEntry, AppFault>> {
  return appendEntry(ports, {
    externalId: outcomesKey(week.firstDay),
    kind: 'outcomes',
    momentId: OUTCOMES_ID,
    ticketId: '',
    customerId: '',
    agentId: lead.id,
    amountMinor: 0,
    currency: lead.currency,
    cause: 'other',
    agentDay: '',
    detail: { agentName: lead.name, outcomes: week },
  });
}
