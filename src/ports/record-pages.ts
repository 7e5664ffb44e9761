import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A record as Zendesk holds it, whichever version of the app, or whoever else, wrote it. Nothing of it is checked. */
export interface RawRecord {
  /** All of it, as it came. */
  readonly raw: unknown;
  readonly id: string;
  readonly externalId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdById: string;
  /** What its fields say; what the account had no field for is among them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The JSON of its field `detail`; null where that is none. */
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** As much of all records as one request gives. */
export interface RecordPage {
  readonly records: readonly RawRecord[];
  /** Null at the end. */
  readonly next: string | null;
}

/** Every record of the app's two objects, for whoever takes them along. */
export interface RecordPages {
  /** One request. The oldest first, where nothing else is said. */
  page(of: 'moments' | 'journal', cursor: string | null, order?: 'oldest_first' | 'newest_first'): Promise<Result<RecordPage, AppFault>>;
}
