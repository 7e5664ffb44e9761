import * as v from 'valibot';
import type { Directory } from '#ports/directory.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { idSchema } from './field-values.ts';
import type { ZendeskRequest } from './request.ts';

/** Zendesk takes so many ids at once. */
const IDS_AT_MOST = 100;
const WHAT = 'users';

const usersAnswer = v.object({ users: v.array(v.object({ id: idSchema, role: v.fallback(v.string(), '') })) });
const groupsAnswer = v.object({ groups: v.array(v.object({ id: v.nullish(idSchema, null), name: v.string() })) });

export function createDirectory(request: ZendeskRequest, terms: { readonly leadsGroup: string }): Directory {
  return {
    async leadsAmong(userIds) {
      const asked = [...new Set(userIds)];
      assert(asked.length <= IDS_AT_MOST, `at most ${IDS_AT_MOST} people are asked about at once`);
      if (asked.length === 0) return ok(new Set());
      const query = { ids: asked.join(',') };
      const found = await request({
        what: WHAT,
        method: 'GET',
        path: '/api/v2/users/show_many',
        query,
        answer: usersAnswer,
        isOfAccount: false,
      });
      if (!found.ok) return found;
      const leads = new Set<string>();
      for (const { id, role } of found.value.users) {
        // Customers and people whom the account no longer knows are in no group of agents.
        const isMember = role === 'agent' ? await isInGroup(request, id, terms.leadsGroup) : ok(role === 'admin');
        if (!isMember.ok) return isMember;
        if (isMember.value) leads.add(id);
      }
      return ok(leads);
    },
  };
}

/** An answer names 100 groups at most; whoever is in more of them and not found among these counts as no lead, which gives nobody more to spend. */
async function isInGroup(request: ZendeskRequest, userId: string, leadsGroup: string): Promise<Result<boolean, AppFault>> {
  const path = `/api/v2/users/${encodeURIComponent(userId)}/groups`;
  const answer = await request({ what: WHAT, method: 'GET', path, answer: groupsAnswer, isOfAccount: false });
  return answer.ok ? ok(answer.value.groups.some(({ id, name }) => name === leadsGroup || id === leadsGroup)) : answer;
}
