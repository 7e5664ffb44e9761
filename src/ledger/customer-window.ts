import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { EntryPorts } from './entries.ts';
import type { JournalPage } from '#ports/journal-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from './retrying.ts';

/** Nobody is given 1,000 entries' worth within a window. */
const PAGES_AT_MOST = 10;

/** Learns what a customer was given since an instant, as the index tells it: what is approved counts against that too. */
export async function learnCustomer(ports: EntryPorts, customerId: string, sinceMs: number): Promise<Result<void, AppFault>> {
  let older: string | null = null;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const from: string | null = older;
    const read: Result<JournalPage, AppFault> = await retrying(ports.runtime, () => ports.journal.ofCustomer(customerId, from));
    if (!read.ok) return read;
    const { entries } = read.value;
    ports.reader.learn(entries);
    older = read.value.older;
    if (older === null || entries.some(({ createdAtMs }) => createdAtMs <= sinceMs)) return ok(undefined);
  }
  return fail({ kind: 'too_much_to_read', what: 'journal' });
}
