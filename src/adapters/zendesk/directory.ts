import * as v from 'valibot';
import type { Colleagues, Directory } from '#ports/directory.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { idSchema } from './field-values.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import type { ZendeskRequest } from './request.ts';
import { VIEWING_ROLE_TYPES } from './viewing-roles.ts';

/** Zendesk takes so many ids at once. */
const IDS_AT_MOST = 100;
/** So many pages of 100 people of one role are read: a longer list nobody looks through. */
const PEOPLE_PAGES_AT_MOST = 5;
const WHAT = 'users';
const READ = { what: WHAT, method: 'GET', isOfAccount: false } as const;

const usersAnswer = v.object({
  users: v.array(v.object({ id: idSchema, role: v.fallback(v.string(), ''), name: v.fallback(v.string(), '') })),
});
const peopleAnswer = v.object({
  users: v.array(v.object({ id: idSchema, name: v.fallback(v.string(), ''), suspended: v.fallback(v.boolean(), false) })),
  meta: v.optional(cursorMeta, { has_more: false, after_cursor: null }),
});
type User = v.InferOutput<typeof usersAnswer>['users'][number];
const selfAnswer = v.object({ user: v.object({ role_type: v.fallback(v.nullable(v.number()), null) }) });

const rolesAnswer = v.object({
  custom_roles: v.array(
    v.object({
      id: idSchema,
      configuration: v.fallback(
        v.object({ custom_objects: v.fallback(v.record(v.string(), v.object({ scopes: v.array(v.string()) })), {}) }),
        { custom_objects: {} },
      ),
    }),
  ),
});
const groupsAnswer = v.object({ groups: v.array(v.object({ id: v.nullish(idSchema, null), name: v.string() })) });

export function createDirectory(request: ZendeskRequest, terms: { readonly leadsGroup: string }): Directory {
  return {
    async leadsAmong(userIds) {
      const found = await usersAmong(request, userIds);
      if (!found.ok) return found;
      const leads = new Set<string>();
      for (const { id, role } of found.value) {
        // Customers and people whom the account no longer knows are in no group of agents.
        const isMember = role === 'agent' ? await isInGroup(request, id, terms.leadsGroup) : ok(role === 'admin');
        if (!isMember.ok) return isMember;
        if (isMember.value) leads.add(id);
      }
      return ok(leads);
    },
    async namesOf(userIds) {
      const found = await usersAmong(request, userIds);
      return found.ok ? ok(new Map(found.value.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]))) : found;
    },
    async colleagues() {
      const [agents, admins] = await Promise.all([peopleOf(request, 'agent'), peopleOf(request, 'admin')]);
      if (!agents.ok) return agents;
      if (!admins.ok) return admins;
      return ok({
        names: new Map([...agents.value.names, ...admins.value.names]),
        isWhole: agents.value.isWhole && admins.value.isWhole,
      });
    },
    async mayWriteEntries(roleId) {
      const self = await request({ ...READ, path: '/api/v2/users/me', answer: selfAnswer });
      if (self.ok && VIEWING_ROLE_TYPES.includes(self.value.user.role_type)) return ok(false);
      const found = await request({ ...READ, path: '/api/v2/custom_roles', answer: rolesAnswer });
      if (!found.ok) return found;
      const role = found.value.custom_roles.find(({ id }) => id === roleId);
      const scopes = role?.configuration.custom_objects[JOURNAL_KEY]?.scopes;
      return ok(scopes === undefined ? null : scopes.includes('create'));
    },
  };
}

async function peopleOf(request: ZendeskRequest, role: 'agent' | 'admin'): Promise<Result<Colleagues, AppFault>> {
  const names = new Map<string, string>();
  let after: string | null = null;
  for (let page = 0; page < PEOPLE_PAGES_AT_MOST; page += 1) {
    const query: Record<string, string> = { role, 'page[size]': '100', ...(after !== null && { 'page[after]': after }) };
    const read = await request({ ...READ, path: '/api/v2/users', query, answer: peopleAnswer });
    if (!read.ok) return read;
    const { users, meta } = read.value;
    for (const { id, name, suspended } of users) if (!suspended && name !== '') names.set(id, name);
    const next = nextCursor(meta, WHAT);
    if (!next.ok) return next;
    if (next.value === null) return ok({ names, isWhole: true });
    after = next.value;
  }
  return ok({ names, isWhole: false });
}

/** One request, and none for nobody. */
async function usersAmong(request: ZendeskRequest, userIds: readonly string[]): Promise<Result<readonly User[], AppFault>> {
  const asked = [...new Set(userIds)];
  assert(asked.length <= IDS_AT_MOST, `at most ${IDS_AT_MOST} people are asked about at once`);
  if (asked.length === 0) return ok([]);
  const query = { ids: asked.join(',') };
  const found = await request({ ...READ, path: '/api/v2/users/show_many', query, answer: usersAnswer });
  return found.ok ? ok(found.value.users) : found;
}

/** An answer names 100 groups at most; whoever is in more of them and not found among these counts as no lead, which gives nobody more to spend. */
async function isInGroup(request: ZendeskRequest, userId: string, leadsGroup: string): Promise<Result<boolean, AppFault>> {
  const path = `/api/v2/users/${encodeURIComponent(userId)}/groups`;
  const answer = await request({ what: WHAT, method: 'GET', path, answer: groupsAnswer, isOfAccount: false });
  return answer.ok ? ok(answer.value.groups.some(({ id, name }) => name === leadsGroup || id === leadsGroup)) : answer;
}
