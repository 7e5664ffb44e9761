import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { daysBefore, hoursBefore } from '#builders/clock.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const down: AppFault = { kind: 'refused_by_role', what: 'journal', action: 'read' };

/** A journal of an old account: far more than one page since the window of a customer begins. */
function busy(options: WorldOptions = {}): World {
  const world = aWorld(options);
  plantGiven(world.journal, {
    momentId: 'theirs',
    customerId: '701',
    ticketId: '400',
    amountMinor: 700,
    createdAtMs: daysBefore(25),
  });
  for (let index = 0; index < 500; index += 1) {
    world.journal.plant({
      kind: 'reserve',
      momentId: `m-${index}`,
      customerId: `c-${index}`,
      ticketId: `t-${index}`,
      createdAtMs: daysBefore(20) + index * 1000,
    });
  }
  return world;
}

describe('opening a ticket', () => {
  it('takes three requests where value comes with the requester, however long the journal', async () => {
    const world = busy({ tickets: { '701': Array.from({ length: 150 }, (_, id) => aPriorTicket({ id: id + 1 })) } });
    const { session } = await world.open();
    expect(world.requests().toSorted()).toEqual(['priorTickets', 'search', 'tail']);
    expect(session.getState().incidents).toMatchObject({ state: 'ready', value: { summary: { ticketsRead: 100, ticketsInAll: 150 } } });
  });

  it('takes three requests where value costs one and the tail reaches back over the window', async () => {
    const world = aWorld({ valueRequests: 1, histories: { '701': [anOrderHistory()] } });
    await world.open();
    expect(world.requests().toSorted()).toEqual(['historyOf', 'priorTickets', 'tail']);
  });

  it('searches as well where value costs one and the tail is too short, since a limit may depend on it', async () => {
    const world = busy({ valueRequests: 1 });
    const { session } = await world.open();
    expect(world.requests().toSorted()).toEqual(['historyOf', 'priorTickets', 'search', 'tail']);
    expect(session.getState().journal).toMatchObject({ state: 'ready', value: { ofCustomer: [{ momentId: 'theirs' }] } });
  });
});

/** So many entries of the customer, an hour apart and all before those that fill the tail. */
function wrote(count: number, agesDays: number): World {
  const world = busy();
  for (let index = 0; index < count; index += 1) {
    world.journal.plant({ kind: 'thanks', momentId: `old-${index}`, customerId: '701', createdAtMs: daysBefore(agesDays) + index });
  }
  return world;
}
function searches(world: World): number {
  return world.requests().filter((method) => method === 'search').length;
}

describe('a customer with more entries than a page holds', () => {
  it('is read on until the window is covered', async () => {
    const world = wrote(250, 21);
    const { session } = await world.open();
    expect(session.getState().journal).toMatchObject({ state: 'ready', value: { ofCustomer: [{ momentId: 'theirs' }] } });
    expect(searches(world)).toBe(3);
  });

  it('is not read on beyond the window', async () => {
    const world = wrote(250, 31);
    await world.open();
    expect(searches(world)).toBe(1);
  });

  it('is not taken for known where ten pages do not cover the window', async () => {
    const world = wrote(1100, 21);
    expect((await world.open()).session.getState().journal).toMatchObject({ state: 'failed', error: { kind: 'too_much_to_read' } });
    expect(searches(world)).toBe(10);
  });

  it('is not taken for known where a page cannot be read', async () => {
    const world = wrote(250, 21);
    world.journal.faults.errorBefore = ({ method }) => (method === 'search' && searches(world) > 1 ? down : null);
    expect((await world.open()).session.getState().journal).toMatchObject({ state: 'failed', error: down });
  });
});

describe('what the journal shows of a customer', () => {
  it('is what was given in the window, newest first, without what was taken back', async () => {
    const world = aWorld();
    const give = (momentId: string, createdAtMs: number): void =>
      plantGiven(world.journal, { momentId, customerId: '701', createdById: '11', createdAtMs });
    give('old', daysBefore(30));
    give('in', daysBefore(30) + 1);
    give('undone', daysBefore(2));
    give('new', hoursBefore(1));
    world.journal.plant({ kind: 'reverse', momentId: 'undone', customerId: '701', createdById: '11' });
    plantGiven(world.journal, { momentId: 'others', customerId: '702' });
    const { journal } = (await world.open()).session.getState();
    expect(journal).toMatchObject({ state: 'ready', value: { ofCustomer: [{ momentId: 'new' }, { momentId: 'in' }] } });
  });

  it('holds what was given a minute ago, which search does not show yet', async () => {
    const world = busy({ searchLagMs: 2 * DAY_MS });
    plantGiven(world.journal, { momentId: 'fresh', customerId: '701', createdAtMs: hoursBefore(1) });
    const { journal } = (await world.open()).session.getState();
    expect(journal).toMatchObject({ state: 'ready', value: { ofCustomer: [{ momentId: 'fresh' }, { momentId: 'theirs' }] } });
  });

  it('is there without search where the tail reaches back, and fails where it does not', async () => {
    const short = aWorld();
    short.journal.faults.errorBefore = ({ method }) => (method === 'search' ? down : null);
    expect((await short.open()).session.getState().journal.state).toBe('ready');
    const long = busy();
    long.journal.faults.errorBefore = ({ method }) => (method === 'search' ? down : null);
    expect((await long.open()).session.getState().journal).toMatchObject({ state: 'failed', error: down, last: null });
  });
});
