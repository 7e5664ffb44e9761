import type { Transport } from './shared/transport.ts';
import type { ZendeskRequest } from './zendesk/request.ts';

/** What a source of value is built from. */
export interface ValueSourceDeps {
  readonly request: ZendeskRequest;
  readonly transport: Transport;
  readonly timeZone: string;
  readonly nowMs: () => number;
}
