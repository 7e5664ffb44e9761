import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { EntryPorts } from './entries.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from './retrying.ts';

/** Nobody is given 1,000 entries' worth within a window. */
const PAGES_AT_MOST = 10;

type CustomerPage = Result<Page<JournalEntry>, AppFault>;

/** Reads 100 of a customer's entries from the index, the newest or those that follow at `cursor`: one Zendesk request. */
export function searchCustomer(
  { journal, runtime }: Pick<EntryPorts, 'journal' | 'runtime'>,
  customerId: string,
  cursor: string | null = null,
): Promise<CustomerPage> {
  return retrying(runtime, () => journal.ofCustomer(customerId, cursor));
}

/**
 * Learns what a customer was given since an instant, as the index tells it, which lags. `first` is its newest page where that
 * was read already. Fails with the fault of a page, and where there is more than {@link PAGES_AT_MOST} pages: with less than
 * all of it a limit could be passed unseen.
 */
export async function learnCustomer(
  ports: EntryPorts,
  { customerId, sinceMs }: { readonly customerId: string; readonly sinceMs: number },
  first: CustomerPage | null = null,
): Promise<Result<void, AppFault>> {
  let read: CustomerPage = first ?? (await searchCustomer(ports, customerId));
  for (let page = 1; ; page += 1) {
    if (!read.ok) return read;
    const { items, next } = read.value;
    ports.reader.learn(items);
    if (next === null || items.some(({ createdAtMs }) => createdAtMs <= sinceMs)) return ok(undefined);
    if (page === PAGES_AT_MOST) break;
    read = await searchCustomer(ports, customerId, next);
  }
  return fail({ kind: 'too_much_to_read', what: 'journal' });
}
