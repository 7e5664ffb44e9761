import { describe, expect, it } from 'vitest';
import { faultRequest } from '#adapters/shared/fault-request.ts';

describe('a request as anybody may see it', () => {
  it.each([
    ['/api/v2/search?query=requester:ada@example.test', '/api/v2/search'],
    ['/api/v2/users/2000001/tickets/requested', '/api/v2/users/{id}/tickets/requested'],
    ['/api/v2/users/2000001', '/api/v2/users/{id}'],
    ['/api/v2/custom_objects/moment_entry/records/01HX', '/api/v2/custom_objects/moment_entry/records/{id}'],
    ['/api/v2/custom_objects/moment_entry/records/search?sort=x', '/api/v2/custom_objects/moment_entry/records/search'],
    ['/api/v2/custom_objects/moment_entry/records/search01HX', '/api/v2/custom_objects/moment_entry/records/{id}'],
    ['http://127.0.0.1:4567/api/v2/users/me', '/api/v2/users/me'],
    ['/api/v2/custom_objects/moment_entry/records', '/api/v2/custom_objects/moment_entry/records'],
    ['https://api.stripe.com/v1/customers?email=ada%40example.test', '/v1/customers'],
    ['https://ada.myshopify.com/admin/api/2026-07/graphql.json', '/admin/api/2026-07/graphql.json'],
  ])('of %s is %s', (url, path) => {
    expect(faultRequest({ method: 'GET', url })).toStrictEqual({ method: 'GET', path });
  });

  it('brings what the server calls it, and when it was by the clock of the server', () => {
    const headers = { 'x-request-id': 'abc-1', date: 'Wed, 28 Oct 2026 09:30:00 GMT' };
    expect(faultRequest({ method: 'GET', url: '/x' }, headers)).toMatchObject({
      requestId: 'abc-1',
      atMs: Date.parse('2026-10-28T09:30:00Z'),
    });
    expect(faultRequest({ method: 'GET', url: '/x' }, { 'request-id': 'req_1' })).toMatchObject({ requestId: 'req_1' });
  });

  it('brings no header that is no id, nor a date that is none', () => {
    expect(faultRequest({ method: 'GET', url: '/x' }, { 'x-request-id': 'Ada Example', date: 'soon' })).toEqual({
      method: 'GET',
      path: '/x',
    });
  });
});
