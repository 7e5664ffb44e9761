import * as v from 'valibot';
import { assert } from '#domain/shared/assert.ts';
import { ok } from '#domain/shared/result.ts';
import type { People, TicketCustomer } from '#ports/people.ts';
import { idSchema } from './field-values.ts';
import type { ZendeskRequest } from './request.ts';

/** Zendesk takes so many ids at once. */
const IDS_AT_MOST = 100;

const ticketsAnswer = v.object({
  tickets: v.array(v.object({ id: idSchema, requester_id: v.nullish(idSchema, null) })),
  users: v.fallback(
    v.array(v.object({ id: idSchema, name: v.fallback(v.string(), ''), locale: v.fallback(v.nullable(v.string()), null) })),
    [],
  ),
});

export function createPeople(request: ZendeskRequest): People {
  return {
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
