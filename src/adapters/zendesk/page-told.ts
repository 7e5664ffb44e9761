import type { Result } from '#domain/shared/result.ts';
import type { Page } from '#ports/page.ts';
import { earliestOfEach } from './earliest-records.ts';
import { recordAsItStands } from './moment-record.ts';
import type { CustomRecord } from './records.ts';

/** What the records of a page tell. What cannot be told counts as unreadable; what is null is not what is asked for. */
export function pageTold<T>(
  page: Page<CustomRecord>,
  itemOf: (record: CustomRecord) => Result<T | null, unknown>,
  isMeant: (record: CustomRecord) => boolean = () => true,
): Page<T> {
  const told = earliestOfEach(page.items)
    .filter(isMeant)
    .map((record) => ({ record, item: itemOf(record) }));
  const items = told.flatMap(({ item }) => (item.ok && item.value !== null ? [item.value] : []));
  const unread = told.filter(({ item }) => !item.ok).map(({ record }) => recordAsItStands(record));
  const asTheyStand = unread.length === 0 ? {} : { asTheyStand: unread };
  return { items, next: page.next, unreadable: page.unreadable + unread.length, ...asTheyStand };
}
