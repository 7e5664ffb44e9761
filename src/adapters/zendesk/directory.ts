import * as v from 'valibot';
import type { Directory } from '#ports/directory.ts';
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
const PAGE_SIZE = '100';
/** Zendesk lists people of one role after the other; the cursor says which, and where in it. */
/** Admins first: they are the few, and whoever reads only so many pages knows them. */
const ROLES = ['admin', 'agent'] as const;
const WHAT = 'users';
const READ = { what: WHAT, method: 'GET', isOfAccount: false } as const;

const usersAnswer = v.object({
  users: v.array(v.object({ id: idSchema, role: v.fallback(v.string(), ''), name: v.fallback(v.string(), '') })),
});
const colleaguesAnswer = v.object({
  users: v.array(
    v.object({
      id: idSchema,
      name: v.fallback(v.string(), ''),
      role_type: v.fallback(v.nullable(v.number()), null),
      suspended: v.fallback(v.boolean(), false),
      active: v.fallback(v.boolean(), true),
    }),
  ),
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
    async colleagues(cursor) {
      const [role = ROLES[0], after] = (cursor ?? ROLES[0]).split(' ');
      const query = { role, 'page[size]': PAGE_SIZE, ...(after !== undefined && { 'page[after]': after }) };
      const read = await request({ ...READ, path: '/api/v2/users', query, answer: colleaguesAnswer });
      if (!read.ok) return read;
      const { users, meta } = read.value;
      const next = nextCursor(meta, WHAT);
      if (!next.ok) return next;
      const nextRole = ROLES[ROLES.findIndex((one) => one === role) + 1];
      const items = users
        .filter(({ role_type: type, suspended, active }) => active && !suspended && !VIEWING_ROLE_TYPES.includes(type))
        .map(({ id, name }) => ({ id, name }));
      return ok({ items, next: next.value === null ? (nextRole ?? null) : `${role} ${next.value}`, unreadable: 0 });
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
