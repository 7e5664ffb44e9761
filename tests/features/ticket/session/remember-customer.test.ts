import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { NOW_MS } from '#builders/clock.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { lastValue } from '#ports/section.ts';
import { type FakeCustomerMemory, FORGETFUL, createFakeCustomerMemory } from '../../../fakes/fake-customer-memory.ts';

const QUARTER_MS = 15 * 60_000;
const DOWN: AppFault = { kind: 'unavailable', what: 'tickets', status: 503 };
const OTHER = aTicket({ ticketId: '503' });

interface Reopened {
  readonly world: World;
  readonly memory: FakeCustomerMemory;
  readonly page: Page;
}

/** A ticket of a customer whose other one was open a quarter of an hour ago; Zendesk takes its time to answer. */
async function reopened(
  options: WorldOptions & { readonly ticket?: ReturnType<typeof aTicket>; readonly before?: (first: Page) => Promise<void> } = {},
): Promise<Reopened> {
  const memory = createFakeCustomerMemory();
  const world = aWorld({ tickets: { '701': [aPriorTicket(), aPriorTicket({ id: 501 })] }, customerMemory: memory, ...options });
  const first = await world.open();
  await options.before?.(first);
  await world.time.run();
  first.session.dispose();
  world.time.pass(QUARTER_MS);
  for (const store of [world.history, world.journal, world.value]) store.faults.latency = () => world.time.wait(500);
  const page = world.begin({ ticket: options.ticket ?? OTHER });
  await world.time.run(0);
  return { world, memory, page };
}

describe('a ticket of a customer whom this browser has seen within the hour', () => {
  it('shows prior incidents and what to give at once, with their age, and says that they are provisional', async () => {
    const { page } = await reopened();
    const { incidents, plan, isProvisional, journal } = page.session.getState();
    expect(incidents).toMatchObject({ state: 'stale', atMs: NOW_MS, value: { summary: { inWindow: 2, ticketsInAll: 2 } } });
    expect(plan.suggestion).not.toBeNull();
    expect(isProvisional).toBe(true);
    // What was given nobody takes back or finishes by memory.
    expect(journal.state).toBe('loading');
  });

  it('is read anew all the same, by as many requests as without, and what is read stands then', async () => {
    const { world, page } = await reopened({ tickets: { '701': [aPriorTicket()] }, valueRequests: 1 });
    await world.time.run();
    const { incidents, isProvisional, journal } = page.session.getState();
    expect([incidents.state, journal.state, isProvisional]).toEqual(['ready', 'ready', false]);
    expect(lastValue(incidents)?.summary.inWindow).toBe(1);
    const without = await reopened({ tickets: { '701': [aPriorTicket()] }, valueRequests: 1, customerMemory: FORGETFUL });
    await without.world.time.run();
    expect(world.requests()).toEqual(without.world.requests());
  });

  it('stays provisional until all of it is read', async () => {
    const { world, page } = await reopened();
    world.history.faults.latency = () => world.time.wait(5_000);
    await world.time.run(1_200);
    expect(page.session.getState()).toMatchObject({ journal: { state: 'ready' }, isProvisional: true });
    await world.time.run();
    expect(page.session.getState().isProvisional).toBe(false);
  });

  it('keeps what is remembered, with its age, where it cannot be read anew, and holds nobody up with it', async () => {
    const { world, page } = await reopened();
    world.history.faults.errorBefore = () => DOWN;
    await world.time.run();
    const { incidents, isProvisional } = page.session.getState();
    expect(incidents).toMatchObject({ state: 'failed', error: DOWN, lastAtMs: NOW_MS, last: { summary: { inWindow: 2 } } });
    expect(isProvisional).toBe(false);
    world.history.faults.errorBefore = null;
    page.session.reload('incidents');
    expect(page.session.getState()).toMatchObject({ incidents: { state: 'stale', atMs: NOW_MS }, isProvisional: true });
    await world.time.run();
    expect(page.session.getState()).toMatchObject({ incidents: { state: 'ready' }, isProvisional: false });
  });

  it('shows nothing to give where something stands on it: what is to be done then only the journal tells', async () => {
    const { page } = await reopened({
      ticket: aTicket(),
      before: async ({ session }) => {
        void session.makeItRight();
      },
    });
    expect(page.session.getState().incidents.state).toBe('stale');
    expect(page.session.getState().remembered?.journal).toBeNull();
  });

  it('counts what was given on the other ticket meanwhile', async () => {
    const { page } = await reopened({
      before: async ({ session }) => {
        void session.makeItRight();
      },
    });
    const { remembered, plan } = page.session.getState();
    expect(remembered?.journal?.value.ofCustomer).toMatchObject([{ ticketId: '501', state: 'posted' }]);
    expect(plan.facts?.gestures).toHaveLength(1);
  });
});

describe('whom this browser does not remember', () => {
  it('is another customer: nothing is shown of the one before', async () => {
    const { page } = await reopened({ ticket: aTicket({ ticketId: '504', requester: { id: '702' } }) });
    expect(page.session.getState()).toMatchObject({ incidents: { state: 'loading' }, remembered: null, isProvisional: false });
  });

  it('is the requester that a ticket gets while it is open, and comes to be remembered', async () => {
    const { world, memory, page } = await reopened();
    await world.time.run();
    page.workspace.changeTicket({ requester: { ...OTHER.requester, id: '702' } });
    await world.time.run(0);
    expect(page.session.getState()).toMatchObject({ incidents: { state: 'loading' }, remembered: null });
    await world.time.run();
    expect(memory.customers.get('702')).toMatchObject({ ticketId: '503', tickets: { value: { inAll: 1 } } });
  });

  it('is nobody of whom a part could not be read: the rest is remembered', async () => {
    const memory = createFakeCustomerMemory();
    const world = aWorld({ customerMemory: memory });
    world.history.faults.errorBefore = () => DOWN;
    await world.open();
    expect(memory.customers.get('701')).toMatchObject({ tickets: null, gestures: { atMs: expect.any(Number) } });
  });
});

it('a memory that answers after Zendesk is not shown', async () => {
  const memory = createFakeCustomerMemory();
  const world = aWorld({
    customerMemory: {
      save: memory.save,
      async load(customerId) {
        await world.time.wait(10_000);
        return memory.load(customerId);
      },
    },
  });
  const { session } = await world.open();
  expect(session.getState().remembered).toBeNull();
});
