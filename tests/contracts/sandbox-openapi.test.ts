import { describe, expect, it } from 'vitest';
import { createSandboxApi } from '#sandbox/server/api.ts';
import type { ApiRequest, ApiResponse } from '#sandbox/server/http.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { readRequiredObjects } from '#sandbox/world/objects.ts';
import { loadOpenApi, type CheckedExchange } from './openapi.ts';

const nowMs = Date.parse('2026-10-28T09:30:00Z');
const openApi = loadOpenApi();

const moments = '/api/v2/custom_objects/service_moment/records';
const entry = {
  name: 'reserve 101',
  external_id: 'key-1',
  custom_object_fields: { kind: 'reserve', moment: 'm-1', ticket: '101', amount_minor: 1500, currency: 'EUR' },
};

interface Example {
  title: string;
  request: Partial<ApiRequest> & { path: string };
  status: number;
}

const reads: Example[] = [
  {
    title: 'search of a customer with few tickets',
    request: {
      path: '/api/v2/search.json',
      query: { query: 'type:ticket requester:2000001', sort_by: 'created_at', sort_order: 'desc', per_page: '100' },
    },
    status: 200,
  },
  {
    title: 'second page of a long search',
    request: { path: '/api/v2/search', query: { query: 'type:ticket requester:2000007', page: '2', per_page: '50' } },
    status: 200,
  },
  { title: 'custom roles', request: { path: '/api/v2/custom_roles' }, status: 200 },
  { title: 'user fields by cursor', request: { path: '/api/v2/user_fields', query: { 'page[size]': '2' } }, status: 200 },
  { title: 'search count', request: { path: '/api/v2/search/count', query: { query: 'type:ticket' } }, status: 200 },
  {
    title: 'requested tickets by cursor',
    request: { path: '/api/v2/users/2000007/tickets/requested.json', query: { 'page[size]': '10', sort: '-updated_at' } },
    status: 200,
  },
  {
    title: 'requested tickets by offset',
    request: { path: '/api/v2/users/2000001/tickets/requested', query: { sort_by: 'created_at', sort_order: 'desc' } },
    status: 200,
  },
  {
    title: 'many tickets',
    request: { path: '/api/v2/tickets/show_many', query: { ids: '101,112,999', include: 'metric_sets' } },
    status: 200,
  },
  { title: 'a ticket', request: { path: '/api/v2/tickets/101.json' }, status: 200 },
  { title: 'a ticket without a cause', request: { path: '/api/v2/tickets/106' }, status: 200 },
  { title: 'the signed-in agent', request: { path: '/api/v2/users/me.json' }, status: 200 },
  { title: 'a customer', request: { path: '/api/v2/users/2000001' }, status: 200 },
  { title: 'a customer without orders', request: { path: '/api/v2/users/2000003' }, status: 200 },
  {
    title: 'many tickets with their requesters',
    request: { path: '/api/v2/tickets/show_many', query: { ids: '101,102', include: 'users' } },
    status: 200,
  },
  { title: 'users of a role', request: { path: '/api/v2/users', query: { role: 'agent', 'page[size]': '10' } }, status: 200 },
  { title: 'many users', request: { path: '/api/v2/users/show_many', query: { ids: '1000001,1000101' } }, status: 200 },
  { title: 'the agents, by cursor', request: { path: '/api/v2/users', query: { role: 'agent', 'page[size]': '20' } }, status: 200 },
  { title: 'groups of an agent', request: { path: '/api/v2/users/1000101/groups' }, status: 200 },
  { title: 'groups', request: { path: '/api/v2/groups' }, status: 200 },
  { title: 'memberships of a group', request: { path: '/api/v2/groups/360000000102/memberships' }, status: 200 },
  { title: 'ticket fields', request: { path: '/api/v2/ticket_fields' }, status: 200 },
  { title: 'a ticket field', request: { path: '/api/v2/ticket_fields/360000000001' }, status: 200 },
  { title: 'custom objects', request: { path: '/api/v2/custom_objects' }, status: 200 },
  { title: 'a custom object', request: { path: '/api/v2/custom_objects/moment_entry' }, status: 200 },
  {
    title: 'fields of a custom object',
    request: { path: '/api/v2/custom_objects/service_moment/fields', query: { include_standard_fields: 'true' } },
    status: 200,
  },
  { title: 'triggers of a custom object', request: { path: '/api/v2/custom_objects/service_moment/triggers' }, status: 200 },
  {
    title: 'records, newest first',
    request: { path: '/api/v2/custom_objects/order/records', query: { sort: '-id', 'page[size]': '5' } },
    status: 200,
  },
  {
    title: 'records by external id',
    request: { path: '/api/v2/custom_objects/order/records', query: { 'filter[external_ids]': 'EX-1-1,EX-1-2' } },
    status: 200,
  },
  { title: 'record count', request: { path: '/api/v2/custom_objects/order/records/count' }, status: 200 },
  {
    title: 'record text search',
    request: { path: '/api/v2/custom_objects/order/records/search', query: { query: 'EX', sort: 'name' } },
    status: 200,
  },
  {
    title: 'filtered record search',
    request: {
      method: 'POST',
      path: '/api/v2/custom_objects/order/records/search',
      query: { sort: '-created_at', 'page[size]': '5' },
      body: {
        filter: { $and: [{ 'custom_object_fields.customer': { $eq: '2000001' } }, { created_at: { $gt: '2024-01-01T00:00:00Z' } }] },
      },
    },
    status: 200,
  },
  { title: 'a missing ticket', request: { path: '/api/v2/tickets/999' }, status: 404 },
  { title: 'a search too deep', request: { path: '/api/v2/search', query: { query: 'type:ticket', page: '11' } }, status: 422 },
];

