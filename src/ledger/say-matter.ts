import type { Cause } from '#domain/incidents/incidents.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { Currency } from '#domain/money/money.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, appendEntry } from './entries.ts';

/** What an agent says of the ticket that is open and of another. */
export interface MatterSaid {
  readonly ticketId: string;
  readonly customerId: string;
  readonly cause: Cause;
  readonly otherTicketId: string;
  readonly isSame: boolean;
}

/**
 * Keeps in the journal whether two tickets are about one failure, so that every colleague on either of them sees it a moment
 * later, whether or not anything was given. Holds no money; the last word on the same two tickets counts.
 */
export async function sayMatter(
  ports: EntryPorts,
  { otherTicketId, isSame, ...said }: MatterSaid,
  by: { readonly id: string; readonly name: string; readonly currency: Currency },
): Promise<Result<JournalEntry, AppFault>> {
  const id = `matter-${ports.runtime.newId()}`;
  return appendEntry(ports, {
    ...said,
    externalId: id,
    kind: 'matter',
    momentId: id,
    agentId: by.id,
    amountMinor: 0,
    currency: by.currency,
    agentDay: '',
    detail: { agentName: by.name, matter: { ticketId: otherTicketId, isSame } },
  });
}
