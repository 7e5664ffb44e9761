import type { FaultRequest } from '#ports/app-fault.ts';
import type { TransportRequest } from './transport.ts';

/** What servers call the request in their own log: Zendesk, Shopify and Zendesk's proxy, Stripe. */
const REQUEST_ID_HEADERS = ['x-zendesk-request-id', 'x-request-id', 'request-id'] as const;
const REQUEST_ID = /^[\w.:-]{1,100}$/;

/** A request as anybody may see it. A query may hold an e-mail address, and a path the id of a person or a record. */
export function faultRequest(
  { method, url }: Pick<TransportRequest, 'method' | 'url'>,
  headers: Readonly<Record<string, string>> = {},
): FaultRequest {
  const path = url
    .replace(/^https?:\/\/[^/]*/, '')
    .replace(/[?#].*/s, '')
    .replace(/(\/records\/)(?!search$)[^/]+/, '$1{id}')
    .replace(/\/\d+(?=\/|$)/g, '/{id}');
  const requestId = REQUEST_ID_HEADERS.map((name) => headers[name]).find((id) => id !== undefined && REQUEST_ID.test(id));
  const atMs = Date.parse(headers['date'] ?? '');
  return { method, path, ...(requestId !== undefined && { requestId }), ...(!Number.isNaN(atMs) && { atMs }) };
}
