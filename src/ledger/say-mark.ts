import type { Mark, MarkEntry } from '#domain/journal/moment-marks.ts';
import type { LoggedMoment } from '#domain/moments/service-moment.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, appendEntry } from './entries.ts';

/**
 * Says something of a moment, as an entry that holds no money: what several people say at once overwrites nobody's. Whoever thanks
 * twice has thanked once.
 */
export async function sayMark(
  ports: EntryPorts,
  moment: Pick<LoggedMoment, 'id' | 'ticketId' | 'customerId' | 'agentId' | 'cause'>,
  mark: Mark,
  by: { readonly id: string; readonly name: string; readonly currency: Currency },
): Promise<Result<MarkEntry, AppFault>> {
  const { id: momentId, ticketId, customerId, agentId, cause } = moment;
  const appended = await appendEntry(ports, {
    externalId: mark.kind === 'thanks' ? `thanks:${momentId}:${by.id}` : `${mark.kind}:${momentId}:${ports.runtime.newId()}`,
    kind: mark.kind,
    momentId,
    ticketId,
    customerId,
    agentId,
    cause,
    amountMinor: 0,
    currency: by.currency,
    agentDay: '',
    detail: { agentName: by.name, mark },
  });
  if (!appended.ok) return appended;
  const { id, createdById, createdAtMs } = appended.value;
  return ok({ id, momentId, mark, byId: createdById, byName: by.name, atMs: createdAtMs });
}
