import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** What a source of value needs, by the keys of fields or the names of permissions, and what of that is not there. */
export interface ProbedSource {
  /** Empty where nothing is known of what is there but that it answers. */
  readonly needs: readonly string[];
  readonly lacks: readonly string[];
}

/** Asks once whether the source of value that the settings name can be read from this page. Reads no customer, and writes nothing. */
export interface ValueSourceProbe {
  probe(): Promise<Result<ProbedSource, AppFault>>;
}
