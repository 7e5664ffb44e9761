import type { Transport } from '#adapters/shared/transport.ts';
import type { RequestPace } from '#ledger/request-pace.ts';

/** The same, but each request is counted, and waits where Zendesk would take no more of them. */
export function pacedTransport(transport: Transport, pace: Pick<RequestPace, 'beforeRequest'>): Transport {
  return async (request) => {
    await pace.beforeRequest();
    return transport(request);
  };
}
