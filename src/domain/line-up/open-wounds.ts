import { type OnTicketAt, isOpenWound } from '../incidents/open-wounds.ts';
import { openRequestOf } from '../moments/open-request.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import type { OpenWound } from './line-up.ts';

/**
 * The tickets on which we failed a customer on these days who has nothing yet: a lead was asked and the request is open or was
 * declined, or what was given was taken back. What heals it is the rule of {@link isOpenWound}, as the next agent's ticket has it. One of each
 * customer, the most severe first.
 * @param sinceDay first day, `YYYY-MM-DD` @param day the first day that is not looked at any more
 */
export function openWounds(moments: readonly ServiceMoment[], sinceDay: string, day: string): readonly OpenWound[] {
  const given = new Map<string, OnTicketAt[]>();
  for (const { customerId, ticketId, createdAtMs, giving } of moments) {
    if (giving?.status !== 'given') continue;
    given.set(customerId, [...(given.get(customerId) ?? []), { ticketId, atMs: createdAtMs }]);
  }
  const wounds = moments.flatMap((told): readonly OpenWound[] => {
    const why = woundOf(told);
    if (why === null || told.giving === null || told.day < sinceDay || told.day >= day) return [];
    const { fault, decision } = told.giving;
    const matterTicketIds = decision.facts.matter?.ticketIds ?? [];
    const failure = { ticketId: told.ticketId, atMs: told.createdAtMs, fault, matterTicketIds };
    return isOpenWound(failure, given.get(told.customerId) ?? []) ? [{ told, why }] : [];
  });
  const sorted = wounds.toSorted(
    (one, other) =>
      severityOf(other) - severityOf(one) || other.told.createdAtMs - one.told.createdAtMs || (one.told.id < other.told.id ? -1 : 1),
  );
  return sorted.filter(({ told }, index) => sorted.findIndex((other) => other.told.customerId === told.customerId) === index);
}

function woundOf({ giving }: ServiceMoment): OpenWound['why'] | null {
  switch (giving?.status) {
    case 'asked':
      return openRequestOf(giving.decision.request);
    case 'declined':
      return 'declined';
    case 'voided':
      return 'taken_back';
    case 'given':
    case undefined:
      return null;
  }
}

function severityOf({ told }: OpenWound): number {
  return told.giving?.severity ?? 0;
}
