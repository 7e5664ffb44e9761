import { describe, expect, it } from 'vitest';
import { phaseOf, press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { limits } from '#builders/limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';

/** A ticket that belonged to customer 700, who was merged into 701. */
const moved = aPriorTicket({
  id: 502,
  createdAtMs: daysBefore(40),
  updatedAtMs: daysBefore(20),
  tags: [MOMENT_TAG],
  causeFieldValue: 'damaged_item',
});

/** An account where 700 was given €45 on that ticket, twenty days ago, and so much since that the newest page does not show it. */
function mergedWorld({ since = 100, set = { customerWindowMinor: 5000 } }: { since?: number; set?: Partial<Limits> } = {}): World {
  const world = aWorld({
    tickets: { '701': [moved] },
    settings: parsedSettings({ limits: limits({ customerWindowDays: 30, ...set }) }),
  });
  plantGiven(world.journal, {
    momentId: 'before',
    ticketId: '502',
    customerId: '700',
    cause: 'damaged_item',
    amountMinor: 4500,
    createdAtMs: daysBefore(20),
  });
  for (let index = 0; index < since; index += 1) {
    plantGiven(world.journal, {
      momentId: `since-${index}`,
      ticketId: `9${index}`,
      customerId: `8${index}`,
      amountMinor: 100,
      createdAtMs: daysBefore(2),
    });
  }
  return world;
}

function searches(world: World): number {
  return world.journal.calls.filter(({ method }) => method === 'search').length;
}

describe('what was given to a customer who was merged into this one', () => {
  it('is found by the ticket that came with them, and leaves so much less', async () => {
    const world = mergedWorld();
    const { session } = await world.open();
    expect(session.getState().plan.allowances.find(({ limit }) => limit === 'customer_window')?.remaining).toBe(500);
    expect(session.getState().journal).toMatchObject({ value: { ofCustomer: [{ momentId: 'before' }] } });
    expect(searches(world)).toBe(2);
  });

  it('is refused beyond that by the journal, and not only by the page', async () => {
    const world = mergedWorld();
    const page = await world.open();
    page.session.choose({ gesture: 'credit', amountText: '5' });
    await press(world, page.session.makeItRight());
    expect(phaseOf(page)).toBe('given');
    const again = await world.open();
    again.session.choose({ cause: 'outage', gesture: 'credit', amountText: '0.01' });
    await press(world, again.session.makeItRight());
    expect(again.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window' } });
  });

  it('costs no further request where the newest entries show it already', async () => {
    const world = mergedWorld({ since: 5 });
    const { session } = await world.open();
    expect(session.getState().plan.allowances.find(({ limit }) => limit === 'customer_window')?.remaining).toBe(500);
    expect(searches(world)).toBe(1);
  });

  it('is asked for once, also where there is nothing about the ticket', async () => {
    const world = aWorld({ tickets: { '701': [moved] } });
    const { session } = await world.open();
    session.reload('journal');
    await world.time.run();
    expect(searches(world)).toBe(3);
  });

  it('stops a gesture where it cannot be read, and lets it pass once it can', async () => {
    const world = mergedWorld();
    world.journal.faults.errorBefore = ({ method }) =>
      method === 'search' && searches(world) > 1 ? { kind: 'unavailable', what: 'journal', status: 503 } : null;
    const page = await world.open();
    page.session.choose({ gesture: 'credit', amountText: '10' });
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'failed', error: { kind: 'failed', step: 'look' } });
    world.journal.faults.errorBefore = null;
    await press(world, page.session.makeItRight());
    expect(page.session.getState().giving).toMatchObject({ phase: 'refused', refusal: { limit: 'customer_window', remaining: 500 } });
  });
});
