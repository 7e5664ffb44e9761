import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aJournalView } from '#builders/a-plan.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { IncidentDetails } from '#features/ticket/incidents/details/IncidentDetails.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { user } from '../../../../ui/rendered.tsx';
import { noting, shown } from '../../shown.tsx';

async function details(tickets: readonly PriorTicket[], over: Partial<SessionState> = {}) {
  const asked: string[] = [];
  const at = await shown(
    (state, session) =>
      state.incidents.state === 'ready' && (
        <IncidentDetails view={state.incidents.value} state={{ ...state, ...over }} onOpen={noting(session, asked).showTicket} />
      ),
    { world: aWorld({ tickets: { '701': tickets } }) },
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

describe('prior incidents, one by one', () => {
  it('are counted by cause, with the latest', async () => {
    const { page } = await details([ticket(3), ticket(5), ticket(9, { causeFieldValue: 'outage' })]);
    expect(page.textContent).toContain('Late delivery × 2 · Outage × 1 · the latest 3 days ago');
    expect(lines()).toHaveLength(3);
  });

  it('say how many were rated bad and are still open, from the first one on', async () => {
    const { page } = await details([ticket(3, { rating: 'bad', status: 'open' })]);
    expect(page.textContent).toContain('Late delivery × 1 · 1 rated bad · 1 still open · the latest 3 days ago');
  });

  it('open their ticket at a press, and say beforehand which', async () => {
    const { asked } = await details([ticket(3)]);
    const link = screen.getByRole('button', { name: 'Late delivery' });
    expect(link.title).toBe('Open ticket 3: Where is my parcel?');
    await user.click(link);
    expect(asked).toEqual(['showTicket 3']);
  });
});

describe('the marks of an incident', () => {
  it('are none where it ended well and nothing was given', async () => {
    await details([ticket(3)]);
    expect(lines()).toEqual(['Mar 15Late delivery']);
  });

  it.each([
    ['rated bad', { rating: 'bad' }, 'rated bad'],
    ['still open', { status: 'open' }, 'open'],
    ['both', { rating: 'bad', status: 'open' }, 'rated bad · open'],
  ] as const)('say that it is %s', async (_what, over, marks) => {
    await details([ticket(3, over)]);
    expect(lines()).toEqual([`Mar 15Late delivery${marks}`]);
  });

  it('say what was given on that very ticket', async () => {
    await details([ticket(3), ticket(5)], { journal: journalWith('3') });
    expect(lines()).toEqual(['Mar 15Late delivery€15', 'Mar 13Late delivery']);
  });

  it('say nothing of a gesture without money', async () => {
    await details([ticket(3)], { journal: journalWith('3', 'call') });
    expect(lines()).toEqual(['Mar 15Late delivery']);
  });

  it('say nothing of a gesture that is only begun', async () => {
    const journal = journalWith('3');
    if (journal.state !== 'ready') throw new Error('a journal');
    const ofCustomer = journal.value.ofCustomer.map((one) => ({ ...one, state: 'reserved' as const }));
    await details([ticket(3)], { journal: { ...journal, value: { ...journal.value, ofCustomer } } });
    expect(lines()).toEqual(['Mar 15Late delivery']);
  });
});
