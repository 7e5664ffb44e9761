import { createRandom } from '../world/random.ts';
import type { ObjectDefinition } from '../world/world.ts';
import { badParameter, invalidAttribute, recordInvalid, recordNotFound } from './errors.ts';
import { created, isRecord, isoSecond, noContent, ok, type Reply } from './http.ts';
import { runTriggers } from './object-triggers.ts';
import {
  compareKeys,
  cursorPage,
  orderedArray,
  pageLinks,
  pageRequest,
  withoutCursor,
  type Ordered,
  type Page,
  type SortKey,
} from './paging.ts';
import { compileFilter, compileTextQuery } from './record-filter.ts';
import { isOwnOnly, mayRead, requireReading, requireWriting } from './record-access.ts';
import { missingRequired, validExternalId, validFields, validName } from './record-validation.ts';
import type { RecordTable, StoredRecord } from './records.ts';
import { route, type Call, type Route } from './router.ts';
import { objectAt, type ApiContext } from './state.ts';

type RecordCall = Call<ApiContext>;

/** Custom object records, for agents (ListCustomObjectRecords … FilteredSearchCustomObjectRecords). */
export const recordRoutes: Route<ApiContext>[] = [
  route('GET', '/custom_objects/:key/records', list),
  route('POST', '/custom_objects/:key/records', create),
  route('PATCH', '/custom_objects/:key/records', upsert),
  route('DELETE', '/custom_objects/:key/records', removeByExternalId),
  route('GET', '/custom_objects/:key/records/count', count),
  route('GET', '/custom_objects/:key/records/search', searchText),
  route('POST', '/custom_objects/:key/records/search', searchFiltered),
  route('GET', '/custom_objects/:key/records/:id', show),
  route('PATCH', '/custom_objects/:key/records/:id', update),
  route('DELETE', '/custom_objects/:key/records/:id', remove),
];

export function recordJson(record: StoredRecord, object: ObjectDefinition, baseUrl: string): Record<string, unknown> {
  return {
    url: `${baseUrl}/api/v2/custom_objects/${object.key}/records/${record.id}`,
    id: record.id,
    name: record.name,
    external_id: record.externalId,
    custom_object_key: object.key,
    custom_object_fields: Object.fromEntries(object.fields.map((field) => [field.key, record.fields[field.key] ?? null])),
    created_by_user_id: String(record.createdBy),
    updated_by_user_id: String(record.updatedBy),
    created_at: isoSecond(record.createdMs),
    updated_at: isoSecond(record.updatedMs),
    photo: null,
  };
}

interface Target {
  object: ObjectDefinition;
  table: RecordTable;
}

function target({ context, params }: RecordCall): Target {
  requireReading(context);
  const key = params['key'] ?? '';
  const object = objectAt(context.state, key);
  const table = context.state.tables.get(key);
  if (object === undefined || table === undefined) throw recordNotFound();
  return { object, table };
}

function isListed({ context }: RecordCall, record: StoredRecord): boolean {
  const { faults, account } = context.state;
  const share = account.rules.perRecordListLag ? createRandom('list lag', record.id).next() : 1;
  return mayRead(context, record) && record.createdMs + share * faults.settings.listLagMs <= context.nowMs;
}

function list(call: RecordCall): Reply {
  const { object, table } = target(call);
  const request = pageRequest(call.query);
  const named = filteredByIds(call, table);
  const page = cursorPage(listOrder(call, table, named), request);
  return ok(pageJson(call, object, page));
}

/** Null where the call does not filter. */
function filteredByIds({ query }: RecordCall, table: RecordTable): StoredRecord[] | null {
  const ids = idList(query['filter[ids]']);
  const externalIds = idList(query['filter[external_ids]']);
  if (ids === null && externalIds === null) return null;
  const byId = (ids ?? []).map((id) => table.find(id)).filter((record) => record !== undefined);
  return [...byId, ...(externalIds ?? []).flatMap((externalId) => table.findByExternalId(externalId))];
}

function idList(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  const ids = text.split(',').filter((id) => id !== '');
  if (new Set(ids).size !== ids.length) throw badParameter('InvalidFilter', 'The ids of a filter must be unique');
  return ids;
}

const listSorts = ['id', '-id', 'updated_at', '-updated_at'];

