import { isRecord } from '#adapters/shared/is-record.ts';
import { REQUESTER_WANTS } from '#adapters/shared/requester-wants.ts';
import { type HeadStart, createHeadStart } from '#adapters/zaf/head-start.ts';
import { SIGNED_IN_PATHS, ticketPaths, timeZoneOf } from '#adapters/zaf/opening-paths.ts';
import { type ConnectError, type Registered, register } from '#adapters/zaf/register.ts';
import { settingsOf } from '#adapters/zaf/sdk-words.ts';
import { causeFieldOf, sourceNamed, valuesByName } from '#adapters/zaf/settings/opening-settings.ts';
import { JOURNAL_KEY } from '#adapters/zendesk/object-keys.ts';
import { entriesAbout, newestRecords, ordersOf, requestOf, searchRecords, searchTickets } from '#adapters/zendesk/opening-calls.ts';
import { LIMITS_MOMENT, agentDayOf } from '#domain/journal/agent-day.ts';
import { type Result, ok } from '#domain/shared/result.ts';

/**
 * Registers with Zendesk and asks what every ticket asks, before the browser reads the page that needs it. What it takes for
 * granted the page finds out again: where it would have asked something else, it asks for itself.
 */
export async function boot(location: Pick<Location, 'search' | 'hash'>): Promise<Result<Registered, ConnectError>> {
  const registered = await register({ location });
  if (!registered.ok) return registered;
  const { sdk, registration } = registered.value;
  const headStart = createHeadStart(sdk);
  await askForTicket(headStart, valuesByName(settingsOf(registration)));
  return ok({ sdk: headStart.sdk, registration });
}

async function askForTicket({ readAhead, askAhead }: HeadStart, settings: ReadonlyMap<string, unknown>): Promise<void> {
  const source = sourceNamed(settings.get('value_source')) ?? { kind: 'user_fields' };
  const { userFields, needsEmails } = REQUESTER_WANTS[source === 'shopify' ? source : source.kind];
  const causeFieldId = causeFieldOf(settings.get('cause_field'));
  const values = await readAhead([...SIGNED_IN_PATHS, ...ticketPaths({ causeFieldId, userFields, emails: needsEmails })]);
  const ticketId = idOf(values['ticket.id']);
  const customerId = idOf(values['ticket.requester.id']);
  // A ticket that is being written has neither number nor, at first, a requester: nothing can be asked about it.
  if (ticketId === '' || customerId === '') return;
  askAhead(requestOf(searchTickets(customerId)));
  askAhead(requestOf(newestRecords(JOURNAL_KEY)));
  if (source !== 'shopify' && source.kind === 'orders_object') askAhead(requestOf(searchRecords(source.objectKey, ordersOf(customerId))));
  else {
    const agentDay = agentDayOf(idOf(values['currentUser']), Date.now(), timeZoneOf(values));
    askAhead(
      requestOf(
        searchRecords(JOURNAL_KEY, entriesAbout({ customerId, ticketIds: [ticketId], agentDays: [agentDay], momentIds: [LIMITS_MOMENT] })),
      ),
    );
  }
}

/** An id as text, of something or by itself; empty where there is none. */
function idOf(value: unknown): string {
  if (isRecord(value)) return idOf(value['id']);
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}
