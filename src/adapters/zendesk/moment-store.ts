import type { MomentStore, StoredMoment } from '#application/ports/moment-store.ts';
import type { RemoteError } from '#application/ports/remote-error.ts';
import { MOMENT_STATUSES, type Moment } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { textOfField } from './field-values.ts';
import { type CustomRecord, type NewRecord, type Records, filledFields, isTaken, recordsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

const OBJECT_KEY = 'service_moment';
/**
 * A record holds 32 KB. A story of full length takes 12 KB at the worst; so many prior incidents take 3 KB of the decision,
 * and the rest of it about as much.
 */
const DECISION_INCIDENTS_AT_MOST = 100;

export function createMomentStore(request: ZendeskRequest): MomentStore {
  const records = recordsOf(request, OBJECT_KEY);
  return {
    async create(moment) {
      const created = await records.create(recordOfMoment(moment));
      if (created.ok) return ok(undefined);
      if (!isTaken(created.error)) return created;
      // The moment is there already, from an attempt whose reply was lost; unless the refusal meant something else.
      const found = await find(records, moment.id);
      if (!found.ok) return found;
      return found.value === null ? created : ok(undefined);
    },
    async setStatus(momentId, status) {
      // By the record's own id: by its external id Zendesk would create a moment without a story where there is none.
      const found = await find(records, momentId);
      if (!found.ok) return found;
      if (found.value === null) return fail({ kind: 'rejected', what: OBJECT_KEY, detail: 'there is no such moment' });
      const updated = await records.update(found.value.id, { status });
      return updated.ok ? ok(undefined) : updated;
    },
    async find(momentId) {
      const found = await find(records, momentId);
      if (!found.ok) return found;
      return found.value === null ? ok(null) : storedMoment(momentId, found.value);
    },
  };
}

/** Where an account lets an external id be used twice, the earliest record is the moment. */
async function find(records: Records, momentId: string): Promise<Result<CustomRecord | null, RemoteError>> {
  const page = await records.byExternalIds([momentId]);
  if (!page.ok) return page;
  return ok(page.value.records.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null);
}

function storedMoment(momentId: string, { fields }: CustomRecord): Result<StoredMoment, RemoteError> {
  const status = MOMENT_STATUSES.find((known) => known === fields['status']);
  if (status === undefined) return fail({ kind: 'unreadable', what: OBJECT_KEY, path: 'custom_object_fields.status' });
  return ok({ id: momentId, status, story: textOfField(fields['story']) });
}

function recordOfMoment(moment: Moment): NewRecord {
  const { decision } = moment;
  const priorIncidents = decision.facts.priorIncidents.slice(0, DECISION_INCIDENTS_AT_MOST);
  return {
    name: `${moment.gesture} on ticket ${moment.ticketId}`,
    externalId: moment.id,
    fields: filledFields({
      ticket: moment.ticketId,
      customer: moment.customerId,
      agent: moment.agentId,
      kind: 'external_win',
      status: moment.status,
      cause: moment.cause,
      fault: moment.fault,
      severity: moment.severity,
      gesture: moment.gesture,
      amount_minor: moment.amount.amountMinor,
      currency: moment.amount.currency,
      story: moment.story,
      decision: JSON.stringify({ ...decision, facts: { ...decision.facts, priorIncidents } }),
      deviation: moment.deviation,
      day: moment.day,
    }),
  };
}
