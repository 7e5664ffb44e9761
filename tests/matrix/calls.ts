import { faultRequest } from '#adapters/shared/fault-request.ts';
import type { TransportRequest } from '#adapters/shared/transport.ts';

/** Every call that the app makes, and what it is for whoever waits for the answer. A call that is not listed here fails the matrix. */
export const CALLS = {
  'GET moment_entry': 'account',
  'GET moment_entry by keys': 'account',
  'POST moment_entry/search': 'account',
  'POST moment_entry': 'account',
  'DELETE moment_entry/{id}': 'record',
  'GET service_moment': 'account',
  'GET service_moment by keys': 'account',
  'POST service_moment/search': 'account',
  'POST service_moment': 'account',
  'PATCH service_moment/{id}': 'record',
  'POST order/search': 'account',
  'GET /api/v2/users': 'record',
  'GET /api/v2/users/show_many': 'record',
  'GET /api/v2/users/{id}/groups': 'record',
  'GET /api/v2/users/me': 'record',
  'GET /api/v2/custom_roles': 'record',
  'GET /api/v2/groups': 'record',
  'GET /api/v2/groups/{id}/memberships': 'record',
  'GET /api/v2/custom_objects/moment_entry/fields': 'account',
  'GET /api/v2/custom_objects/service_moment/fields': 'account',
  'GET /api/v2/custom_objects/moment_entry/permission_policies': 'account',
  'GET /api/v2/custom_objects/service_moment/permission_policies': 'account',
  'GET /api/v2/custom_objects/service_moment/triggers': 'account',
  'POST /api/v2/custom_objects/service_moment/triggers': 'account',
  'PUT /api/v2/custom_objects/service_moment/triggers/{id}': 'record',
  'GET /api/v2/search': 'record',
  'GET /api/v2/tickets/show_many': 'record',
  'GET /api/v2/users/{id}/tickets/requested': 'record',
  'GET stripe/customers': 'stripe',
  'GET stripe/charges': 'stripe',
  'POST shopify customersByEmail': 'shopify',
  'POST shopify customerById': 'shopify',
} as const satisfies Readonly<Record<string, 'account' | 'record' | 'stripe' | 'shopify'>>;

export type CallName = keyof typeof CALLS;

/** How often each adapter that makes calls says with which method: one more is a call that has no row yet. */
export const CALLS_WRITTEN: Readonly<Record<string, number>> = {
  'src/adapters/zendesk/opening-calls.ts': 3,
  'src/adapters/zendesk/records.ts': 1,
  'src/adapters/zendesk/record-writes.ts': 3,
  'src/adapters/zendesk/record-pages.ts': 1,
  'src/adapters/zendesk/account-fields.ts': 1,
  'src/adapters/zendesk/agent-groups.ts': 2,
  'src/adapters/zendesk/directory.ts': 2,
  'src/adapters/zendesk/record-permissions.ts': 1,
  'src/adapters/zendesk/request-triggers.ts': 3,
  'src/adapters/zendesk/ticket-history.ts': 1,
  'src/adapters/zendesk/ticket-outcomes.ts': 2,
  'src/adapters/zendesk/people.ts': 1,
  'src/adapters/stripe/client.ts': 1,
  'src/adapters/shopify/graphql.ts': 1,
  // That a field or an object is not there is what this one asks for, and no fault: it is tried beside its module.
  'src/adapters/zendesk/source-fields.ts': 2,
  // Who carries gestures out is tried in worlds of faults instead, where every answer may be lost.
  'src/adapters/stripe/giving-client.ts': 1,
  'src/adapters/webhook/client.ts': 2,
  'src/adapters/webhook/executor.ts': 1,
};

/** The call that a request is, by its method, its address without ids, and what it is asked for. */
export function callOf(request: Pick<TransportRequest, 'method' | 'url' | 'body'>): string {
  const { method, path } = faultRequest(request);
  const records = /^\/api\/v2\/custom_objects\/(\w+)\/records(\/.*)?$/.exec(path);
  if (records !== null) return `${method} ${records[1]}${records[2] ?? ''}${request.url.includes('external_ids') ? ' by keys' : ''}`;
  if (request.url.startsWith('https://api.stripe.com/v1/')) return `${method} stripe/${path.replace('/v1/', '')}`;
  if (request.url.includes('/graphql.json')) {
    return `${method} shopify ${JSON.stringify(request.body).includes('gid://shopify/Customer/') ? 'customerById' : 'customersByEmail'}`;
  }
  return `${method} ${path}`;
}

export function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}
