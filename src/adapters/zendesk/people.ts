import * as v from 'valibot';
import { assert } from '#domain/shared/assert.ts';
import { ok } from '#domain/shared/result.ts';
import type { People, TicketCustomer } from '#ports/people.ts';
import { idSchema } from './field-values.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import type { ZendeskRequest } from './request.ts';
import { VIEWING_ROLE_TYPES } from './viewing-roles.ts';

/** Zendesk takes so many ids at once. */
const IDS_AT_MOST = 100;

const teamAnswer = v.object({
  users: v.array(
    v.object({
      id: idSchema,
      role_type: v.fallback(v.nullable(v.number()), null),
      suspended: v.fallback(v.boolean(), false),
      active: v.fallback(v.boolean(), true),
    }),
  ),
  meta: v.optional(cursorMeta, { has_more: false, after_cursor: null }),
});

const ticketsAnswer = v.object({
  tickets: v.array(v.object({ id: idSchema, requester_id: v.nullish(idSchema, null) })),
  users: v.fallback(
    v.array(v.object({ id: idSchema, name: v.fallback(v.string(), ''), locale: v.fallback(v.nullable(v.string()), null) })),
    [],
  ),
});

/** Zendesk lists people of one role after the other; the cursor says which, and where in it. */
const ROLES = ['agent', 'admin'] as const;

export function createPeople(request: ZendeskRequest): People {
  return {
    async team(cursor) {
      const [role = ROLES[0], after] = (cursor ?? ROLES[0]).split(' ');
      const query = { role, 'page[size]': '100', ...(after !== undefined && { 'page[after]': after }) };
      const read = await request({ what: 'users', method: 'GET', path: '/api/v2/users', query, answer: teamAnswer, isOfAccount: false });
      if (!read.ok) return read;
      const { users, meta } = read.value;
      const next = nextCursor(meta, 'users');
      if (!next.ok) return next;
      const nextRole = ROLES[ROLES.findIndex((one) => one === role) + 1];
      const items = users
        .filter(({ role_type: type, suspended, active }) => active && !suspended && !VIEWING_ROLE_TYPES.includes(type))
        .map(({ id }) => id);
      return ok({ items, next: next.value === null ? (nextRole ?? null) : `${role} ${next.value}`, unreadable: 0 });
    },
    async customersOf(ticketIds) {
      const asked = [...new Set(ticketIds)];
      assert(asked.length <= IDS_AT_MOST, `at most ${IDS_AT_MOST} tickets are asked about at once`);
      if (asked.length === 0) return ok(new Map());
      const query = { ids: asked.join(','), include: 'users' };
      const path = '/api/v2/tickets/show_many';
      const read = await request({ what: 'tickets', method: 'GET', path, query, answer: ticketsAnswer, isOfAccount: false });
      if (!read.ok) return read;
      const users = new Map(read.value.users.map((user) => [user.id, user]));
      return ok(
        new Map(
          read.value.tickets.flatMap(({ id, requester_id: customerId }): readonly (readonly [string, TicketCustomer])[] => {
            if (customerId === null) return [];
            const { name = '', locale = null } = users.get(customerId) ?? {};
            return [[id, { customerId, name, locale }]];
          }),
        ),
      );
    },
  };
}
