import type { OwnRecord, ProviderRecord, RecordSource } from '#domain/reconciliation/provider-record.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { FoundExecution } from './gesture-executor.ts';
import type { Page } from './page.ts';

/** Somebody who holds records, by the settings as they are. */
export interface ListedSource {
  readonly source: RecordSource;
  /** What people call the provider: a brand, or a host. */
  readonly label: string;
  /** `all` it lists whatever it holds · `named` it lists what it holds of one account, or payment, that is named. */
  readonly reach: 'all' | 'named';
}

/** Which records are wanted. */
export interface RecordsAsked {
  /** Made at this instant or later; what was taken back of them, whenever that was. */
  readonly sinceMs: number;
  /** Of which account or payment there; null for whoever lists all. */
  readonly accountId: string | null;
}

/**
 * What providers hold of what this app asked them for. Reads and never writes. Whatever else a provider lists, of which it is not told that
 * this app asked for it, is left out.
 */
export interface ProviderRecords {
  /** No request. */
  sources(): Promise<Result<readonly ListedSource[], AppFault>>;
  /**
   * One request; `cursor` is the `next` of the page before. `not_set_up` where a company's own system offers no list. Where the account that is
   * named is not there any more, its page says that something of it is unreadable.
   */
  list(source: RecordSource, asked: RecordsAsked, cursor: string | null): Promise<Result<Page<ProviderRecord>, AppFault>>;
  /** Asks the provider what became of one thing that it was to carry out. A request or two. */
  ask(own: OwnRecord): Promise<Result<FoundExecution, AppFault>>;
}
