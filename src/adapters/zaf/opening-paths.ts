import { isTimeZone } from '#domain/shared/local-day.ts';
import { isRecord } from '../shared/is-record.ts';

/** Where Zendesk tells who is signed in, in which account, and in which colours. */
export const SIGNED_IN_PATHS = ['currentUser', 'currentAccount', 'colorScheme'] as const;

/** Where Zendesk says which composer is open. */
export const COMPOSER = 'comment.type';
export const STATUS = 'ticket.status';
export const MAIN_EMAIL = 'ticket.requester.email';
export const IDENTITIES = 'ticket.requester.identities';

/** Where Zendesk tells of a ticket and its requester what is read of every one. */
export const TICKET_PATHS = [
  'ticket.id',
  'ticket.subject',
  'ticket.createdAt',
  'ticket.tags',
  'ticket.requester.id',
  'ticket.requester.name',
  'ticket.requester.locale',
  STATUS,
  COMPOSER,
] as const;

/** What is read of a ticket beside that, by the settings. */
export interface WantedOfTicket {
  readonly causeFieldId: string | null;
  readonly userFields: readonly string[];
  readonly emails: boolean;
}

export function ticketFieldPath(fieldId: string): string {
  return `ticket.customField:custom_field_${fieldId}`;
}

export function requesterFieldPath(key: string): string {
  return `ticket.requester.customField:${key}`;
}

/** All that is read of a ticket. */
export function ticketPaths({ causeFieldId, userFields, emails }: WantedOfTicket): readonly string[] {
  return [
    ...TICKET_PATHS,
    ...(causeFieldId === null ? [] : [ticketFieldPath(causeFieldId)]),
    ...userFields.map(requesterFieldPath),
    ...(emails ? [MAIN_EMAIL, IDENTITIES] : []),
  ];
}

/** By whose calendar days count: the account's, or the person's where Zendesk names none for it. */
export function timeZoneOf({ currentAccount, currentUser }: { readonly currentAccount?: unknown; readonly currentUser?: unknown }): string {
  const names = [currentAccount, currentUser].map((holder) => {
    const zone = isRecord(holder) ? holder['timeZone'] : null;
    return isRecord(zone) ? zone['ianaName'] : null;
  });
  return names.find((name) => typeof name === 'string' && isTimeZone(name))?.toString() ?? 'UTC';
}