function listOrder(call: RecordCall, table: RecordTable, named: StoredRecord[] | null): Ordered<StoredRecord> {
  const sort = call.query['sort'] ?? 'id';
  if (!listSorts.includes(sort)) throw badParameter('InvalidSortParameter', `sort must be one of ${listSorts.join(', ')}`);
  const direction = sort.startsWith('-') ? -1 : 1;
  const isShown = (record: StoredRecord): boolean => isListed(call, record);
  if (sort.endsWith('updated_at'))
    return { ...orderedArray(named ?? table.all(), (record) => [record.updatedMs, record.id], direction), isShown };
  if (named !== null) return { ...orderedArray(named, (record) => [record.id], direction), isShown };
  const ids = table.sortedIds();
  return {
    length: ids.length,
    at: (index) => table.find(ids[direction === 1 ? index : ids.length - 1 - index] ?? ''),
    keyOf: (record) => [record.id],
    compare: (one, other) => direction * compareKeys(one, other),
    isShown,
  };
}

function pageJson({ context, query }: RecordCall, object: ObjectDefinition, page: Page<StoredRecord>, path = 'records'): object {
  const links = pageLinks(page, `${context.baseUrl}/api/v2/custom_objects/${object.key}/${path}`, query);
  return {
    custom_object_records: page.items.map((record) => recordJson(record, object, context.baseUrl)),
    ...(context.state.account.rules.hasMoreWithoutCursor ? withoutCursor(links) : links),
  };
}

function create(call: RecordCall): Reply {
  const { object, table } = target(call);
  const record = insert(call, { object, table }, attributes(call.body));
  return created({ custom_object_record: recordJson(record, object, call.context.baseUrl) });
}

function attributes(body: unknown): Record<string, unknown> {
  const given = isRecord(body) ? body['custom_object_record'] : undefined;
  if (!isRecord(given)) throw invalidAttribute('custom_object_record');
  return given;
}

function insert({ context }: RecordCall, { object, table }: Target, given: Record<string, unknown>): StoredRecord {
  requireWriting(context, 'create');
  const name = validName(given['name']);
  const externalId = validExternalId(given['external_id']);
  const fields = knownFields(context, object, given);
  const missing = missingRequired(object, fields);
  if (missing !== undefined)
    throw recordInvalid({ [missing.key]: [{ description: `${missing.title}: cannot be blank`, error: 'BlankValue' }] });
  refuseTakenExternalId(context, table, externalId, null);
  const record = table.insert({ name, externalId, fields, createdBy: context.session.userId }, context.nowMs);
  runTriggers(object, record, { updateType: 'Create', nowMs: context.nowMs, notifications: context.state.notifications });
  return record;
}

function knownFields({ state }: ApiContext, object: ObjectDefinition, given: Record<string, unknown>): Record<string, unknown> {
  const isLax = !state.account.rules.refuseUnknownOptions;
  return validFields(given['custom_object_fields'], { object, world: state.world, isLax });
}

/** What Zendesk answers to an external id that is in use is not documented: the fault setting tries both. */
function refuseTakenExternalId({ state }: ApiContext, table: RecordTable, externalId: string | null, ownId: string | null): void {
  if (externalId === null || state.faults.settings.duplicateExternalId === 'allow') return;
  if (table.findByExternalId(externalId).every((record) => record.id === ownId)) return;
  throw recordInvalid({ external_id: [{ description: 'External id: has already been taken', error: 'DuplicateValue' }] });
}

/** Creates or updates by external id; only the attributes given change (UpsertCustomObjectRecordByExternalIdOrName). */
function upsert(call: RecordCall): Reply {
  const { object, table } = target(call);
  const externalId = addressedExternalId(call.query);
  const given = { ...attributes(call.body), external_id: externalId };
  const [existing] = table.findByExternalId(externalId);
  const record = existing === undefined ? insert(call, { object, table }, given) : change(call, { object, table }, existing, given);
  return ok({ custom_object_record: recordJson(record, object, call.context.baseUrl) });
}

function addressedExternalId(query: Record<string, string>): string {
  const { external_id: externalId, name } = query;
  if (name !== undefined) throw badParameter('InvalidParameter', 'Names of this object are not unique: use external_id alone');
  if (externalId === undefined || externalId === '') throw badParameter('MissingParameter', 'external_id is missing');
  return externalId;
}

function removeByExternalId(call: RecordCall): Reply {
  const { table } = target(call);
  const [record] = table.findByExternalId(addressedExternalId(call.query));
  if (record === undefined || !mayRead(call.context, record)) throw recordNotFound();
  requireWriting(call.context, 'delete');
  table.remove(record, call.context.nowMs);
  return noContent();
}

