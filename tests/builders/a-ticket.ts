import type { OpenTicket } from '#ports/workspace.ts';
import { hoursBefore } from './clock.ts';

type TicketOverrides = Partial<Omit<OpenTicket, 'requester'>> & { readonly requester?: Partial<OpenTicket['requester']> };

export function aTicket({ requester, ...overrides }: TicketOverrides = {}): OpenTicket {
  return {
    ticketId: '501',
    subject: 'My parcel is late',
    createdAtMs: hoursBefore(2),
    tags: [],
    isClosed: false,
    composer: 'public_reply',
    causeFieldValue: 'late_delivery',
    requester: { id: '701', name: 'Ada Example', locale: 'en-GB', fields: {}, emails: [], ...requester },
    ...overrides,
  };
}
