import * as v from 'valibot';
import type { AgentGroup, AgentGroups } from '#ports/agent-groups.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { idSchema } from './field-values.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import type { ZendeskRequest } from './request.ts';

const WHAT = 'users';
/** So many pages of 100 groups are looked through: more groups than a thousand no team finds its way in. */
const PAGES_AT_MOST = 10;

type Named = Pick<AgentGroup, 'id' | 'name'>;

const groupsAnswer = v.object({
  groups: v.array(v.object({ id: idSchema, name: v.string(), deleted: v.optional(v.boolean(), false) })),
  meta: v.optional(cursorMeta, { has_more: false, after_cursor: null }),
});
const membershipsAnswer = v.object({ group_memberships: v.array(v.unknown()) });

export function createAgentGroups(request: ZendeskRequest): AgentGroups {
  return {
    async find(nameOrNumber) {
      const group = await findNamed(request, nameOrNumber);
      if (!group.ok) return group;
      if (group.value === null) return ok(null);
      const { id, name } = group.value;
      const path = `/api/v2/groups/${encodeURIComponent(id)}/memberships`;
      const members = await request({ what: WHAT, method: 'GET', path, answer: membershipsAnswer, isOfAccount: false });
      return members.ok ? ok({ id, name, hasMembers: members.value.group_memberships.length > 0 }) : members;
    },
  };
}

/** A name goes before a number, since a group may be called by digits. */
async function findNamed(request: ZendeskRequest, nameOrNumber: string): Promise<Result<Named | null, AppFault>> {
  let numbered: Named | null = null;
  let after: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query: Record<string, string> = { 'page[size]': '100', ...(after !== null && { 'page[after]': after }) };
    const read = await request({ what: WHAT, method: 'GET', path: '/api/v2/groups', query, answer: groupsAnswer, isOfAccount: false });
    if (!read.ok) return read;
    const { groups, meta } = read.value;
    const present = groups.filter(({ deleted }) => !deleted);
    const named = present.find(({ name }) => name === nameOrNumber);
    if (named !== undefined) return ok(named);
    numbered ??= present.find(({ id }) => id === nameOrNumber) ?? null;
    const next = nextCursor(meta, WHAT);
    if (!next.ok) return next;
    if (next.value === null) return ok(numbered);
    after = next.value;
  }
  return numbered === null ? fail({ kind: 'too_much_to_read', what: WHAT }) : ok(numbered);
}
