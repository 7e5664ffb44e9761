import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCustomerMemory } from '#adapters/browser/customer-memory.ts';
import type { CustomerPlace } from '#adapters/browser/remembered-customers.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import type { CustomerMemory, RememberedCustomer } from '#ports/customer-memory.ts';
import { blocked, memoryStorage } from './memory-storage.ts';

const ACCOUNT = 'https://sample.zendesk.com';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const NAME = `make-it-right:customer:11:701:${ACCOUNT}`;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

function openOn(storage: Storage | (() => Storage), over: Partial<CustomerPlace> = {}): CustomerMemory {
  const openStorage = typeof storage === 'function' ? storage : () => storage;
  const runtime = { nowMs: () => Date.now() };
  return createCustomerMemory({ openStorage, account: ACCOUNT, agentId: '11', readBy: 'stripe 9', runtime, ...over });
}

function aCustomer(over: Partial<RememberedCustomer> = {}): RememberedCustomer {
  const atMs = Date.now();
  return {
    ticketId: '501',
    value: { value: { histories: [anOrderHistory()], provenance: aProvenance({ source: 'stripe' }) }, atMs },
    tickets: {
      value: { read: [aPriorTicket({ subject: '', id: 501 })], inAll: 1, includesArchived: true, isLinkedToProblem: false },
      atMs,
    },
    gestures: {
      value: {
        commitments: [aCommitment({ customerId: '701', detail: { gesture: 'miles', count: 500, fault: 'ours', severity: 2 } })],
        checkpoint: null,
        limits: limits(),
        matterAnswers: [{ ticketIds: ['501', '502'], isSame: true }],
        seenSinceMs: -Infinity,
        customerSinceMs: hoursBefore(90),
      },
      atMs,
    },
    ...over,
  };
}

/** Writing takes its time. */
async function saved(memory: CustomerMemory, customerId: string, customer: RememberedCustomer): Promise<void> {
  memory.save(customerId, customer);
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.dynamicImportSettled();
}

