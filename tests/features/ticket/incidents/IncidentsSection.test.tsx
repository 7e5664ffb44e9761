import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { eur } from '#builders/currencies.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { IncidentsSection } from '#features/ticket/incidents/IncidentsSection.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { user } from '../../../ui/rendered.tsx';
import { aJournalView } from '#builders/a-plan.ts';
import { aWorld } from '#builders/a-world.ts';
import { noting, shown } from '../shown.tsx';

async function section(tickets: readonly PriorTicket[], over: Partial<SessionState> = {}, { includesArchived = true } = {}) {
  const asked: string[] = [];
  const world = aWorld({ tickets: { '701': tickets } });
  world.history.includesArchived = includesArchived;
  const at = await shown(
    (state, session) => {
      const { reload, showTicket } = noting(session, asked);
      return <IncidentsSection state={{ ...state, ...over }} onRetry={() => reload('incidents')} onOpen={showTicket} />;
    },
    { world },
  );
  return { page: at.screen, asked };
}

const ticket = (id: number, over: Partial<PriorTicket> = {}): PriorTicket => aPriorTicket({ id, createdAtMs: daysBefore(id), ...over });

/** The journal with something of the customer's on another ticket. */
function journalWith(...all: readonly Commitment[]): SessionState['journal'] {
  return { state: 'ready', value: { ...aJournalView(all), ofCustomer: all }, atMs: NOW_MS };
}

/** Prior incidents that were read a while ago. */
async function staleIncidents(): Promise<SessionState['incidents']> {
  const world = aWorld({ tickets: { '701': [ticket(3)] } });
  const { incidents } = (await world.open()).session.getState();
  if (incidents.state !== 'ready') throw new Error('The incidents were not read.');
  return { state: 'stale', value: incidents.value, atMs: NOW_MS - 14 * 60_000 };
}

const given = aCommitment({ ticketId: '3', customerId: '701' });

/** What is read without a press. */
const glance = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll('.lead, .quiet')].map(({ textContent }) => textContent.trim());

describe('prior incidents', () => {
  it('of a first ticket are none, with nothing more to show', async () => {
    const { page } = await section([]);
    expect(glance(page)).toEqual(['No prior incidents', 'This is the customer’s first ticket.']);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('of a customer with tickets about other things are none, and say why', async () => {
    const { page } = await section([ticket(3, { causeFieldValue: null, rating: 'good' })]);
    expect(glance(page)[0]).toBe('No prior incidents');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are counted in one line, with the cause that comes most in the smaller one', async () => {
    const { page } = await section([ticket(3), ticket(5), ticket(9, { causeFieldValue: 'outage' })]);
    expect(glance(page)).toEqual(['3 prior incidents in 60 days', 'Late delivery × 2 · No gesture in 30 days']);
  });

  it('are one by one behind a press, and away again at another', async () => {
    await section([ticket(3), ticket(5), ticket(9)]);
    expect(screen.queryByRole('listitem')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all 3', expanded: false }));
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Show all 3', expanded: true }));
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  it('say that archived tickets are missing only where search did not answer', async () => {
    const missing = 'archived tickets are missing';
    expect((await section([ticket(3)])).page.textContent).not.toContain(missing);
    expect((await section([ticket(3)], {}, { includesArchived: false })).page.textContent).toContain(missing);
  });

  it('open their ticket at a press', async () => {
    const { asked } = await section([ticket(3)]);
    await user.click(screen.getByRole('button', { name: 'Show 1' }));
    await user.click(await screen.findByRole('button', { name: 'Late delivery' }));
    expect(asked).toEqual(['showTicket 3']);
  });

  it('that could not be read say so, and are read again at a press', async () => {
    const { page, asked } = await section([], { incidents: { state: 'failed', error: DOWN, last: null } });
    expect(page.textContent).toContain('Could not load: Prior incidents.');
    await user.click(screen.getByRole('button', { name: 'Reload incidents' }));
    expect(asked).toEqual(['reload incidents']);
  });
});

describe('what the customer was given before', () => {
  it('is counted with its sum', async () => {
    expect((await section([], { journal: journalWith(given) })).page.textContent).toContain('1 gesture in 30 days, €15 in all');
  });

  it('counts nothing that is only begun, or approved and not delivered', async () => {
    const begun = { ...given, momentId: 'moment-2', state: 'reserved' } as const;
    const two = await section([ticket(3)], { journal: journalWith(given, begun) });
    expect(two.page.textContent).toContain('1 gesture in 30 days, €15 in all');
    const none = await section([ticket(3)], { journal: journalWith(begun) });
    expect(none.page.textContent).toContain('No gesture in 30 days');
  });

  it('that it was time and no money is said as such, and money beside it is summed', async () => {
    const time = { ...given, momentId: 'moment-2', stated: eur(0) };
    expect((await section([], { journal: journalWith(time) })).page.textContent).toContain('1 gesture in 30 days, without money');
    const both = await section([], { journal: journalWith(time, given) });
    expect(both.page.textContent).toContain('2 gestures in 30 days, €15 in all');
  });

  it('that it was nothing is said only where something went wrong', async () => {
    expect((await section([ticket(3)])).page.textContent).toContain('No gesture in 30 days');
    expect((await section([])).page.textContent).not.toContain('gesture');
  });

  it('is not known yet, or cannot be, where the journal was not read', async () => {
    expect((await section([ticket(3)], { journal: { state: 'loading' } })).page.textContent).toContain('Loading …');
    expect((await section([], { journal: { state: 'loading' } })).page.textContent).not.toContain('Loading …');
    const { page } = await section([], { journal: { state: 'failed', error: DOWN, last: null } });
    expect(page.textContent).toContain('Earlier gestures could not be loaded.');
  });
});

describe('prior incidents that this browser remembers', () => {
  it('are told with what was given then', async () => {
    const remembered: SessionState['remembered'] = {
      customerId: '701',
      value: null,
      incidents: null,
      journal: { value: { ...aJournalView([given]), ofCustomer: [given] }, atMs: NOW_MS },
    };
    const { page } = await section([ticket(3)], { journal: { state: 'loading' }, remembered });
    expect(page.textContent).toContain('1 gesture');
    expect(page.textContent).not.toContain('as of');
  });

  it('say their age on a line of its own, which moves nothing, while they are read anew', async () => {
    const at = await section([ticket(3)]);
    expect(at.page.textContent).not.toContain('as of');
    const incidents = await staleIncidents();
    const { page } = await section([ticket(3)], { incidents });
    expect(page.querySelector('.age')?.textContent).toBe('as of 14 minutes ago');
    expect(page.querySelector('.quiet')?.textContent).not.toContain('as of');
    expect(page.textContent).not.toContain('Reading again');
  });
});
