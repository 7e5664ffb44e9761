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
/** Of so many that go by one name it is read whether somebody is in them. */
const NAMESAKES_AT_MOST = 5;

type Named = Pick<AgentGroup, 'id' | 'name'>;

const groupsAnswer = v.object({
  groups: v.array(v.object({ id: idSchema, name: v.string(), deleted: v.optional(v.boolean(), false) })),
  meta: v.optional(cursorMeta, { has_more: false, after_cursor: null }),
});
const membershipsAnswer = v.object({ group_memberships: v.array(v.unknown()) });

export function createAgentGroups(request: ZendeskRequest): AgentGroups {
  return {
    async find(nameOrNumber) {
      const named = await findNamed(request, nameOrNumber);
      if (!named.ok) return named;
      const groups: AgentGroup[] = [];
      for (const { id, name } of named.value.slice(0, NAMESAKES_AT_MOST)) {
        const path = `/api/v2/groups/${encodeURIComponent(id)}/memberships`;
        const members = await request({ what: WHAT, method: 'GET', path, answer: membershipsAnswer, isOfAccount: false });
        if (!members.ok) return members;
        groups.push({ id, name, hasMembers: members.value.group_memberships.length > 0 });
      }
      return ok(groups);
    },
  };
}

/** A name goes before a number, since a group may be called by digits. All groups are read: of several by one name none is taken for the right one. */
async function findNamed(request: ZendeskRequest, nameOrNumber: string): Promise<Result<readonly Named[], AppFault>> {
  // By their numbers, since a group that is made meanwhile moves others to the page that follows.
  const named = new Map<string, Named>();
  const numbered = new Map<string, Named>();
  const found = (): readonly Named[] => [...(named.size > 0 ? named : numbered).values()];
  let after: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query: Record<string, string> = { 'page[size]': '100', ...(after !== null && { 'page[after]': after }) };
    const read = await request({ what: WHAT, method: 'GET', path: '/api/v2/groups', query, answer: groupsAnswer, isOfAccount: false });
    if (!read.ok) return read;
    const { groups, meta } = read.value;
    for (const group of groups.filter(({ deleted }) => !deleted)) {
      if (group.name === nameOrNumber) named.set(group.id, group);
      if (group.id === nameOrNumber) numbered.set(group.id, group);
    }
    const next = nextCursor(meta, WHAT);
    if (!next.ok) return next;
    if (next.value === null) return ok(found());
    after = next.value;
  }
  return found().length === 0 ? fail({ kind: 'too_much_to_read', what: WHAT }) : ok(found());
}
