import { describe, expect, it } from 'vitest';
import { createAgentGroups } from '#adapters/zendesk/agent-groups.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type Answer, answering } from './answering.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

describe('a group that a setting names', () => {
  it.each(['Team leads', '360000000102'])('is found by its name and by its number, with whether somebody is in it: %s', async (given) => {
    const account = openSandboxAccount();
    const found = expectOk(await createAgentGroups(account.request('agent')).find(given));
    expect(found).toEqual([{ id: '360000000102', name: 'Team leads', hasMembers: true }]);
    expect(account.calls).toEqual(['GET /api/v2/groups', 'GET /api/v2/groups/360000000102/memberships']);
  });

  it.each(['team leads', 'Team', '', '36', '1000101'])('is not found by anything else: "%s"', async (given) => {
    expect(expectOk(await createAgentGroups(openSandboxAccount().request('agent')).find(given))).toEqual([]);
  });

  it('is not known where Zendesk does not answer', async () => {
    const account = openSandboxAccount({ errorRate: 1 });
    expect(await createAgentGroups(account.request('admin')).find('Team leads')).toMatchObject({
      ok: false,
      error: { kind: 'unavailable' },
    });
  });
});

/** A page of groups, the last one where no cursor is named. */
function groupsPage(groups: readonly object[], cursor: string | null = null): Answer {
  return { body: { groups, meta: { has_more: cursor !== null, after_cursor: cursor } } };
}

const members = (...memberships: readonly object[]): Answer => ({ body: { group_memberships: memberships } });

describe('the groups of a large account', () => {
  const named = { id: 7, name: 'Leads' };

  it('are read page by page to the end: another may go by the same name', async () => {
    const pages = [groupsPage([named], '1'), groupsPage([{ id: 1, name: 'A' }], '2'), groupsPage([{ id: 8, name: 'Leads' }])];
    const { request, calls } = answering(...pages, members(), members({}));
    expect(expectOk(await createAgentGroups(request).find('Leads'))).toEqual([
      { id: '7', name: 'Leads', hasMembers: false },
      { id: '8', name: 'Leads', hasMembers: true },
    ]);
    expect(calls.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/api/v2/groups?page[size]=100',
      '/api/v2/groups?page[size]=100&page[after]=1',
      '/api/v2/groups?page[size]=100&page[after]=2',
      '/api/v2/groups/7/memberships',
      '/api/v2/groups/8/memberships',
    ]);
  });

  it('may all go by one name: whether somebody is in them is asked of five', async () => {
    const groups = Array.from({ length: 9 }, (_one, index) => ({ id: index + 1, name: 'Leads' }));
    const { request, calls } = answering(groupsPage(groups), members(), members(), members(), members(), members());
    expect(expectOk(await createAgentGroups(request).find('Leads'))).toHaveLength(5);
    expect(calls).toHaveLength(6);
    expect(expectOk(await createAgentGroups(answering(groupsPage(groups), members()).request).find('3'))).toMatchObject([{ id: '3' }]);
  });

  it('may have one that is called by the number of another: the name goes first', async () => {
    const { request } = answering(groupsPage([named], '1'), groupsPage([{ id: 9, name: '7' }]), members({}));
    expect(expectOk(await createAgentGroups(request).find('7'))).toEqual([{ id: '9', name: '7', hasMembers: true }]);
  });

  it.each([null, ''])(
    'are not at their end where more is there and nothing tells where: no group is said to be missing (%j)',
    async (cursor) => {
      const body = { groups: [{ id: 1, name: 'A' }], meta: { has_more: true, after_cursor: cursor } };
      expect(await createAgentGroups(answering({ body }).request).find('Leads')).toMatchObject({
        ok: false,
        error: { kind: 'unreadable', path: 'meta.after_cursor' },
      });
    },
  );

  it('leave out what was deleted', async () => {
    const { request } = answering(groupsPage([{ ...named, deleted: true }]));
    expect(expectOk(await createAgentGroups(request).find('Leads'))).toEqual([]);
  });

  it('are too many to say that one is missing after a thousand', async () => {
    const pages = Array.from({ length: 10 }, () => groupsPage([named], '1'));
    const { request, calls } = answering(...pages);
    expect(await createAgentGroups(request).find('Nobody')).toMatchObject({ ok: false, error: { kind: 'too_much_to_read' } });
    expect(calls).toHaveLength(10);
    expect(expectOk(await createAgentGroups(answering(...pages, members()).request).find('7'))).toMatchObject([{ id: '7' }]);
  });
});
