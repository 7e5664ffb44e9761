import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aRefusal } from '#builders/a-refusal.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aRequest } from '#builders/a-request.ts';
import { NO_CARD } from '#builders/on-card.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { MomentSection, isAskedFor } from '#features/ticket/moment/MomentSection.tsx';
import type { RequestStatus } from '#domain/moments/request-status.ts';
import type { Giving, SessionState } from '#features/ticket/session/session-state.ts';
import { type Shown, shown } from '../shown.tsx';

function section(over: Partial<SessionState> = {}): Promise<Shown> {
  return shown((state, session) => <MomentSection state={{ ...state, ...over }} session={session} onSay={() => {}} />);
}

const own = aCommitment({ agentId: '11' });
const card = { ...NO_CARD, standing: own };

describe('the moment of a ticket', () => {
  it('is nothing on most tickets, and no region', async () => {
    expect((await section()).screen.textContent).toBe('');
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is a card once it is given', async () => {
    await section({ cards: [card] });
    expect(await screen.findByText('Made right: €15 store credit')).toBeDefined();
    expect(screen.getByRole('region', { name: 'Service moment' })).toBeDefined();
  });

  it.each<[string, Giving]>([
    ['is at work', { phase: 'working', step: 'look' }],
    ['came up against a limit', { phase: 'refused', refusal: aRefusal() }],
    ['is tried again by itself', { phase: 'waiting', againAtMs: 0, refusal: aRefusal() }],
    ['failed', { phase: 'failed', error: { kind: 'expired' } }],
  ])('leaves to the button that giving %s', async (_what, giving) => {
    expect((await section({ giving })).screen.textContent).toBe('');
  });

  it.each<[Giving, RegExp]>([
    [{ phase: 'elsewhere', freeAtMs: null }, /another tab/i],
    [{ phase: 'came_to_nothing' }, /came to nothing|nothing was given/i],
    [{ phase: 'undone', left: [] }, /^Taken back. It no longer counts.$/],
  ])('says before the rest what is no matter of the button: %o', async (giving, sentence) => {
    await section({ giving });
    expect(await screen.findByText(sentence)).toBeDefined();
  });

  it('says beside a card how taking it back goes', async () => {
    await section({ cards: [card], giving: { phase: 'working', step: 'undo' } });
    expect(await screen.findByText('Made right: €15 store credit')).toBeDefined();
    expect(await screen.findByText(/^Taking it back/)).toBeDefined();
  });

  it('keeps the focus once it is undone', async () => {
    const at = await section({ giving: { phase: 'undone', left: [] } });
    expect(await screen.findByText('Taken back. It no longer counts.')).toBeDefined();
    expect(at.screen.contains(document.activeElement)).toBe(true);
  });

  it('says that no currency is chosen, and not beside what was given before', async () => {
    const settings = parsedSettings({ hasCurrency: false });
    expect((await section({ settings })).screen.textContent).toContain('until an admin has set a currency');
    expect((await section({ settings, cards: [card] })).screen.textContent).not.toContain('until an admin has set');
  });
});

const asked = (status: RequestStatus): SessionState['asking'] => ({
  phase: 'known',
  request: aRequest(),
  status,
  work: { phase: 'idle' },
});

describe('what is asked of a lead', () => {
  it.each<[RequestStatus, boolean]>([
    [{ kind: 'waiting' }, true],
    [{ kind: 'question' }, true],
    [{ kind: 'approved', commitment: own }, true],
    [{ kind: 'declined' }, false],
    [{ kind: 'taken_back' }, false],
    [{ kind: 'withdrawn' }, false],
    [{ kind: 'given', commitment: own }, false],
  ])('is shown, and stands in the place of a suggestion while it is open: %o', async (status, isOpen) => {
    await section({ asking: asked(status) });
    expect(await screen.findByRole('button', { name: 'What was said' })).toBeDefined();
    expect(isAskedFor({ asking: asked(status), cards: [] })).toBe(isOpen);
  });

  it('no longer stands in its place once it is given, and does beside what else was given', () => {
    const approved = asked({ kind: 'approved', commitment: own });
    const [granted, given] = (['granted', 'posted'] as const).map((state) => ({
      ...card,
      standing: { ...own, momentId: 'asked-1', state },
    }));
    const other = { ...card, standing: { ...own, momentId: 'another' } };
    expect(
      [[granted], [given], [other]].map((cards) => isAskedFor({ asking: approved, cards: cards.filter((one) => one !== undefined) })),
    ).toEqual([true, false, true]);
  });

  it('is written where the button is that opens the form', async () => {
    expect((await section({ asking: { phase: 'form', text: null, work: { phase: 'idle' } } })).screen.textContent).toBe('');
  });
});
