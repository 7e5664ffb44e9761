import { describe, expect, it } from 'vitest';
import { valueFields } from '#sandbox/server/zendesk-json.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { commentsOf } from '#sandbox/world/tickets.ts';
import type { Ticket, World } from '#sandbox/world/world.ts';
import { openedMs } from './sandbox-client.ts';

const dayMs = 86_400_000;
const seeded = (seed: number): World => createWorld({ nowMs: openedMs, seed, objects: [] });
const world = seeded(1);

function requesterOf(ticketId: number): { prior: Ticket[]; value: ReturnType<typeof valueFields> } {
  const ticket = world.tickets.get(ticketId);
  const customer = world.customers.get(ticket?.requesterId ?? 0);
  if (ticket === undefined || customer === undefined) throw new Error(`No ticket ${ticketId}`);
  const ids = world.ticketIdsByRequester.get(customer.id) ?? [];
  const prior = ids
    .filter((id) => id !== ticketId)
    .map((id) => world.tickets.get(id))
    .filter((other) => other !== undefined);
  return { prior, value: valueFields(customer, world) };
}

describe('the seeded world', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(seeded(1)).toEqual(world);
    expect(seeded(2).orders).not.toEqual(world.orders);
  });

  it('moves with the clock and changes nothing else', () => {
    const later = createWorld({ nowMs: openedMs + 10 * dayMs, seed: 1, objects: [] });
    expect([...later.tickets.values()].map(({ id, subject, status }) => [id, subject, status])).toEqual(
      [...world.tickets.values()].map(({ id, subject, status }) => [id, subject, status]),
    );
    expect(later.tickets.get(101)?.createdMs).toBe((world.tickets.get(101)?.createdMs ?? 0) + 10 * dayMs);
  });

  it('has about 40 customers, 200 orders and 120 tickets besides one long history', () => {
    expect(world.customers.size).toBe(40);
    expect(world.orders.length).toBeGreaterThan(170);
    expect(world.orders.length).toBeLessThan(240);
    expect(world.tickets.size).toBe(424);
  });

  it('holds nothing that has not happened yet', () => {
    const tickets = [...world.tickets.values()].filter((ticket) => Math.max(ticket.createdMs, ticket.updatedMs) > openedMs);
    const orders = world.orders.filter((order) => order.orderedMs > openedMs);
    expect({ tickets, orders }).toEqual({ tickets: [], orders: [] });
  });

  it('opens on 101: Ada Farrow (sample), 14 orders, EUR 1,240 net, two late deliveries in 60 days, one rated bad, one still open', () => {
    const { prior, value } = requesterOf(101);
    expect(value).toMatchObject({ orders_count: 14, total_spent: 1240, currency: 'EUR' });
    expect(world.tickets.get(101)).toMatchObject({ status: 'open', cause: 'late_delivery', createdMs: openedMs - 30 * 3_600_000 });
    expect(prior).toHaveLength(4);
    expect(prior.filter((ticket) => ticket.cause === 'late_delivery' && openedMs - ticket.createdMs < 60 * dayMs)).toHaveLength(2);
    expect(prior.filter((ticket) => ticket.rating === 'bad')).toHaveLength(1);
    expect(prior.filter((ticket) => ticket.status === 'open')).toHaveLength(1);
  });

  it('has the other scenarios under their ids', () => {
    expect(requesterOf(102)).toMatchObject({ prior: [], value: { orders_count: 1 } });
    expect(requesterOf(103).value).toEqual({
      orders_count: null,
      total_spent: null,
      first_order_at: null,
      last_order_at: null,
      currency: null,
    });
    expect(requesterOf(104).value.total_spent).toBeLessThan(0);
    expect(world.tickets.get(105)).toMatchObject({ cause: 'slow_reply', priority: 'low' });
    expect(requesterOf(105).prior).toEqual([]);
    expect(world.tickets.get(106)).toMatchObject({ cause: null, tags: [], status: 'open' });
    expect(requesterOf(107).prior).toHaveLength(300);
  });

  it('has one outage that hit several: a problem with three open incidents of customers whom no other scenario shows', () => {
    expect(world.tickets.get(120)).toMatchObject({ type: 'problem', problemId: null, subject: 'Checkout was down' });
    const linked = [...world.tickets.values()].filter(({ problemId }) => problemId === 120);
    expect(linked.map(({ id, type, status, cause }) => [id, type, status, cause])).toEqual(
      [121, 122, 123].map((id) => [id, 'incident', 'open', 'outage']),
    );
    expect(new Set(linked.map(({ requesterId }) => requesterId)).size).toBe(3);
    expect(linked.every(({ requesterId }) => requesterId > 2_000_007)).toBe(true);
    expect(requesterOf(121).prior).not.toEqual([]);
    expect([...world.tickets.values()].filter(({ type, problemId }) => type === 'problem' || problemId !== null)).toHaveLength(4);
  });

  it('gives every ticket a conversation of one to four comments, the customer first', () => {
    for (const ticket of world.tickets.values()) {
      const comments = commentsOf(ticket, 1);
      expect(comments.length).toBeGreaterThanOrEqual(1);
      expect(comments.length).toBeLessThanOrEqual(4);
      expect(comments[0]?.authorId).toBe(ticket.requesterId);
    }
  });
});

describe('the people', () => {
  it('are 60 agents, two leads who are agents in the group "Team leads", a light agent, and an admin', () => {
    expect(world.people).toHaveLength(64);
    expect(world.people.find((person) => person.key === 'agent60')).toMatchObject({ role: 'agent', groups: [{ name: 'Support' }] });
    for (const key of ['lead', 'lead2'])
      expect(world.people.find((person) => person.key === key)).toMatchObject({
        role: 'agent',
        groups: [{ name: 'Support' }, { name: 'Team leads' }],
      });
    expect(world.people.filter((person) => person.isLight === true)).toMatchObject([{ key: 'light', role: 'agent' }]);
    expect(world.people.find((person) => person.key === 'admin')?.role).toBe('admin');
  });
});
