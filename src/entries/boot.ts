import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';
import { type ConnectError, connect } from '#adapters/zaf/connect.ts';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { type HeadStart, createHeadStart } from '#adapters/zaf/head-start.ts';
import { SIGNED_IN_PATHS, ticketPaths, timeZoneOf } from '#adapters/zaf/opening-paths.ts';
import { readCauseField, valuesByName } from '#adapters/zaf/settings/setting-text.ts';
import { readValueSource } from '#adapters/zaf/settings/value-source-setting.ts';
import { JOURNAL_KEY } from '#adapters/zendesk/object-keys.ts';
import { entriesAbout, newestRecords, ordersOf, requestOf, searchRecords, searchTickets } from '#adapters/zendesk/opening-calls.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import { type Result, ok } from '#domain/shared/result.ts';

/**
 * Connects with Zendesk and asks what every ticket asks, before the page that needs it is read by the browser. What it takes for
 * granted the page finds out again: where it asked something else, the page asks for itself.
 */
export async function boot(location: Pick<Location, 'search' | 'hash'>): Promise<Result<ZafClient, ConnectError>> {
  const connected = await connect({ location });
  if (!connected.ok) return connected;
  const headStart = createHeadStart(connected.value);
  await askForTicket(headStart, valuesByName(connected.value.metadata.settings));
  return ok(headStart.client);
}

async function askForTicket({ readAhead, askAhead }: HeadStart, settings: ReadonlyMap<string, unknown>): Promise<void> {
  const { source } = readValueSource(settings);
  const { userFields, needsEmails } = REQUESTER_WANTS[source.kind];
  const causeFieldId = readCauseField(settings.get('cause_field')).value;
  const read = await readAhead([...SIGNED_IN_PATHS, ...ticketPaths({ causeFieldId, userFields, emails: needsEmails })]);
  if (!read.ok) return;
  const { value: values } = read;
  const ticketId = idOf(values.get('ticket.id'));
  const customerId = idOf(values.get('ticket.requester.id'));
  // A ticket that is being written has neither number nor, at first, a requester: nothing can be asked about it.
  if (ticketId === '' || customerId === '') return;
  askAhead(requestOf(searchTickets(customerId)));
  askAhead(requestOf(newestRecords(JOURNAL_KEY)));
  if (source.kind === 'orders_object') askAhead(requestOf(searchRecords(source.objectKey, ordersOf(customerId))));
  else {
    const currentUser = values.get('currentUser');
    const timeZone = timeZoneOf({ currentAccount: values.get('currentAccount'), currentUser });
    const agentDay = agentDayOf(idOf(currentUser), Date.now(), timeZone);
    askAhead(requestOf(searchRecords(JOURNAL_KEY, entriesAbout({ customerId, ticketIds: [ticketId], agentDay, momentIds: [] }))));
  }
}

/** An id as text, of something or by itself; empty where there is none. */
function idOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'id' in value) return idOf(value.id);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}
