import type { AccountFields } from '#ports/account-fields.ts';
import type { Amendment, MomentFilter, MomentQuery, MomentStore, RequestChange } from '#ports/moment-store.ts';
import type { Page } from '#ports/page.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type MomentStatus, isSameStory } from '#domain/moments/moment.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { textOfField } from './field-values.ts';
import { valuesOf } from './kept-fields.ts';
import { type MomentDetail, detailThatFits, keptFieldsChanged, withCount, withLines, withReceipt, withTodos } from './moment-detail.ts';
import { givenMoment, recordOfMoment, recordedMoment, requestOfRecord, schemaFault, storedMoment, unreadableAt } from './moment-record.ts';
import { byId, earliestOfEach } from './earliest-records.ts';
import { objectOfField } from './object-field.ts';
import { MOMENT_KEY } from './object-keys.ts';
import { pageTold } from './page-told.ts';
import { type NewRecord, type Records, isTaken, recordsOf } from './record-writes.ts';
import type { CustomRecord } from './records.ts';
import type { ZendeskRequest } from './request.ts';
import { writtenThoughGone } from './written-though-gone.ts';
import { writtenWithin } from './written-within.ts';

export function createMomentStore(request: ZendeskRequest, fields: AccountFields | null = null): MomentStore {
  const records = recordsOf(request, MOMENT_KEY, 'moments');
  const change = async (momentId: string, fieldsFor: RecordChange['fieldsFor']): Promise<Result<void, AppFault>> => {
    const changed = await changeRecord(records, fields, { momentId, fieldsFor });
    return changed.ok ? ok(undefined) : changed;
  };
  return {
    async create(moment) {
      const created = await writtenThoughGone({ isNew: moment.status === 'asked' }, (intoDetail) =>
        writtenWithin(fields, 'moments', (lacking) => {
          const record = recordOfMoment(moment, new Set([...lacking, ...intoDetail]));
          return record === null ? Promise.resolve(fail(tooLarge)) : records.create(record);
        }),
      );
      if (created.ok) return ok(undefined);
      if (!isTaken(created.error)) return created;
      // The moment is there already, from an attempt whose reply was lost; unless the refusal meant something else.
      const found = await find(records, moment.id);
      if (!found.ok) return found;
      return found.value === null ? created : ok(undefined);
    },
    setStatus: (momentId, status) => change(momentId, () => ok({ status })),
    async amend(momentId, amendment) {
      const amended = await changeRecord(records, fields, { momentId, fieldsFor: (record) => amendedFields(record, amendment) });
      if (!amended.ok) return amended;
      const moment = storedMoment(momentId, amended.value.record);
      return moment.ok ? ok({ moment: moment.value, isWritten: amended.value.isWritten }) : moment;
    },
    keepReceipt: (momentId, receipt) => change(momentId, (record) => changedDetail(record, {}, (detail) => withReceipt(detail, receipt))),
    async find(momentId) {
      const found = await find(records, momentId);
      if (!found.ok) return found;
      return found.value === null ? ok(null) : storedMoment(momentId, found.value);
    },
    async findRequest(momentId) {
      const found = await find(records, momentId);
      if (!found.ok) return found;
      return found.value === null ? ok(null) : requestOfRecord(found.value);
    },
    changeRequest: (momentId, wanted) => change(momentId, (record) => changedFields(record, wanted)),
    requests: (query) => queried(records, query, requestOfRecord),
    given: (query) =>
      queried(records, query, (record) => {
        const given = givenMoment(record);
        return given === null ? fail(null) : ok(given);
      }),
    recorded: (query) => queried(records, query, recordedMoment),
    async statusesAmong(momentIds) {
      const page = await records.byExternalIds(momentIds);
      return page.ok ? ok(new Map(earliestOfEach(page.value.items).map(statusOfRecord))) : page;
    },
  };
}

const tooLarge: AppFault = { kind: 'too_large', what: 'moments' };

/** Where an account lets an external id be used twice, the earliest record is the moment. */
async function find(records: Records, momentId: string): Promise<Result<CustomRecord | null, AppFault>> {
  const page = await records.byExternalIds([momentId]);
  return page.ok ? ok(page.value.items.toSorted(byId)[0] ?? null) : page;
}

function statusOfRecord(record: CustomRecord): readonly [momentId: string, status: MomentStatus | null] {
  const momentId = record.externalId ?? '';
  const stored = storedMoment(momentId, record);
  return [momentId, stored.ok ? stored.value.status : null];
}

interface RecordChange {
  readonly momentId: string;
  /** What is to be written; null where nothing is. */
  readonly fieldsFor: (record: CustomRecord) => Result<NewRecord['fields'] | null, AppFault>;
}

