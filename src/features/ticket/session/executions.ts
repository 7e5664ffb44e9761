import { type MomentGesture, routeOfMoment } from '#ledger/execute.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { GivingCore } from './giving-core.ts';
import type { Card, SessionState } from './session-state.ts';

/** Shows what came of carrying out a moment. Gives the name of whoever carries it out. */
export function putExecution(core: GivingCore, of: MomentGesture, execution: FoundExecution): string {
  const { executor, name } = routeOfMoment(core.ports, of.momentId);
  const by = executor?.label ?? name;
  core.update({ executions: new Map([...core.getFacts().executions, [of.momentId, { by, execution }]]) });
  return by;
}

/** What stands and is not known to be carried out: never asked for, asked for without an answer, accepted, or refused and not taken back. */
export interface Unexecuted {
  readonly by: string;
  readonly kind: Exclude<FoundExecution['kind'], 'receipt'>;
}

export function unexecutedOf({ standing, executions }: Pick<Card, 'standing'> & Pick<SessionState, 'executions'>): Unexecuted | null {
  const known = standing.state === 'posted' ? executions.get(standing.momentId) : undefined;
  return known === undefined || known.execution.kind === 'receipt' ? null : { by: known.by, kind: known.execution.kind };
}
