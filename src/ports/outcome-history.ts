import type { KeptWeek } from '#domain/journal/kept-outcomes.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** The key under which the outcomes of a week are kept: whoever reads them, there is one such entry. */
export function outcomesKey(firstDay: string): string {
  return `outcomes:${firstDay}`;
}

/** The outcomes that were read before. */
export interface OutcomeHistory {
  /**
   * The weeks among those that began on these Mondays whose outcomes are kept, the earliest first, from the list, which shows what was written a
   * second ago. At most 100; one request.
   */
  kept(firstDays: readonly string[]): Promise<Result<readonly KeptWeek[], AppFault>>;
}
