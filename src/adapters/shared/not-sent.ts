import type { AppFault } from '#ports/app-fault.ts';
import type { RefusalCode } from '#ports/gesture-executor.ts';
import type { OwedExecution } from '#ports/owed-executor.ts';
import { notGiven } from './not-given.ts';

/** What comes of a refund before which something could not be looked up: it is refused where the provider says so, and else not sent. */
export function notSent(fault: AppFault, codeOf: (code: string) => RefusalCode): OwedExecution {
  const made = notGiven(fault, codeOf);
  return made.kind === 'refused' ? made : { kind: 'not_sent', error: fault };
}

/** What comes of a refund whose request failed: what was throttled nobody has looked at. */
export function sentOrNot(fault: AppFault, codeOf: (code: string) => RefusalCode): OwedExecution {
  return fault.kind === 'rate_limited' ? { kind: 'not_sent', error: fault } : notGiven(fault, codeOf);
}
