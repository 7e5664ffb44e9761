import type { Page } from '#ports/page.ts';
import type { AccountProbe } from '#ports/account-probe.ts';
import { ok } from '#domain/shared/result.ts';
import { JOURNAL_KEY } from './object-keys.ts';
import { isTaken, recordsOf } from './record-writes.ts';
import type { CustomRecord } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import { ENTRY_SCHEMA } from './schema-version.ts';

export function createAccountProbe(request: ZendeskRequest): AccountProbe {
  const records = recordsOf(request, JOURNAL_KEY, 'journal');
  return {
    async create(key) {
      const fields = { schema_version: ENTRY_SCHEMA, kind: 'thanks', moment: key };
      const created = await records.create({ name: 'Account check', externalId: key, fields });
      if (created.ok) return ok({ id: created.value.id });
      return isTaken(created.error) ? ok('taken') : created;
    },
    async isListed(id) {
      const page = await records.newestFirst(null);
      return page.ok ? ok(holds(page.value, id)) : page;
    },
    async isFound(key, id) {
      const page = await records.search({ $and: [{ external_id: { $eq: key } }] }, null);
      return page.ok ? ok(holds(page.value, id)) : page;
    },
    remove: (id) => records.remove(id),
  };
}

function holds({ items }: Page<CustomRecord>, id: string): boolean {
  return items.some((record) => record.id === id);
}