describe('what the browser remembers of a customer', () => {
  it('is nothing at first, and then what was saved, also to the next page', async () => {
    const storage = memoryStorage();
    expect(await openOn(storage).load('701')).toBeNull();
    const customer = aCustomer();
    await saved(openOn(storage), '701', customer);
    expect(await openOn(storage).load('701')).toEqual(customer);
    expect(await openOn(storage).load('702')).toBeNull();
  });

  it('holds times without a beginning or an end', async () => {
    const storage = memoryStorage();
    const { gestures, tickets, ...rest } = aCustomer();
    const checkpoint = { month: '2026-10', upToId: '1', upToMs: 5, carriedMinor: 7, carriedUpToId: '', carriedUpToMs: -Infinity };
    const customer: RememberedCustomer = {
      ...rest,
      gestures: gestures && { ...gestures, value: { ...gestures.value, checkpoint } },
      tickets: tickets && { ...tickets, value: { ...tickets.value, read: [aPriorTicket({ subject: '', updatedAtMs: Infinity })] } },
    };
    await saved(openOn(storage), '701', customer);
    expect(await openOn(storage).load('701')).toEqual(customer);
  });

  it('is written a second after it is saved, once, and the last that was saved', async () => {
    const values = new Map<string, string>();
    const memory = openOn(memoryStorage(values));
    memory.save('701', aCustomer({ ticketId: '1' }));
    memory.save('701', aCustomer({ ticketId: '2' }));
    await vi.advanceTimersByTimeAsync(999);
    expect(values.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await vi.dynamicImportSettled();
    expect(await memory.load('701')).toMatchObject({ ticketId: '2' });
  });

  it('is gone an hour after it was read, each part by itself', async () => {
    const storage = memoryStorage();
    const { value } = aCustomer();
    const older = { ...aCustomer(), value: value && { ...value, atMs: value.atMs - 10 * MINUTE_MS } };
    await saved(openOn(storage), '701', older);
    vi.setSystemTime(NOW_MS + HOUR_MS - 10 * MINUTE_MS - 1);
    expect(await openOn(storage).load('701')).toEqual(older);
    vi.setSystemTime(NOW_MS + HOUR_MS - 10 * MINUTE_MS);
    expect(await openOn(storage).load('701')).toEqual({ ...older, value: null });
    vi.setSystemTime(NOW_MS + HOUR_MS);
    expect(await openOn(storage).load('701')).toBeNull();
  });

  it('is nothing where it was read in the future: the clock was set back', async () => {
    const storage = memoryStorage();
    await saved(openOn(storage), '701', aCustomer());
    vi.setSystemTime(NOW_MS - 1);
    expect(await openOn(storage).load('701')).toBeNull();
  });

  it('is as old as it is, by whatever the server says the time is', async () => {
    const storage = memoryStorage();
    const ahead = { nowMs: () => Date.now() + 2 * HOUR_MS };
    const { tickets } = aCustomer();
    const byServer = aCustomer({ value: null, gestures: null, tickets: tickets && { ...tickets, atMs: ahead.nowMs() } });
    await saved(openOn(storage, { runtime: ahead }), '701', byServer);
    vi.setSystemTime(Date.now() + 14 * MINUTE_MS);
    // The next page has not heard of the server's time yet.
    expect((await openOn(storage).load('701'))?.tickets?.atMs).toBe(Date.now() - 14 * MINUTE_MS - 1_000);
  });

  it.each([
    ['another person', { agentId: '12' }],
    ['another account', { account: 'https://other.zendesk.com' }],
    ['a page that reads value or causes from elsewhere', { readBy: 'shopify 9' }],
  ])('is nothing to %s', async (_title, over) => {
    const storage = memoryStorage();
    await saved(openOn(storage), '701', aCustomer());
    expect(await openOn(storage, over).load('701')).toBeNull();
  });

  it('is dropped once another person of the account has something remembered; that of another account stays', async () => {
    const values = new Map<string, string>();
    const storage = memoryStorage(values);
    await saved(openOn(storage), '701', aCustomer());
    await saved(openOn(storage, { account: 'https://other.zendesk.com' }), '701', aCustomer());
    await saved(openOn(storage, { agentId: '12' }), '702', aCustomer());
    expect([...values.keys()].toSorted()).toEqual(
      ['make-it-right:customer:11:701:https://other.zendesk.com', `make-it-right:customer:12:702:${ACCOUNT}`].toSorted(),
    );
  });

  it('is of the 20 customers seen last, and of none longer than an hour', async () => {
    const values = new Map([
      ['make-it-right:customer:11:1:x', '{'],
      ['elsewhere', '{'],
    ]);
    const memory = openOn(memoryStorage(values));
    for (let customer = 1; customer <= 21; customer += 1) await saved(memory, String(customer), aCustomer());
    expect(values.size).toBe(21);
    expect(values.has(`make-it-right:customer:11:1:${ACCOUNT}`)).toBe(false);
    expect(values.has('elsewhere')).toBe(true);
    vi.setSystemTime(NOW_MS + 2 * HOUR_MS);
    await saved(memory, '30', aCustomer());
    expect([...values.keys()]).toEqual(['elsewhere', `make-it-right:customer:11:30:${ACCOUNT}`]);
  });

  it('leaves out what was given where more than 150 gestures are live', async () => {
    const storage = memoryStorage();
    const { gestures } = aCustomer();
    const of = (count: number): RememberedCustomer =>
      aCustomer({
        gestures: gestures && {
          ...gestures,
          value: { ...gestures.value, commitments: Array.from({ length: count }, () => aCommitment()) },
        },
      });
    await saved(openOn(storage), '701', of(150));
    expect((await openOn(storage).load('701'))?.gestures?.value.commitments).toHaveLength(150);
    await saved(openOn(storage), '701', of(151));
    expect((await openOn(storage).load('701'))?.gestures).toBeNull();
  });

  it('has no word of anybody: no subject, address, name or tag', async () => {
    const values = new Map<string, string>();
    const identity = { by: 'email', isVerified: true, addresses: [{ address: 'ada@example.com', isVerified: true }], accounts: 1 } as const;
    const customer = aCustomer();
    await saved(openOn(memoryStorage(values)), '701', {
      ...customer,
      value: customer.value && {
        ...customer.value,
        value: { ...customer.value.value, provenance: aProvenance({ source: 'stripe', identity }) },
      },
      tickets: customer.tickets && {
        ...customer.tickets,
        value: { ...customer.tickets.value, read: [aPriorTicket({ subject: 'My secret', tags: ['vip_ada', 'closed_by_merge'] })] },
      },
      gestures: customer.gestures && {
        ...customer.gestures,
        value: {
          ...customer.gestures.value,
          commitments: [aCommitment({ detail: { gesture: 'credit', agentName: 'Dana', receipt: 'By Dana' } })],
        },
      },
    });
    const text = values.get(NAME) ?? '';
    expect(text).toContain('closed_by_merge');
    expect(text).not.toMatch(/example|vip|secret|dana/i);
  });

  it.each([
    ['no JSON', '{'],
    [
      'another version',
      JSON.stringify({
        version: 2,
        savedAtMs: NOW_MS,
        readBy: 'stripe 9',
        customer: { ticketId: '501', value: null, tickets: null, gestures: null },
      }),
    ],
    ['something missing', JSON.stringify({ version: 1, savedAtMs: NOW_MS, readBy: 'stripe 9', customer: { ticketId: '501' } })],
    ['null', 'null'],
  ])('is nothing where there is %s, and can be written over', async (_title, text) => {
    const storage = memoryStorage(new Map([[NAME, text]]));
    expect(await openOn(storage).load('701')).toBeNull();
    await saved(openOn(storage), '701', aCustomer());
    expect(await openOn(storage).load('701')).not.toBeNull();
  });

  it('is nothing where the storage is blocked or full, and nothing goes wrong', async () => {
    const full = memoryStorage(new Map(), true);
    for (const storage of [blocked, () => full]) {
      await saved(openOn(storage), '701', aCustomer());
      expect(await openOn(storage).load('701')).toBeNull();
    }
  });
});
