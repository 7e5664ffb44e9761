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
   * The group that goes by this name or by this number; null where the account has none. Costs one request for each 100 groups of
   * the account, and one more where it is there.
   */
  find(nameOrNumber: string): Promise<Result<AgentGroup | null, AppFault>>;
}
