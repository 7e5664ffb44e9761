import { describe, expect, it } from 'vitest';
import { createAgentGroups } from '#adapters/zendesk/agent-groups.ts';
import type { Transport } from '#adapters/shared/transport.ts';
import { createZendeskRequest } from '#adapters/zendesk/request.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

describe('a group that a setting names', () => {
  it.each(['Team leads', '360000000102'])('is found by its name and by its number, with whether somebody is in it: %s', async (given) => {
    const account = openSandboxAccount();
    const found = expectOk(await createAgentGroups(account.request('agent')).find(given));
    expect(found).toEqual({ id: '360000000102', name: 'Team leads', hasMembers: true });
    expect(account.calls).toEqual(['GET /api/v2/groups', 'GET /api/v2/groups/360000000102/memberships']);
  });

  it.each(['team leads', 'Team', '', '36', '1000101'])('is not found by anything else: "%s"', async (given) => {
    expect(expectOk(await createAgentGroups(openSandboxAccount().request('agent')).find(given))).toBeNull();
  });

  it('is not known where Zendesk does not answer', async () => {
    const account = openSandboxAccount({ errorRate: 1 });
    expect(await createAgentGroups(account.request('admin')).find('Team leads')).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    });
  });
});

/** Answers with pages of groups, of which the last one may say that there are more. */
function pages(
  lists: readonly (readonly object[])[],
  members: readonly object[] = [],
): { readonly transport: Transport; readonly urls: string[] } {
  const urls: string[] = [];
  const transport: Transport = ({ url }) => {
    urls.push(url);
    const index = Number(new URL(url, 'https://shop.example').searchParams.get('page[after]') ?? 0);
    const body = url.includes('/memberships')
      ? { group_memberships: members }
      : {
          groups: lists[index % lists.length],
          meta: { has_more: index < lists.length - 1 || lists.length > 10, after_cursor: String(index + 1) },
        };
    return Promise.resolve({ kind: 'answered', status: 200, headers: {}, body });
  };
  return { transport, urls };
}

const find = (transport: Transport, given: string) =>
  createAgentGroups(createZendeskRequest({ transport, learnServerTime: () => undefined })).find(given);

describe('the groups of a large account', () => {
  const named = { id: 7, name: 'Leads' };

  it('are read page by page, until the name is found', async () => {
    const { transport, urls } = pages([[{ id: 1, name: 'A' }], [named], [{ id: 2, name: 'B' }]]);
    expect(expectOk(await find(transport, 'Leads'))).toEqual({ id: '7', name: 'Leads', hasMembers: false });
    expect(urls.map((url) => decodeURIComponent(url))).toEqual([
      '/api/v2/groups?page[size]=100',
      '/api/v2/groups?page[size]=100&page[after]=1',
      '/api/v2/groups/7/memberships',
    ]);
  });

  it('may have one that is called by the number of another: the name goes first', async () => {
    const { transport } = pages([[named], [{ id: 9, name: '7' }]], [{}]);
    expect(expectOk(await find(transport, '7'))).toEqual({ id: '9', name: '7', hasMembers: true });
  });

  it.each([null, ''])(
    'are not at their end where more is there and nothing tells where: no group is said to be missing (%j)',
    async (cursor) => {
      const body = { groups: [{ id: 1, name: 'A' }], meta: { has_more: true, after_cursor: cursor } };
      const transport: Transport = () => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body });
      expect(await find(transport, 'Leads')).toMatchObject({ ok: false, error: { kind: 'unreadable', path: 'meta.after_cursor' } });
    },
  );

  it('leave out what was deleted', async () => {
    const { transport } = pages([[{ ...named, deleted: true }]]);
    expect(expectOk(await find(transport, 'Leads'))).toBeNull();
  });

  it('are too many to say that one is missing after a thousand', async () => {
    const many = pages(Array.from({ length: 12 }, () => [named]));
    expect(await find(many.transport, 'Nobody')).toMatchObject({ ok: false, error: { kind: 'too_much_to_read' } });
    expect(many.urls).toHaveLength(10);
    expect(expectOk(await find(many.transport, '7'))).toMatchObject({ id: '7' });
  });
});
