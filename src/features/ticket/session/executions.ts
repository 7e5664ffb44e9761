import { type MomentGesture, routeOfMoment } from '#ledger/execute.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import type { GivingCore } from './giving-core.ts';
import type { Card, MomentExecution, SessionState } from './session-state.ts';

/** Shows what came of carrying out a moment. Gives what people call whoever carries it out. */
export function putExecution(core: GivingCore, of: MomentGesture, execution: FoundExecution): string {
  const { executor, name } = routeOfMoment(core.ports, of.momentId);
  const by = executor?.label ?? name;
  const shown: MomentExecution = {
    by,
    mayRepeat: executor?.isIdempotent ?? false,
    reversibility: executor?.reversibility(of.gesture.kind) ?? 'no',
    execution,
  };
  core.update({ executions: new Map([...core.getFacts().executions, [of.momentId, shown]]) });
  return by;
}

/** What stands and is not known to be carried out: never asked for, asked for without an answer, accepted, refused, or taken back there. */
export interface Unexecuted extends Pick<MomentExecution, 'by' | 'mayRepeat'> {
  readonly kind: Exclude<FoundExecution['kind'], 'receipt'>;
  /** Whether what was asked last was turned away, which says nothing of what was asked before. */
  readonly isTurnedAway: boolean;
}

export function unexecutedOf({ standing, executions }: Pick<Card, 'standing'> & Pick<SessionState, 'executions'>): Unexecuted | null {
  const known = standing.state === 'posted' ? executions.get(standing.momentId) : undefined;
  if (known === undefined || known.execution.kind === 'receipt') return null;
  const { by, mayRepeat, execution } = known;
  return { by, mayRepeat, kind: execution.kind, isTurnedAway: execution.kind === 'unknown' && execution.isTurnedAway === true };
}