/** By the record's own id: by its external id Zendesk would create a moment without a story where there is none. */
async function changeRecord(
  records: Records,
  accountFields: AccountFields | null,
  { momentId, fieldsFor }: RecordChange,
): Promise<Result<{ readonly record: CustomRecord; readonly isWritten: boolean }, AppFault>> {
  const found = await find(records, momentId);
  if (!found.ok) return found;
  const record = found.value;
  if (record === null) return fail({ kind: 'missing', what: 'moments' });
  // What a newer version wrote may mean something else: nothing of it is written over.
  const fault = schemaFault(record);
  if (fault !== null) return fail(fault);
  const fields = fieldsFor(record);
  if (!fields.ok) return fields;
  const { value } = fields;
  if (value === null) return ok({ record, isWritten: false });
  const updated = await writtenWithin(accountFields, 'moments', (lacking) => {
    const within = keptFieldsChanged(value, { record, lacking });
    return within === null ? Promise.resolve(fail(tooLarge)) : records.update(record.id, within);
  });
  return updated.ok ? ok({ record: updated.value, isWritten: true }) : updated;
}

/** What of an amendment a record does not say yet; null where it says all of it. A story that is not the one that was known stays. */
function amendedFields(record: CustomRecord, { story, kind, todos = [] }: Amendment): Result<NewRecord['fields'] | null, AppFault> {
  const values = valuesOf(record);
  const before = textOfField(values['story']);
  const isStoryNew = story !== undefined && isSameStory(before, story.known) && !isSameStory(before, story.text);
  const fields = {
    ...(isStoryNew && { story: story.text === '' ? null : story.text }),
    ...(kind !== undefined && values['kind'] !== kind && { kind }),
  };
  const detail = objectOfField(record.fields['detail']);
  const isSaid = detail !== null && JSON.stringify(withTodos(detail, todos)['todos']) === JSON.stringify(detail['todos'] ?? []);
  if (!isSaid && todos.length > 0) return changedDetail(record, fields, (written) => withTodos(written, todos));
  return ok(Object.keys(fields).length === 0 ? null : fields);
}

function changedFields(record: CustomRecord, wanted: RequestChange): Result<NewRecord['fields'], AppFault> {
  const read = requestOfRecord(record);
  // What cannot be read is not written over: it may be all that is left of what was said.
  if (!read.ok) return read;
  if (read.value === null) return fail({ kind: 'missing', what: 'moments', cause: 'nobody was asked about this moment' });
  const fields = {
    ...(wanted.status !== undefined && { status: wanted.status }),
    ...(wanted.amountMinor !== undefined && { amount_minor: wanted.amountMinor }),
    ...(wanted.story !== undefined && { story: wanted.story === '' ? null : wanted.story }),
  };
  const { lines, count } = wanted;
  return changedDetail(record, fields, (detail) => {
    const counted = count === undefined ? detail : withCount(detail, count);
    return lines === undefined ? counted : withLines(counted, lines);
  });
}

/** These fields and what changes of the detail, as far as a record has room for it. What another version keeps in there stays. */
function changedDetail(
  record: CustomRecord,
  fields: NewRecord['fields'],
  changed: (detail: MomentDetail) => MomentDetail,
): Result<NewRecord['fields'], AppFault> {
  const { detail: written, ...others } = record.fields;
  const asWritten = objectOfField(written);
  if (asWritten === null) return fail(unreadableAt('custom_object_fields.detail'));
  const detail = detailThatFits(changed(asWritten), { ...others, ...fields });
  if (detail === null) return fail(tooLarge);
  return ok(detail === written ? fields : { ...fields, detail });
}

/** The fields of a record that a filter asks about. */
const FIELD_OF = {
  status: 'status',
  cause: 'cause',
  severity: 'severity',
  currency: 'currency',
  ticketId: 'ticket',
  agentId: 'agent',
} as const satisfies Readonly<Record<Exclude<keyof MomentFilter, 'sinceMs'>, string>>;
const FILTERED = ['status', 'cause', 'severity', 'currency', 'ticketId', 'agentId'] as const satisfies readonly (keyof typeof FIELD_OF)[];

/** One page of what a query asks for. */
async function queried<T>(
  records: Records,
  { from, filter, cursor }: MomentQuery,
  itemOf: (record: CustomRecord) => Result<T | null, unknown>,
): Promise<Result<Page<T>, AppFault>> {
  const page = await (from === 'list' ? records.newestFirst(cursor) : records.search({ $and: conditionsOf(filter) }, cursor));
  if (!page.ok) return page;
  const told = pageTold(page.value, itemOf, (record) => isMeant(record, from, filter));
  // The newest come first: nothing after what is older than is asked for is asked for.
  const isLast = page.value.items.some(({ createdAtMs }) => createdAtMs < (filter.sinceMs ?? -Infinity));
  return ok({ ...told, next: isLast ? null : told.next });
}

function conditionsOf(filter: MomentFilter): readonly Readonly<Record<string, unknown>>[] {
  return FILTERED.filter((name) => filter[name] !== undefined).map((name) => ({
    [`custom_object_fields.${FIELD_OF[name]}`]: { $eq: filter[name] },
  }));
}

/** The list gives whatever there is; the index may still find by a status what has another by now. */
function isMeant(record: CustomRecord, from: MomentQuery['from'], filter: MomentFilter): boolean {
  const fields = valuesOf(record);
  const checked = from === 'list' ? FILTERED : (['status'] as const);
  const isMet = checked.every((name) => filter[name] === undefined || textOfField(fields[FIELD_OF[name]]) === String(filter[name]));
  return isMet && record.createdAtMs >= (filter.sinceMs ?? -Infinity);
}
