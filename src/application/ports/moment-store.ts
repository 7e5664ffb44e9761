import type { Moment, MomentStatus } from '#domain/moments/moment.ts';
import type { Result } from '#domain/shared/result.ts';
import type { RemoteError } from './remote-error.ts';

/** What the sidebar needs of a stored moment. */
export interface StoredMoment {
  readonly id: string;
  readonly status: MomentStatus;
  readonly story: string;
}

/** The service moments. The moment's own id is the key: creating one twice keeps one. */
export interface MomentStore {
  create(moment: Moment): Promise<Result<void, RemoteError>>;
  setStatus(momentId: string, status: MomentStatus): Promise<Result<void, RemoteError>>;
  /** The moment, or null where there is none. */
  find(momentId: string): Promise<Result<StoredMoment | null, RemoteError>>;
}
