import type * as v from 'valibot';
import type { FaultAction, FaultSubject } from '#ports/app-fault.ts';
import type { TransportAnswer, TransportRequest } from '../shared/transport.ts';

/** One call of Zendesk's REST API. */
export interface ZendeskCall<T> {
  readonly what: FaultSubject;
  /** What it does where its method does not tell: a search is a POST and reads. */
  readonly action?: FaultAction;
  readonly method: TransportRequest['method'];
  /** From `/api/v2` on, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer: v.GenericSchema<unknown, T>;
  /** True where *not found* means that this account has no such object, not that one thing in it is missing. */
  readonly isOfAccount: boolean;
}

export function isSuccess({ status }: Extract<TransportAnswer, { kind: 'answered' }>): boolean {
  return status >= 200 && status <= 299;
}
