import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A group of agents, as far as the app needs it. */
export interface AgentGroup {
  readonly id: string;
  readonly name: string;
  readonly hasMembers: boolean;
}

/** The groups that agents of the account are in. */
export interface AgentGroups {
  /**
   * The groups that go by this name, the first five; else the one that has this number; none where the account has neither. Costs one
   * request for each 100 groups of the account, and one more for each that is there.
   */
  find(nameOrNumber: string): Promise<Result<readonly AgentGroup[], AppFault>>;
}
