import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { failing, openedPage, press } from '#builders/a-page.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';

describe('what the sidebar shows', () => {
  it('while everything loads has a plan from the ticket alone', () => {
    const { session } = aWorld().begin();
    expect(session.getState()).toMatchObject({
      value: { state: 'loading' },
      incidents: { state: 'loading' },
      journal: { state: 'loading' },
      plan: { gesture: 'credit' },
      onTicket: [],
      cards: [],
    });
  });

  it('raises the suggestion with a tier and with incidents of the same cause once they are read', async () => {
    const world = aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } });
    const { plan } = (await world.open()).session.getState();
    expect(plan.suggestion?.reasons.map(({ rule }) => rule)).toEqual(['base', 'repeat', 'value', 'rounding']);
  });

  it('counts a repeat of the same cause anew where the agent answers another', async () => {
    const world = aWorld({ tickets: { '701': [aPriorTicket()] } });
    const { session } = await world.open();
    expect(session.getState().plan.facts?.priorIncidents).toMatchObject([{ isSameCause: true }]);
    session.choose({ cause: 'outage' });
    expect(session.getState().plan.facts?.priorIncidents).toMatchObject([{ isSameCause: false }]);
  });

  it('takes no ticket for a prior one that was created after the present one', async () => {
    const createdAtMs = aTicket().createdAtMs;
    const other = { causeFieldValue: 'damaged_item' };
    const tickets = [
      aPriorTicket({ id: 902, createdAtMs: createdAtMs + 1, ...other }),
      aPriorTicket({ id: 901, createdAtMs, ...other }),
      aPriorTicket(),
    ];
    const { session } = await aWorld({ tickets: { '701': tickets } }).open();
    expect(session.getState().incidents).toMatchObject({
      value: { summary: { ticketsRead: 2, ticketsInAll: 2, incidents: [{ ticketId: 901 }, { ticketId: 900 }] } },
    });
    expect(session.getState().plan.facts?.priorIncidents).toHaveLength(2);
  });

  it('takes a failure for one that hit many where a problem gathers the ticket, until the agent says otherwise', async () => {
    const present = aPriorTicket({ id: 501, createdAtMs: aTicket().createdAtMs });
    const world = aWorld({ tickets: { '701': [present] } });
    const { session } = await world.open();
    expect(session.getState().plan.facts?.isGroup).toBe(false);
    world.history.linkedToProblem.add('501');
    const linked = (await world.open()).session;
    expect(linked.getState().plan.facts?.isGroup).toBe(true);
    linked.choose({ details: { ...NOTHING_CHOSEN.details, isGroup: false } });
    expect(linked.getState().plan.facts?.isGroup).toBe(false);
  });

  it('takes what its own attempt holds for no earlier gesture, whatever cause the agent has turned to since', async () => {
    const { world, page } = await openedPage();
    failing(world, 'append', 'post');
    await press(world, page.session.makeItRight());
    page.session.choose({ cause: 'outage' });
    expect(world.live()).toMatchObject([{ ticketId: '501', cause: 'late_delivery', state: 'reserved' }]);
    expect(page.session.getState()).toMatchObject({ giving: { phase: 'failed' }, plan: { facts: { gestures: [] } } });
  });

  it('has what stands on the ticket, whatever cause is answered since', async () => {
    const world = aWorld();
    const { session } = await world.open();
    await press(world, session.makeItRight());
    session.choose({ cause: 'outage' });
    expect(session.getState().cards).toMatchObject([{ standing: { cause: 'late_delivery' }, canUndo: true }]);
  });

  it('shows on another ticket of the customer what was given, and not as standing there', async () => {
    const world = aWorld();
    await press(world, (await world.open()).session.makeItRight());
    const { session } = await world.open({ ticket: aTicket({ ticketId: '502' }) });
    expect(session.getState()).toMatchObject({ cards: [], journal: { value: { ofCustomer: [{ ticketId: '501' }] } } });
  });
});

/** A session that counts how often the plan is derived anew. */
async function typing() {
  const world = aWorld({ histories: { '701': [anOrderHistory()] }, tickets: { '701': [aPriorTicket()] } });
  const { session } = await world.open();
  const before = session.getState();
  const plans = new Set([before.plan]);
  session.subscribe(() => void plans.add(session.getState().plan));
  return { world, session, before, derivedAnew: () => plans.size - 1 };
}

describe('what an agent types', () => {
  it.each(['story', 'deviation'] as const)(
    'into the %s, 20 characters of it, derives no plan anew, nor what is shown above it',
    async (field) => {
      const { world, session, before, derivedAnew } = await typing();
      for (const length of Array.from({ length: 20 }, (_, index) => index + 1)) {
        session.choose({ [field]: 'The parcel came late.'.slice(0, length) });
        world.time.pass(1000);
      }
      expect(derivedAnew()).toBeLessThanOrEqual(1);
      const after = session.getState();
      expect(after.choice[field]).toBe('The parcel came late');
      expect(after.value).toBe(before.value);
      expect(after.incidents).toBe(before.incidents);
    },
  );

  it('into the reply derives no plan anew', async () => {
    const { session, derivedAnew } = await typing();
    session.choose({ reply: { text: 'Dear Ada', basis: '' } });
    expect(derivedAnew()).toBe(0);
  });

  it('as the amount, or ticks, derives it anew each time', async () => {
    const { session, derivedAnew } = await typing();
    session.choose({ amountText: '1' });
    session.choose({ amountText: '12' });
    session.choose({ details: { ...NOTHING_CHOSEN.details, isVulnerable: true } });
    expect(derivedAnew()).toBe(3);
    expect(session.getState().plan).toMatchObject({ amount: { amountMinor: 1200 }, facts: { isVulnerable: true } });
  });

  it('in the next minute derives it from the time that it is then', async () => {
    const { world, session } = await typing();
    const hours = (): number => session.getState().plan.facts?.hoursSinceReport ?? 0;
    const before = hours();
    world.time.pass(60_000);
    session.choose({ story: 'Late.' });
    expect(hours()).toBeCloseTo(before + 1 / 60);
  });
});
