import { createFieldMemory } from '#adapters/browser/field-memory.ts';
import { accountOf } from '#adapters/zaf/register.ts';
import { createAccountFields } from '#adapters/zendesk/account-fields.ts';
import type { ZendeskRequest } from '#adapters/zendesk/request.ts';
import type { AccountFields } from '#ports/account-fields.ts';

/** What tells which fields the account lacks, in a script of its own: a page needs it once a day, or once Zendesk has refused a record. */
export function createFields(request: ZendeskRequest, nowMs: () => number): AccountFields {
  const memory = createFieldMemory({ openStorage: () => window.localStorage, account: accountOf(window.location) });
  return createAccountFields(request, { memory, nowMs });
}
