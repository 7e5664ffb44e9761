import type { IndexQuery } from '#ports/journal-store.ts';
import type { TransportRequest } from '../shared/transport.ts';
import type { ZendeskCall } from './call.ts';

/** A call apart from what reads its answer: a page asks before that is there. */
type Asking = Pick<ZendeskCall<unknown>, 'method' | 'action' | 'path' | 'query' | 'body'>;

/** Zendesk gives at most so many results or records a page, and takes as many keys. */
export const PAGE_SIZE = 100;

/** Tickets, the newest first. */
export const NEWEST_FIRST = { sort_by: 'created_at', sort_order: 'desc', per_page: String(PAGE_SIZE) };

/** Conditions all of which, or any of which, a record meets. */
export type RecordFilter = { readonly $and: readonly RecordCondition[] } | { readonly $or: readonly RecordCondition[] };
type RecordCondition = Readonly<Record<string, unknown>>;

/** The tickets of a customer, those that Zendesk has archived included. */
export function searchTickets(customerId: string): Asking {
  return { method: 'GET', path: '/api/v2/search', query: { query: `type:ticket requester:${customerId}`, ...NEWEST_FIRST } };
}

/** Where Zendesk keeps the records of the custom object with this key. */
export function recordsPath(objectKey: string): string {
  return `/api/v2/custom_objects/${encodeURIComponent(objectKey)}/records`;
}

/** The newest records of an object, or those that follow at `cursor`, from the database. */
export function newestRecords(objectKey: string, cursor: string | null = null): Asking {
  return { method: 'GET', path: recordsPath(objectKey), query: { sort: '-id', ...pageAt(cursor) } };
}

/** The newest records that a filter lets through, or those that follow at `cursor`, from the search index. */
export function searchRecords(objectKey: string, filter: RecordFilter, cursor: string | null = null, sort = '-created_at'): Asking {
  const query = { sort, ...pageAt(cursor) };
  return { method: 'POST', action: 'read', path: `${recordsPath(objectKey)}/search`, query, body: { filter } };
}

function pageAt(cursor: string | null): Readonly<Record<string, string>> {
  return { 'page[size]': String(PAGE_SIZE), ...(cursor !== null && { 'page[after]': cursor }) };
}

/** Entries about a customer, a ticket, somebody's day or a moment. Side by side in one list, as Zendesk's documents show it: they say nothing of lists within lists. */
export function entriesAbout({ customerId, ticketIds, agentDays, momentIds }: IndexQuery): RecordFilter {
  const named = [
    ['customer', customerId],
    ...ticketIds.map((id) => ['ticket', id]),
    ...agentDays.map((day) => ['agent_day', day]),
    ...momentIds.map((id) => ['moment', id]),
  ].filter(([, value]) => value !== '');
  return { $or: named.map(([key, value]) => ({ [`custom_object_fields.${key}`]: { $eq: value } })) };
}

/** The orders of a customer. */
export function ordersOf(customerId: string): RecordFilter {
  return { $and: [{ 'custom_object_fields.customer': { $eq: customerId } }] };
}

/** A call as it is sent. */
export function requestOf({ method, path, query, body }: Asking): TransportRequest {
  return { method, url: query === undefined ? path : `${path}?${queryText(query)}`, body };
}

function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}
