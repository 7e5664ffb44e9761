import { describe, expect, it } from 'vitest';
import { press } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';

const FAILED = aPriorTicket({ id: 490, createdAtMs: daysBefore(2), causeFieldValue: 'damaged_item' });

async function opened(...tickets: readonly PriorTicket[]) {
  const world = aWorld({ tickets: { '701': tickets } });
  const page = await world.open();
  await world.time.run();
  return { world, page };
}

function wound({ session }: Page): number | null {
  return session.getState().wound?.ticketId ?? null;
}

describe('an open wound, on the next ticket', () => {
  it('is said, and costs no request', async () => {
    const { world, page } = await opened(FAILED);
    expect(wound(page)).toBe(490);
    expect(world.requests().length).toBeLessThanOrEqual(3);
  });

  it('is nothing that happened longer ago, was not ours, or stands on a ticket that was merged', async () => {
    expect(wound((await opened({ ...FAILED, createdAtMs: daysBefore(8) })).page)).toBeNull();
    expect(wound((await opened({ ...FAILED, causeFieldValue: 'other' })).page)).toBeNull();
    expect(wound((await opened({ ...FAILED, tags: ['closed_by_merge'] })).page)).toBeNull();
  });

  it('is nothing that this ticket may be about itself, until somebody says that it is not', async () => {
    const { world, page } = await opened({ ...FAILED, causeFieldValue: 'late_delivery' });
    expect(wound(page)).toBeNull();
    await press(
      world,
      page.session.withSuggestion((flow) => flow.sayMatter('490', false)).then(() => undefined),
    );
    expect(wound(page)).toBe(490);
  });

  it('heals once something is given', async () => {
    const { world, page } = await opened(FAILED);
    await press(world, page.session.makeItRight());
    expect(wound(page)).toBeNull();
  });

  it('goes when the ticket gets another customer', async () => {
    const { world, page } = await opened(FAILED);
    page.workspace.changeTicket({ requester: aTicket({ requester: { id: '702' } }).requester });
    await world.time.run();
    expect(wound(page)).toBeNull();
  });
});
