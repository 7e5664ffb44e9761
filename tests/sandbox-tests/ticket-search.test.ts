import { describe, expect, it } from 'vitest';
import { archiveAfterMs } from '#sandbox/world/world.ts';
import { at, openSandbox, openedMs, type Client } from './sandbox-client.ts';

async function found(client: Client, query: string): Promise<number[]> {
  const { body } = await client.send('GET', `/api/v2/search.json?sort_by=created_at&sort_order=desc&query=${encodeURIComponent(query)}`);
  return (at(body, 'results') as unknown as { id: number }[]).map(({ id }) => id);
}

describe('ticket search', () => {
  it.each([
    ['type:ticket requester:2000001', [101, 114, 113, 112, 111]],
    ['type:ticket requester:2000001 status<solved', [101, 114]],
    ['type:ticket requester:2000001 -status:closed', [101, 114]],
    ['type:ticket requester:2000001 created>2026-09-20', [101, 114, 113]],
    ['type:ticket requester:2000001 created>30days', [101, 114, 113]],
    ['type:ticket requester:2000001 tags:late_delivery', [101, 113, 112]],
    ['type:ticket requester:2000001 tags:damaged_item tags:billing_error', [114, 111]],
    ['type:ticket requester:2000001 custom_field_360000000001:damaged_item', [111]],
    ['type:ticket requester:ada.farrow@shop.example friday', [101]],
    ['type:ticket requester:"Ada Farrow (sample)" -tags:late_delivery', [114, 111]],
    ['type:ticket requester:4711', []],
    ['type:ticket ticket_type:problem', [120]],
  ])('%s', async (query, ids) => {
    expect(await found(openSandbox(), query)).toEqual(ids);
  });

  it('counts all, gives at most 1,000, and answers 422 beyond', async () => {
    const { send } = openSandbox();
    const page = (number: number): ReturnType<typeof send> => send('GET', `/api/v2/search?query=type:ticket&per_page=100&page=${number}`);
    expect((await page(1)).body).toMatchObject({
      count: 424,
      facets: null,
      previous_page: null,
      next_page: expect.stringContaining('page=2'),
    });
    expect((await page(5)).body).toMatchObject({ next_page: null });
    expect((await page(10)).status).toBe(200);
    expect((await page(11)).status).toBe(422);
  });

  it('caps per_page at 100 and refuses cursor paging', async () => {
    const { send } = openSandbox();
    expect(at((await send('GET', '/api/v2/search?query=type:ticket&per_page=500')).body, 'results')).toHaveLength(100);
    expect((await send('GET', '/api/v2/search?query=type:ticket&page[size]=10')).status).toBe(400);
    expect((await send('GET', '/api/v2/search')).status).toBe(400);
  });

  it('leads the app along the address of the account, and others to this server', async () => {
    const { api } = openSandbox();
    const next = async (headers: Record<string, string>): Promise<unknown> =>
      Reflect.get(
        Object(
          (
            await api.handle({
              method: 'GET',
              path: '/api/v2/search?query=type:ticket',
              headers: { Host: '127.0.0.1:4200', 'X-Sandbox-User': 'agent', ...headers },
            })
          ).body,
        ),
        'next_page',
      );
    expect(await next({})).toMatch(/^http:\/\/127\.0\.0\.1:4200\/api\/v2\/search\.json\?/);
    expect(await next({ 'X-Sandbox-App': '1' })).toMatch(/^https:\/\/make-it-right-sandbox\.zendesk\.com\/api\/v2\/search\.json\?/);
  });
});

describe("the list of a user's tickets", () => {
  it('leaves out what was closed more than 120 days ago, which search finds', async () => {
    const client = openSandbox();
    const { body } = await client.send('GET', '/api/v2/users/2000007/tickets/requested.json?page[size]=100');
    const listed = (at(body, 'tickets') as unknown as { id: number }[]).map(({ id }) => id);
    const { body: counted } = await client.send('GET', '/api/v2/search/count?query=type:ticket requester:2000007');
    expect(Reflect.get(Object(counted), 'count')).toBe(301);
    expect(listed.length).toBeLessThan(60);
    for (const id of listed) {
      const ticket = client.api.state.world.tickets.get(id);
      expect(ticket?.status === 'closed' && openedMs - ticket.updatedMs > archiveAfterMs).toBe(false);
    }
  });

  it('answers 404 for somebody who does not exist', async () => {
    const { send } = openSandbox();
    expect((await send('GET', '/api/v2/users/4711/tickets/requested')).status).toBe(404);
  });
});
