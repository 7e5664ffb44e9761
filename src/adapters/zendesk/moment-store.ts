import type { MomentStore, RequestChange, RequestPage, StoredMoment } from '#ports/moment-store.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import { MOMENT_STATUSES } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { textOfField } from './field-values.ts';
import { decisionThatFits, givenMoment, recordOfMoment, requestOfRecord } from './moment-record.ts';
import { objectOfField } from './object-field.ts';
import { type CustomRecord, type NewRecord, type RecordPage, type Records, isTaken, recordsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

const OBJECT_KEY = 'service_moment';

export function createMomentStore(request: ZendeskRequest): MomentStore {
  const records = recordsOf(request, OBJECT_KEY);
  const search = (field: string, value: string, older: string | null): ReturnType<Records['search']> =>
    records.search([{ [`custom_object_fields.${field}`]: { $eq: value } }], older);
  return {
    async create(moment) {
      const record = recordOfMoment(moment);
      if (record === null) return fail(tooLarge);
      const created = await records.create(record);
      if (created.ok) return ok(undefined);
      if (!isTaken(created.error)) return created;
      // The moment is there already, from an attempt whose reply was lost; unless the refusal meant something else.
      const found = await find(records, moment.id);
      if (!found.ok) return found;
      return found.value === null ? created : ok(undefined);
    },
    setStatus: (momentId, status) => change(records, momentId, () => ok({ status })),
    keepReceipt: (momentId, receipt) => change(records, momentId, () => ok({ receipt })),
    async find(momentId) {
      const found = await find(records, momentId);
      if (!found.ok) return found;
      return found.value === null ? ok(null) : storedMoment(momentId, found.value);
    },
    async findRequest(momentId) {
      const found = await find(records, momentId);
      if (!found.ok) return found;
      if (found.value === null) return ok(null);
      const read = requestOfRecord(found.value);
      return read.ok ? read : fail(unreadable(read.error.path));
    },
    changeRequest: (momentId, wanted) => change(records, momentId, (record) => changedFields(record, wanted)),
    async newestAsked(older) {
      const page = await records.newestFirst(older);
      return page.ok ? ok(requestPage(page.value, isAsked)) : page;
    },
    async searchAsked(older) {
      const page = await search('status', 'asked', older);
      return page.ok ? ok(requestPage(page.value, isAsked)) : page;
    },
    async givenLike({ cause, severity, currency, sinceMs }) {
      const page = await records.search(
        [
          { 'custom_object_fields.status': { $eq: 'given' } },
          { 'custom_object_fields.cause': { $eq: cause } },
          { 'custom_object_fields.severity': { $eq: severity } },
          { 'custom_object_fields.currency': { $eq: currency } },
        ],
        null,
      );
      if (!page.ok) return page;
      const given = page.value.records.map(givenMoment).filter((one) => one !== null);
      return ok(given.filter(({ atMs }) => atMs >= sinceMs));
    },
    async requestsOn(ticketId) {
      const page = await search('ticket', ticketId, null);
      return page.ok ? ok(requestPage(page.value, () => true)) : page;
    },
  };
}

const tooLarge: RemoteError = { kind: 'rejected', what: OBJECT_KEY, detail: 'the moment is larger than a record can be' };

function unreadable(path: string): RemoteError {
  return { kind: 'unreadable', what: OBJECT_KEY, path };
}

/** Where an account lets an external id be used twice, the earliest record is the moment. */
async function find(records: Records, momentId: string): Promise<Result<CustomRecord | null, RemoteError>> {
  const page = await records.byExternalIds([momentId]);
  return page.ok ? ok(page.value.records.toSorted(byId)[0] ?? null) : page;
}

function byId(a: CustomRecord, b: CustomRecord): number {
  return a.id < b.id ? -1 : 1;
}

/** By the record's own id: by its external id Zendesk would create a moment without a story where there is none. */
async function change(
  records: Records,
  momentId: string,
  fieldsFor: (record: CustomRecord) => Result<NewRecord['fields'], RemoteError>,
): Promise<Result<void, RemoteError>> {
  const found = await find(records, momentId);
  if (!found.ok) return found;
  if (found.value === null) return fail({ kind: 'rejected', what: OBJECT_KEY, detail: 'there is no such moment' });
  const fields = fieldsFor(found.value);
  if (!fields.ok) return fields;
  const updated = await records.update(found.value.id, fields.value);
  return updated.ok ? ok(undefined) : updated;
}

function changedFields(record: CustomRecord, wanted: RequestChange): Result<NewRecord['fields'], RemoteError> {
  const read = requestOfRecord(record);
  // What cannot be read is not written over: it may be all that is left of what was said.
  if (!read.ok) return fail(unreadable(read.error.path));
  if (read.value === null) return fail({ kind: 'rejected', what: OBJECT_KEY, detail: 'nobody was asked about this moment' });
  const fields = {
    ...(wanted.status !== undefined && { status: wanted.status }),
    ...(wanted.amountMinor !== undefined && { amount_minor: wanted.amountMinor }),
    ...(wanted.story !== undefined && { story: wanted.story === '' ? null : wanted.story }),
    ...(wanted.decidedById !== undefined && { decided_by: wanted.decidedById }),
  };
  const { decision: written, ...others } = record.fields;
  const asWritten = objectOfField(written) ?? {};
  const lines = wanted.lines === undefined ? {} : { request: wanted.lines };
  const decision = decisionThatFits({ ...asWritten, ...lines }, { ...others, ...fields });
  if (decision === null) return fail(tooLarge);
  return ok(decision === written ? fields : { ...fields, decision });
}

function storedMoment(momentId: string, { fields }: CustomRecord): Result<StoredMoment, RemoteError> {
  const status = MOMENT_STATUSES.find((known) => known === fields['status']);
  if (status === undefined) return fail(unreadable('custom_object_fields.status'));
  return ok({ id: momentId, status, story: textOfField(fields['story']) });
}

function isAsked({ fields }: CustomRecord): boolean {
  return fields['status'] === 'asked';
}

/** The newest first; of records with one key the earliest, as everywhere. */
function requestPage(page: RecordPage, isWanted: (record: CustomRecord) => boolean): RequestPage {
  const earliest = new Map(
    page.records
      .toSorted(byId)
      .toReversed()
      .map((record) => [record.externalId ?? record.id, record]),
  );
  const read = [...earliest.values()].filter(isWanted).map(requestOfRecord);
  const requests = read.flatMap((request) => (request.ok && request.value !== null ? [request.value] : []));
  const unread = read.filter((request) => !request.ok).length;
  return { requests, older: page.after, unreadable: page.unreadable + unread };
}