const writes: Example[] = [
  {
    title: 'creating a record',
    request: { method: 'POST', path: '/api/v2/custom_objects/moment_entry/records', body: { custom_object_record: entry } },
    status: 201,
  },
  {
    title: 'an external id in use',
    request: { method: 'POST', path: '/api/v2/custom_objects/moment_entry/records', body: { custom_object_record: entry } },
    status: 422,
  },
  {
    title: 'creating by external id',
    request: {
      method: 'PATCH',
      path: moments,
      query: { external_id: 'm-1' },
      body: { custom_object_record: { name: 'A moment', custom_object_fields: { status: 'given' } } },
    },
    status: 200,
  },
  {
    title: 'updating by external id',
    request: {
      method: 'PATCH',
      path: moments,
      query: { external_id: 'm-1' },
      body: { custom_object_record: { custom_object_fields: { story: 'It arrived.' } } },
    },
    status: 200,
  },
  { title: 'deleting by external id', request: { method: 'DELETE', path: moments, query: { external_id: 'm-1' } }, status: 204 },
  { title: 'an agent deleting an object', request: { method: 'DELETE', path: '/api/v2/custom_objects/order' }, status: 403 },
];

const adminReads: Example[] = [
  {
    title: 'what roles may do with records',
    request: { path: '/api/v2/custom_objects/moment_entry/permission_policies' },
    status: 200,
  },
];

const adminWrites: Example[] = [
  {
    title: 'creating an object',
    request: {
      method: 'POST',
      path: '/api/v2/custom_objects',
      body: { custom_object: { key: 'parcel', title: 'Parcel', title_pluralized: 'Parcels', include_in_list_view: true } },
    },
    status: 201,
  },
  {
    title: 'creating a field',
    request: {
      method: 'POST',
      path: '/api/v2/custom_objects/parcel/fields',
      body: { custom_object_field: { key: 'weight', type: 'integer', title: 'Weight' } },
    },
    status: 201,
  },
  { title: 'deleting a field', request: { method: 'DELETE', path: '/api/v2/custom_objects/parcel/fields/weight' }, status: 204 },
  { title: 'deleting an object', request: { method: 'DELETE', path: '/api/v2/custom_objects/parcel' }, status: 204 },
];

function check(exchange: CheckedExchange): string[] {
  return openApi?.checkExchange(exchange) ?? [];
}

function problems(request: ApiRequest, response: ApiResponse): string[] {
  return check({ ...request, requestBody: request.body, status: response.status, responseBody: response.body });
}

