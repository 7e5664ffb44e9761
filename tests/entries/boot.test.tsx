import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boot } from '../../src/entries/boot.ts';

const TICKET = {
  errors: {},
  currentUser: { id: 7, timeZone: { ianaName: 'Europe/Berlin' } },
  currentAccount: { timeZone: { ianaName: 'Pacific/Apia' } },
  'ticket.id': 101,
  'ticket.requester.id': 42,
};
const LOCATION = { search: '?origin=https://acme.zendesk.com&app_guid=guid', hash: '' };

const nothing = (): Promise<unknown> => Promise.resolve(undefined);

/** Boots in a workspace that tells this, and gives the addresses that were asked, with their bodies. */
async function booted(told: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, unknown>> = {}) {
  const asked: unknown[] = [];
  const paths: (readonly string[])[] = [];
  const sdk: ZafSdkClient = {
    on: (_event, handler) => void handler({ metadata: { settings } }),
    off: () => undefined,
    set: nothing,
    invoke: nothing,
    trigger: () => undefined,
    get: (read) => {
      paths.push(read);
      return Promise.resolve(told);
    },
    request: ({ url, data }) => {
      asked.push([String(url).replace(/[?].*/, ''), data]);
      return Promise.resolve(undefined);
    },
  };
  vi.stubGlobal('ZAFClient', { init: () => sdk });
  const registered = await boot(LOCATION);
  return { registered, asked, paths };
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-10-28T23:30:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const TICKETS = ['/api/v2/search', undefined];
const NEWEST = ['/api/v2/custom_objects/moment_entry/records', undefined];

function about(...pairs: readonly (readonly [string, string])[]): string {
  return JSON.stringify({ filter: { $or: pairs.map(([key, value]) => ({ [`custom_object_fields.${key}`]: { $eq: value } })) } });
}

describe('before the page is there', () => {
  it('asks for tickets, the newest entries, and those about customer, ticket and the day of the agent by the account’s calendar', async () => {
    const { asked, paths } = await booted(TICKET);
    const body = about(['customer', '42'], ['ticket', '101'], ['agent_day', '7@2026-10-29'], ['moment', 'limits']);
    expect(asked).toEqual([TICKETS, NEWEST, ['/api/v2/custom_objects/moment_entry/records/search', body]]);
    expect(paths).toHaveLength(1);
  });

  it('asks for orders in the place of those entries where an object holds them', async () => {
    const { asked } = await booted(TICKET, { value_source: 'orders_object:purchase' });
    const body = JSON.stringify({ filter: { $and: [{ 'custom_object_fields.customer': { $eq: '42' } }] } });
    expect(asked).toEqual([TICKETS, NEWEST, ['/api/v2/custom_objects/purchase/records/search', body]]);
  });

  it.each(['stripe', 'shopify'])('leaves what %s is asked to the page', async (source) => {
    const { asked, paths } = await booted(TICKET, { value_source: source });
    expect(asked).toHaveLength(3);
    expect(paths[0]).toContain('ticket.requester.email');
  });

  it('reads the field of the cause with the ticket, however its number is given', async () => {
    const { paths } = await booted(TICKET, { cause_field: 360000000001 });
    expect(paths[0]).toContain('ticket.customField:custom_field_360000000001');
  });

  it.each([
    ['without a requester', { ...TICKET, 'ticket.requester.id': null }],
    ['that is only being written', { ...TICKET, 'ticket.id': undefined }],
    ['that nothing is told of', { name: 'Error' }],
  ])('asks for nothing about a ticket %s', async (_what, told) => {
    const { asked, registered } = await booted(told);
    expect(asked).toEqual([]);
    expect(registered.ok).toBe(true);
  });
});
