import type { Transport } from '#adapters/shared/transport.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import type { ZendeskRequest } from '#adapters/zendesk/request.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';

/** What an executor is built from. */
export interface ExecutorDeps {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
}

/** Who carries gestures out, one line each: the first that is for a gesture. By hand takes whatever is left, so it stands last. */
const EXECUTORS: readonly ((deps: ExecutorDeps) => GestureExecutor)[] = [createByHand];

export function createExecutors(deps: ExecutorDeps): readonly GestureExecutor[] {
  return EXECUTORS.map((create) => create(deps));
}
