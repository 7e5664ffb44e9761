import type { Transport } from './transport.ts';

/** The same, but each request waits for its turn, where Zendesk would take no more of them. */
export function pacedTransport(transport: Transport, { beforeRequest }: { readonly beforeRequest: () => Promise<void> }): Transport {
  return async (request) => {
    await beforeRequest();
    return transport(request);
  };
}