function stored(call: RecordCall, table: RecordTable): StoredRecord {
  const record = table.find(call.params['id'] ?? '');
  if (record === undefined || !mayRead(call.context, record)) throw recordNotFound();
  return record;
}

function show(call: RecordCall): Reply {
  const { object, table } = target(call);
  const record = stored(call, table);
  if (!isListed(call, record)) throw recordNotFound();
  return ok({ custom_object_record: recordJson(record, object, call.context.baseUrl) });
}

function update(call: RecordCall): Reply {
  const { object, table } = target(call);
  const record = change(call, { object, table }, stored(call, table), attributes(call.body));
  return ok({ custom_object_record: recordJson(record, object, call.context.baseUrl) });
}

function change({ context }: RecordCall, { object, table }: Target, record: StoredRecord, given: Record<string, unknown>): StoredRecord {
  if (!mayRead(context, record)) throw recordNotFound();
  requireWriting(context, 'update');
  const fields = knownFields(context, object, given);
  const name = 'name' in given ? validName(given['name']) : record.name;
  const externalId = 'external_id' in given ? validExternalId(given['external_id']) : record.externalId;
  if (externalId !== record.externalId) refuseTakenExternalId(context, table, externalId, record.id);
  const changed = table.update(record, { name, externalId, fields, updatedBy: context.session.userId }, context.nowMs);
  runTriggers(object, changed, { updateType: 'Change', nowMs: context.nowMs, notifications: context.state.notifications });
  return changed;
}

function remove(call: RecordCall): Reply {
  const { table } = target(call);
  const record = stored(call, table);
  requireWriting(call.context, 'delete');
  table.remove(record, call.context.nowMs);
  return noContent();
}

const countKeptMs = 60_000;

/** Zendesk keeps the count and says when it was made; here for a minute. */
function count(call: RecordCall): Reply {
  const { object, table } = target(call);
  const { counts } = call.context.state;
  const kept = isOwnOnly(call.context) ? `${object.key} of ${call.context.session.userId}` : object.key;
  const known = counts.get(kept);
  const isKept = known !== undefined && call.context.nowMs - known.atMs < countKeptMs;
  const current = isKept ? known : { value: readable(call.context, table), atMs: call.context.nowMs };
  counts.set(kept, current);
  return ok({ count: { value: current.value, refreshed_at: isoSecond(current.atMs) } });
}

function readable(context: ApiContext, table: RecordTable): number {
  return isOwnOnly(context) ? table.all().filter((record) => mayRead(context, record)).length : table.size;
}

function searchText(call: RecordCall): Reply {
  const { object, table } = target(call);
  return search(call, { object, table }, compileTextQuery(call.query['query'] ?? '', object));
}

function searchFiltered(call: RecordCall): Reply {
  const { object, table } = target(call);
  const fits = compileFilter(isRecord(call.body) ? call.body['filter'] : undefined, object);
  const { query } = call.query;
  const mentions = query === undefined || query === '' ? () => true : compileTextQuery(query, object);
  return search(call, { object, table }, (record) => fits(record) && mentions(record));
}

/** Without a sort Zendesk orders by relevance, which promises nothing about time, and stops at 10,000. */
const relevanceLimit = 10_000;
const searchKeys = new Map<string, (record: StoredRecord) => SortKey>([
  ['relevance', (record) => [record.id.slice(-8), record.id]],
  ['name', (record) => [record.name, record.id]],
  ['created_at', (record) => [record.createdMs, record.id]],
  ['updated_at', (record) => [record.updatedMs, record.id]],
]);

function search(call: RecordCall, { object, table }: Target, fits: (record: StoredRecord) => boolean): Reply {
  const { nowMs, state } = call.context;
  const request = pageRequest(call.query);
  const sort = call.query['sort'] ?? 'relevance';
  const keyOf = searchKeys.get(sort.replace(/^-/, ''));
  if (keyOf === undefined || sort === '-relevance')
    throw badParameter('InvalidSortParameter', 'sort must be one of name, created_at, updated_at, with - in front for descending');
  const found: StoredRecord[] = [];
  for (const record of table.searchable(nowMs, state.faults.settings.searchLagMs).values())
    if (fits(record) && mayRead(call.context, record)) found.push(record);
  const ordered = orderedArray(sort === 'relevance' ? found.slice(0, relevanceLimit) : found, keyOf, sort.startsWith('-') ? -1 : 1);
  const page = cursorPage(ordered, request);
  return ok({ ...pageJson(call, object, page, 'records/search'), count: page.items.length });
}
