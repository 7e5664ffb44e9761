import type { ServiceMoment } from '../moments/service-moment.ts';
import type { OpenWound } from './line-up.ts';

/**
 * The tickets on which a customer was failed on these days and has nothing yet: a lead was asked and has not answered or has declined, or
 * what was given was taken back. Whoever was given something since, on that ticket or on another, is made good. One of each
 * customer, the most severe first.
 * @param sinceDay first day, `YYYY-MM-DD` @param day the first day that is not looked at any more
 */
export function openWounds(moments: readonly ServiceMoment[], sinceDay: string, day: string): readonly OpenWound[] {
  const madeGood = new Map<string, number>();
  for (const { customerId, createdAtMs, giving } of moments) {
    if (giving?.status === 'given') madeGood.set(customerId, Math.max(createdAtMs, madeGood.get(customerId) ?? 0));
  }
  const wounds = moments.flatMap((told): readonly OpenWound[] => {
    const why = woundOf(told);
    const isMeant = why !== null && told.day >= sinceDay && told.day < day;
    return isMeant && (madeGood.get(told.customerId) ?? -Infinity) < told.createdAtMs ? [{ told, why }] : [];
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
      return 'unanswered';
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
