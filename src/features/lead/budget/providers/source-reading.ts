import type { OwnRecord, ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { ListedSource } from '#ports/provider-records.ts';

/** Accounts, and pages of each, that are asked of one source: nobody waits for more, and a month that needs more is said to be cut short. */
const PAGES_AT_MOST = 2_000;

/** How far one source was read. It goes on where it stopped. */
export interface SourceReading extends ListedSource {
  /** Whom it is asked about, in order; null: about everybody, once. */
  readonly accounts: readonly (string | null)[];
  /** Which of them is read, and from where. */
  readonly index: number;
  readonly cursor: string | null;
  readonly pages: number;
  readonly records: readonly ProviderRecord[];
  /** Of whom not everything could be read. */
  readonly unread: ReadonlySet<string | null>;
  /** Why it was not read to its end; null where it was, or nobody has tried. */
  readonly fault: AppFault | null;
}

/** A source before anything is asked of it: what it lists of whom is named follows from what this account counts there. */
export function beginSource(source: ListedSource, own: readonly OwnRecord[]): SourceReading {
  const ids = own.flatMap((one) => (one.source === source.source && one.accountId !== null ? [one.accountId] : []));
  const accounts = source.reach === 'all' ? [null] : [...new Set(ids)].toSorted();
  return { ...source, accounts, index: 0, cursor: null, pages: 0, records: [], unread: new Set(), fault: null };
}

/** Whom it is asked about next; undefined at the end, and where it has been asked often enough. */
export function nextAccount({ accounts, index, pages }: SourceReading): string | null | undefined {
  return pages < PAGES_AT_MOST ? accounts[index] : undefined;
}

/** The same after one more page. */
export function withPage(reading: SourceReading, account: string | null, page: Page<ProviderRecord>): SourceReading {
  const { index, records, unread } = reading;
  return {
    ...reading,
    index: page.next === null ? index + 1 : index,
    cursor: page.next,
    pages: reading.pages + 1,
    records: [...records, ...page.items],
    unread: page.unreadable === 0 ? unread : new Set([...unread, account]),
    fault: null,
  };
}

export function isReadToItsEnd({ accounts, index, fault }: SourceReading): boolean {
  return fault === null && index >= accounts.length;
}

/** Whether everything was listed under whose name the source may hold it. */
export function isListed(reading: SourceReading, { accountId }: OwnRecord): boolean {
  const { reach, accounts, index, unread } = reading;
  if (reach === 'all') return isReadToItsEnd(reading) && unread.size === 0;
  const at = accounts.indexOf(accountId);
  return accountId !== null && at !== -1 && at < index && !unread.has(accountId);
}
