import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { DOWN } from '#builders/a-page.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
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

function lines(): readonly string[] {
  return within(screen.getByRole('list'))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);
}

/** The journal with something given on a ticket. */
function journalWith(ticketId: string, gesture: 'credit' | 'call' = 'credit'): SessionState['journal'] {
  const one = aCommitment({ ticketId, customerId: '701', detail: { gesture }, ...(gesture === 'call' && NO_MONEY) });
  return { state: 'ready', value: { ...aJournalView([one]), ofCustomer: [one] }, atMs: NOW_MS };
}

const NO_MONEY = { countsMinor: 0 };

describe('prior incidents', () => {
  it('of a first ticket are none', async () => {
    const { page } = await section([]);
    expect(page.textContent).toContain("No prior incidentsThis is the customer's first ticket.No gesture in");
    expect(lines()).toEqual([]);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('are counted by cause, with the latest', async () => {
    const { page } = await section([ticket(3), ticket(5), ticket(9, { causeFieldValue: 'outage' })]);
    expect(page.textContent).toContain('3 incidents in');
    expect(page.textContent).toContain('Late delivery × 2 · Outage × 1 · the latest 3 days ago');
  });

  it('say how many were rated bad and are still open, from the first one on', async () => {
    const one = await section([ticket(3, { rating: 'bad', status: 'open' })]);
    expect(one.page.textContent).toContain('Late delivery × 1 · 1 rated bad · 1 still open · the latest 3 days ago');
  });

  it('say that archived tickets are missing only where search did not answer', async () => {
    const missing = 'archived tickets are missing here';
    expect((await section([ticket(3)])).page.textContent).not.toContain(missing);
    expect((await section([ticket(3)], {}, { includesArchived: false })).page.textContent).toContain(missing);
  });

  it('are all shown where there are two, with nothing more to show', async () => {
    await section([ticket(3), ticket(5)]);
    expect(lines()).toHaveLength(2);
    expect(screen.queryByRole('button', { name: /Show/ })).toBeNull();
  });

  it('are more than two only at a press, and two again at another', async () => {
    await section([ticket(3), ticket(5), ticket(9)]);
    expect(lines()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Show all 3', expanded: false }));
    expect(lines()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Show fewer', expanded: true }));
    expect(lines()).toHaveLength(2);
  });

  it('open their ticket at a press, and say beforehand which', async () => {
    const { asked } = await section([ticket(3)]);
    const link = screen.getByRole('button', { name: 'Late delivery' });
    expect(link.title).toBe('Open ticket 3: Where is my parcel?');
    await user.click(link);
    expect(asked).toEqual(['showTicket 3']);
  });

  it('that could not be read say so, and are read again at a press', async () => {
    const { page, asked } = await section([], { incidents: { state: 'failed', error: DOWN, last: null } });
    expect(page.textContent).toContain('Prior incidents could not be read.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked).toEqual(['reload incidents']);
  });
});

describe('the marks of an incident', () => {
  it('are none where it ended well and nothing was given', async () => {
    await section([ticket(3)]);
    expect(lines()).toEqual(['Mar 15Late delivery']);
  });

  it.each([
    ['rated bad', { rating: 'bad' }, 'rated bad'],
    ['still open', { status: 'open' }, 'open'],
    ['both', { rating: 'bad', status: 'open' }, 'rated bad · open'],
  ] as const)('say that it is %s', async (_what, over, marks) => {
    await section([ticket(3, over)]);
    expect(lines()).toEqual([`Mar 15Late delivery${marks}`]);
  });

  it('say what was given on that very ticket', async () => {
    await section([ticket(3), ticket(5)], { journal: journalWith('3') });
    expect(lines()).toEqual(['Mar 15Late delivery€15', 'Mar 13Late delivery']);
  });

  it('say nothing of a gesture without money', async () => {
    await section([ticket(3)], { journal: journalWith('3', 'call') });
    expect(lines()).toEqual(['Mar 15Late delivery']);
  });
});

describe('what the customer was given before', () => {
  it('is counted with its sum', async () => {
    expect((await section([], { journal: journalWith('3') })).page.textContent).toMatch(/1 gesture in \d+ days, €15 in all/);
  });

  it('is not known yet, or cannot be, where the journal was not read', async () => {
    expect((await section([], { journal: { state: 'loading' } })).page.textContent).toContain('Loading …');
    const { page } = await section([], { journal: { state: 'failed', error: DOWN, last: null } });
    expect(page.textContent).toContain('Earlier gestures could not be read:');
  });
});
