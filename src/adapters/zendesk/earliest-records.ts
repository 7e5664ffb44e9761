import type { CustomRecord } from './records.ts';

/** The newest first; where an account lets an external id be used twice, the earliest of its records is the one that counts. */
export function earliestOfEach(records: readonly CustomRecord[]): readonly CustomRecord[] {
  const newestFirst = records.toSorted(byId).toReversed();
  return [...new Map(newestFirst.map((record) => [record.externalId ?? record.id, record])).values()];
}

export function byId(a: CustomRecord, b: CustomRecord): number {
  return a.id < b.id ? -1 : 1;
}
