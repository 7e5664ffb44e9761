import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aRequest } from '#builders/a-request.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { MomentSection } from '#features/ticket/moment/MomentSection.tsx';
import { isGiven } from '#features/ticket/session/is-given.ts';
import type { RequestStatus } from '#domain/moments/request-status.ts';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import { type Shown, shown } from '../shown.tsx';

function section(over: Partial<SessionState> = {}): Promise<Shown> {
  return shown((state, session) => <MomentSection state={{ ...state, ...over }} session={session} onSay={() => {}} />);
}

const form = (): HTMLElement | null => screen.queryByRole('textbox', { name: 'Amount' });
const own = aCommitment({ agentId: '11' });

describe('the moment of a ticket', () => {
  it('is a form while nothing is given', async () => {
    await section();
    expect(await screen.findByRole('button', { name: 'Make it right' })).toBeDefined();
  });

  it('is a card once it is given, and no form', async () => {
    await section({ standing: own });
    expect(await screen.findByText('Made right: €15 store credit')).toBeDefined();
    expect(form()).toBeNull();
  });

  it('says below how giving goes', async () => {
    await section({ giving: { phase: 'working', step: 'look' } });
    expect(await screen.findByText(/^Checking the limits …/)).toBeDefined();
  });

  it('keeps the focus once it is undone', async () => {
    const at = await section({ giving: { phase: 'undone', left: [] } });
    expect(await screen.findByText('Taken back. It no longer counts.')).toBeDefined();
    expect(at.screen.contains(document.activeElement)).toBe(true);
  });

  it.each<[RequestStatus, boolean]>([
    [{ kind: 'waiting' }, false],
    [{ kind: 'question' }, false],
    [{ kind: 'approved', commitment: own }, false],
    [{ kind: 'declined' }, true],
    [{ kind: 'taken_back' }, true],
  ])('stands behind a request that is open: %o', async (status, isForm) => {
    await section({ asking: { phase: 'known', request: aRequest(), status, work: { phase: 'idle' } } });
    expect(await screen.findByRole('button', { name: 'Look again' })).toBeDefined();
    expect(form() !== null).toBe(isForm);
  });
});

describe('whether the ticket has what was to be given', () => {
  const reserved = { ...own, state: 'reserved' } as const;
  const given = {
    phase: 'given',
    momentId: 'm',
    ticketUpdate: aTicketUpdate(),
  } as const;

  it.each<[string, Pick<SessionState, 'giving' | 'standing'>, boolean]>([
    ['not where nothing stands', { standing: null, giving: { phase: 'idle' } }, false],
    ['once it is posted', { standing: own, giving: { phase: 'idle' } }, true],
    ['not while one has only tried oneself', { standing: reserved, giving: { phase: 'working', step: 'moment' } }, false],
    ['not before the post is judged', { standing: reserved, giving: { phase: 'working', step: 'post' } }, false],
    ['where the record could not be written', { standing: own, giving: { ...given, recordError: DOWN } }, true],
    ['where somebody else has begun', { standing: { ...reserved, agentId: '12' }, giving: { phase: 'idle' } }, true],
  ])('%s', async (_what, over, expected) => {
    const at = await shown(() => null);
    expect(isGiven({ ...at.session.getState(), ...over })).toBe(expected);
  });
});
