import { CAUSES_ID, type CauseMarkEntry, type ToldEntry, toldUnder } from '#domain/insights/cause-marks.ts';
import type { CauseMark } from '#domain/journal/cause-mark.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type EntryPorts, accountEntry, appendEntry } from './entries.ts';

/** Who says it, and in which currency the team counts: an entry names one. */
interface Lead {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
}

/** What a lead says of a cause. `id` was made before the first attempt: tried again it is said once. */
interface NewCauseMark {
  readonly id: string;
  readonly cause: string;
  readonly mark: CauseMark;
}

/** Says of a cause that it is fixed, or is not, or who sees to it: an entry that holds no money. What is said last stands. */
export async function markCause(
  ports: EntryPorts,
  { id, cause, mark }: NewCauseMark,
  lead: Lead,
): Promise<Result<CauseMarkEntry, AppFault>> {
  const appended = await appendEntry(
    ports,
    accountEntry({
      externalId: `cause:${id}`,
      kind: 'cause',
      momentId: CAUSES_ID,
      agentId: lead.id,
      currency: lead.currency,
      cause,
      detail: { agentName: lead.name, causeMark: mark },
    }),
  );
  if (!appended.ok) return appended;
  const { id: entryId, createdById, createdAtMs } = appended.value;
  return ok({ id: entryId, cause, mark, byId: createdById, byName: lead.name, atMs: createdAtMs });
}

/** Keeps that a customer was told of a fix: once, whoever tells them again. */
export async function keepTold(
  ports: EntryPorts,
  told: Pick<ToldEntry, 'fixId' | 'customerId' | 'ticketId'> & { readonly cause: string },
  lead: Lead,
): Promise<Result<ToldEntry, AppFault>> {
  const { fixId, customerId, ticketId, cause } = told;
  const appended = await appendEntry(ports, {
    externalId: `${toldUnder(fixId)}:${customerId}`,
    kind: 'told',
    momentId: toldUnder(fixId),
    ticketId,
    customerId,
    agentId: lead.id,
    amountMinor: 0,
    currency: lead.currency,
    cause,
    agentDay: '',
    detail: { agentName: lead.name },
  });
  if (!appended.ok) return appended;
  const { id, createdById, createdAtMs, detail } = appended.value;
  return ok({ id, fixId, customerId, ticketId, byId: createdById, byName: detail.agentName ?? lead.name, atMs: createdAtMs });
}
