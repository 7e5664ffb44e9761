import { type KeptWeek, OUTCOMES_ID } from '#domain/journal/kept-outcomes.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { outcomesKey } from '#ports/outcome-history.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';

/** Keeps the outcomes of a week, so that nobody reads its tickets again. Where somebody else has kept them meanwhile theirs stand. */
export function keepOutcomes(
  ports: EntryPorts,
  week: KeptWeek,
  lead: { readonly id: string; readonly name: string; readonly currency: string },
): Promise<Result<JournalEntry, AppFault>> {
  return appendEntry(
    ports,
    accountEntry({
      externalId: outcomesKey(week.firstDay),
      kind: 'outcomes',
      momentId: OUTCOMES_ID,
      agentId: lead.id,
      currency: lead.currency,
      detail: { agentName: lead.name, outcomes: week },
    }),
  );
}
