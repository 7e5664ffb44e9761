import type { Result } from '#domain/shared/result.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import type { OpenTicket } from './workspace.ts';
import type { AppFault } from './app-fault.ts';

/**
 * Where a customer's orders are known from. What it is asked costs Zendesk `requests`; other hosts are asked through Zendesk's
 * proxy, a bounded number of times.
 */
export interface ValueSource {
  /** The requester's user fields that it reads, so that the workspace fetches them with the ticket. */
  readonly userFields: readonly string[];
  /** Whether it looks the requester up by e-mail address, so that the workspace reads those too. */
  readonly needsEmails: boolean;
  /** How many Zendesk requests one reading costs. */
  readonly requests: number;
  historyOf(requester: OpenTicket['requester']): Promise<Result<SourcedHistory, AppFault>>;
}
