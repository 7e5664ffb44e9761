import { createTabLock } from '#adapters/browser/tab-lock.ts';
import type { GivingPorts } from '#features/ticket/session/session-core.ts';
import { type ExecutorDeps, createExecutors } from './executors.ts';

/** What giving alone takes, in a script that comes with it. */
export function createGivingPorts(account: string, deps: ExecutorDeps): GivingPorts {
  return { tabLock: createTabLock({ account }), executors: createExecutors(deps) };
}