describe.skipIf(openApi === null)(
  "the sandbox beside Zendesk's OpenAPI document (skipped where there is none: set ZENDESK_OAS=path)",
  () => {
    const api = createSandboxApi(createWorld({ nowMs, objects: readRequiredObjects('requirements.json') }), {
      clock: () => nowMs,
      faults: { searchLagMs: 0, rateLimitPerMinute: 0 },
    });

    async function send(given: Example['request'], user = 'agent'): Promise<{ request: ApiRequest; response: ApiResponse }> {
      const request = { method: 'GET', headers: { 'X-Sandbox-User': user }, ...given };
      return { request, response: await api.handle(request) };
    }

    it.each([...reads, ...writes])('agrees on $title', async ({ request: given, status }) => {
      const { request, response } = await send(given);
      expect(response.status).toBe(status);
      expect(problems(request, response)).toEqual([]);
    });

    it.each([...adminReads, ...adminWrites])('agrees on $title as an admin', async ({ request: given, status }) => {
      const { request, response } = await send(given, 'admin');
      expect(response.status).toBe(status);
      expect(problems(request, response)).toEqual([]);
    });

    it('agrees on showing, updating and deleting one record', async () => {
      const table = api.state.tables.get('order');
      const path = `/api/v2/custom_objects/order/records/${table?.sortedIds()[0]}`;
      for (const given of [
        { path },
        { method: 'PATCH', path, body: { custom_object_record: { custom_object_fields: { amount: 12.5 } } } },
        { method: 'DELETE', path },
      ]) {
        const { request, response } = await send(given);
        expect(response.status).toBeLessThan(300);
        expect(problems(request, response)).toEqual([]);
      }
    });

    it('fills lists with items, so that agreement means something', async () => {
      const { response } = await send({ path: '/api/v2/custom_objects/order/records' });
      expect(response.body).toHaveProperty('custom_object_records.length', 100);
    });
  },
);

describe.skipIf(openApi === null)('the checker of exchanges', () => {
  const record = { name: 'One', id: '01GDXYD7ZTWYP542BA8MDDTE36', created_by_user_id: '1' };
  const path = '/api/v2/custom_objects/order/records';

  it('accepts an exchange as documented, with and without .json', () => {
    expect(
      check({ method: 'GET', path, query: { 'page[size]': '5' }, status: 200, responseBody: { custom_object_records: [record] } }),
    ).toEqual([]);
    expect(check({ method: 'GET', path: `${path}.json`, status: 200, responseBody: { custom_object_records: [] } })).toEqual([]);
  });

  it('reports a path, a method, a status and a query parameter that are not declared', () => {
    expect(check({ method: 'GET', path: '/api/v2/nothing_here', status: 200 })).toHaveLength(1);
    expect(check({ method: 'PUT', path, status: 200 })).toHaveLength(1);
    expect(check({ method: 'GET', path, status: 202 })).toHaveLength(1);
    expect(check({ method: 'GET', path, query: { 'filter[created_at]': '2026' }, status: 200, responseBody: {} })).toHaveLength(1);
  });

  it('reports a query parameter that is missing or of another type', () => {
    expect(check({ method: 'GET', path: '/api/v2/search', status: 200, responseBody: {} })).toHaveLength(1);
    expect(check({ method: 'GET', path, query: { 'page[size]': 'many' }, status: 200, responseBody: {} })).toHaveLength(1);
  });

  it('reports a number where the document has a text, in requests and in answers', () => {
    expect(
      check({ method: 'GET', path, status: 200, responseBody: { custom_object_records: [{ ...record, created_by_user_id: 1 }] } }),
    ).not.toEqual([]);
    expect(
      check({
        method: 'POST',
        path,
        requestBody: { custom_object_record: { name: 1 } },
        status: 201,
        responseBody: { custom_object_record: record },
      }),
    ).not.toEqual([]);
  });

  it('lets errors and lost replies pass, and null in an empty ticket field', () => {
    expect(check({ method: 'GET', path, status: 503, responseBody: 'down' })).toEqual([]);
    expect(check({ method: 'POST', path, requestBody: { custom_object_record: { name: 'One' } }, status: 0 })).toEqual([]);
    expect(
      check({
        method: 'GET',
        path: '/api/v2/tickets/1',
        status: 200,
        responseBody: { ticket: { custom_fields: [{ id: 1, value: null }] } },
      }),
    ).toEqual([]);
  });
});
