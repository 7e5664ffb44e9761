import type { AppDescription, Person, TicketDetails, ZendeskTicket } from '#sandbox/host/sandbox-types.ts';
import { openTicket, type WorkspaceState } from '#sandbox/host/zaf/workspace-state.ts';

export const CAUSE_FIELD_ID = 360000000001;

const agent: Person = {
  key: 'agent',
  id: 1000001,
  name: 'Maya Whitlock (sample)',
  email: 'agent@shop.example',
  role: 'agent',
  locale: 'en-US',
  timeZone: 'Europe/Dublin',
  groups: [{ id: 11, name: 'Support' }],
};

const app: AppDescription = {
  appId: 7,
  name: 'Make It Right',
  installationId: 9,
  settings: { currency: 'EUR', gesture_limit: 25 },
  locations: { ticket_sidebar: { url: 'assets/sidebar.html' } },
  now: '2026-06-15T12:00:00Z',
  account: { subdomain: 'sample', name: 'Sample shop', timeZone: 'Europe/Dublin' },
  locales: ['en-US', 'de'],
  files: [],
  defaultTicket: 101,
  framePort: 4567,
};

export function aTicket(overrides: Partial<ZendeskTicket> = {}): TicketDetails {
  return {
    ticket: {
      id: 101,
      subject: 'My parcel is late',
      description: 'Where is it?',
      status: 'open',
      priority: 'normal',
      type: null,
      tags: ['late_delivery'],
      created_at: '2026-06-14T06:00:00Z',
      updated_at: '2026-06-14T06:00:00Z',
      assignee_id: agent.id,
      group_id: 11,
      external_id: null,
      via: { channel: 'web' },
      custom_fields: [{ id: CAUSE_FIELD_ID, value: 'late_delivery' }],
      ...overrides,
    },
    requester: {
      id: 2000001,
      name: 'Ada Example',
      email: 'ada@customer.example',
      role: 'end-user',
      external_id: 'c1',
      user_fields: { orders_count: 14, total_spent: 1240, first_order_at: null },
    },
    comments: [
      {
        id: 1,
        author: { id: 2000001, name: 'Ada Example', role: 'end-user' },
        html_body: '<p>Where is it?</p>',
        public: true,
        created_at: '2026-06-14T06:00:00Z',
      },
    ],
    causeField: {
      id: CAUSE_FIELD_ID,
      options: [
        { name: 'Late delivery', value: 'late_delivery' },
        { name: 'Damaged item', value: 'damaged_item' },
      ],
    },
  };
}

/** An agent in front of ticket 101; pass `ticket: null` for a page without one. */
export function aWorkspace(overrides: Partial<WorkspaceState> = {}): WorkspaceState {
  return {
    guid: 'guid-1',
    app,
    user: agent,
    people: [agent],
    locale: 'en-US',
    scheme: 'light',
    location: 'ticket_sidebar',
    viewport: { width: 1280, height: 800 },
    isCollapsed: false,
    isShown: true,
    now: new Date('2026-06-15T12:00:00Z'),
    ticket: openTicket(aTicket()),
    ...overrides,
  };
}
