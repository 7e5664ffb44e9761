import { describe, expect, it } from 'vitest';
import { STORY, phaseOf, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';

/** An account where the customer was given €7 for a late parcel, and where others were thanked so often since that the newest page shows that alone. */
function paidWorld({
  ticketId,
  paidDaysAgo,
  windowDays,
  tickets = [],
}: {
  readonly ticketId: string;
  readonly paidDaysAgo: number;
  readonly windowDays: number;
  readonly tickets?: readonly PriorTicket[];
}): World {
  const world = aWorld({
    valueRequests: 1,
    tickets: { '701': tickets },
    settings: parsedSettings({ limits: limits({ customerWindowDays: windowDays }) }),
  });
  const paid = { momentId: 'paid', customerId: '701', ticketId, cause: 'late_delivery', amountMinor: 700 };
  plantGiven(world.journal, { ...paid, createdAtMs: daysBefore(paidDaysAgo) });
  // The newest page reaches back over the window, and no further than what was paid.
  const sinceMs = daysBefore(Math.min(paidDaysAgo, windowDays + 1)) + 1;
  for (let index = 0; index < 110; index += 1) {
    world.journal.plant({ kind: 'thanks', momentId: `m-${index}`, customerId: `8${index}`, ticketId: `9${index}`, createdAtMs: sinceMs });
  }
  return world;
}

/** The customer's other ticket, on which something was made right. */
function other(ticket: Partial<PriorTicket>): PriorTicket {
  const { createdAtMs = daysBefore(80), tags = [] } = ticket;
  return aPriorTicket({ id: 502, updatedAtMs: createdAtMs, causeFieldValue: 'late_delivery', ...ticket, tags: [MOMENT_TAG, ...tags] });
}

/** Gives €5 on the open ticket, for the same cause. */
async function giveAgain(world: World, createdDaysAgo: number): Promise<Page> {
  const page = await world.open({ ticket: aTicket({ createdAtMs: daysBefore(createdDaysAgo) }) });
  page.session.choose({ gesture: 'credit', amountText: '5', story: STORY });
  await press(world, page.session.makeItRight());
  return page;
}

describe('one failure is made right once, however short the window of a customer is', () => {
  it('on one ticket', async () => {
    const page = await giveAgain(paidWorld({ ticketId: '501', paidDaysAgo: 5, windowDays: 3 }), 6);
    expect(page.session.getState()).toMatchObject({ onTicket: [{ momentId: 'paid' }], giving: { refusal: { limit: 'same_incident' } } });
  });

  it('on two tickets that lie no further apart than a week', async () => {
    const tickets = [other({ createdAtMs: daysBefore(6), status: 'solved' })];
    const page = await giveAgain(paidWorld({ ticketId: '502', paidDaysAgo: 6, windowDays: 3, tickets }), 0);
    expect(page.session.getState()).toMatchObject({
      plan: { matter: { unanswered: ['502'] }, facts: { matter: { given: { ticketId: '502' } } } },
      giving: { refusal: { limit: 'same_matter' } },
    });
  });

  it.each([
    ['was merged into another', { status: 'closed', tags: ['closed_by_merge'] }],
    ['is not solved', { status: 'hold' }],
    ['is not solved and names no cause', { status: 'hold', causeFieldValue: null }],
  ] as const)('on two tickets of which the other %s, however long ago', async (_which, ticket) => {
    const page = await giveAgain(paidWorld({ ticketId: '502', paidDaysAgo: 70, windowDays: 60, tickets: [other(ticket)] }), 0);
    expect(page.session.getState()).toMatchObject({
      plan: { matter: { unanswered: ['502'] } },
      giving: { phase: 'refused', refusal: { limit: 'same_matter', earlier: { ticketId: '502' } } },
    });
  });

  it('on two tickets of which this one is the older and was left open, and the other is solved', async () => {
    const tickets = [other({ createdAtMs: daysBefore(2), status: 'solved' })];
    const page = await giveAgain(paidWorld({ ticketId: '502', paidDaysAgo: 1, windowDays: 60, tickets }), 20);
    expect(page.session.getState().giving).toMatchObject({ refusal: { limit: 'same_matter', earlier: { ticketId: '502' } } });
  });

  it('and is another failure on a ticket that came more than a week after one that is solved', async () => {
    const tickets = [other({ createdAtMs: daysBefore(9), status: 'solved' })];
    const page = await giveAgain(paidWorld({ ticketId: '502', paidDaysAgo: 9, windowDays: 3, tickets }), 1);
    expect(phaseOf(page)).toBe('given');
  });
});

it('what was given on a merged ticket and is found only when somebody presses is known to whoever gives', async () => {
  const merged = other({ status: 'closed', tags: ['closed_by_merge'] });
  const world = paidWorld({ ticketId: '502', paidDaysAgo: 70, windowDays: 60, tickets: [merged] });
  world.journal.faults.errorBefore = ({ method }) =>
    method === 'search' ? { kind: 'refused_by_role', what: 'journal', action: 'read' } : null;
  const page = await world.open({ ticket: aTicket({ createdAtMs: daysBefore(0) }) });
  world.journal.faults.errorBefore = null;
  page.session.choose({ gesture: 'credit', amountText: '5', story: STORY });
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'same_matter' } });
});
