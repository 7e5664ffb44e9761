import { aCommitment } from './a-commitment.ts';
import type { Card, SessionState } from '#features/ticket/session/session-state.ts';

/** What a card says of what nothing was read or said of. */
export const NO_CARD = {
  story: { state: 'unread' },
  edit: null,
  saving: { phase: 'idle' },
  canUndo: false,
} as const satisfies Partial<Card>;

/** The state of a session beside what its newest card says; where it has none, what a card says of nothing. */
export function onCard(session: {
  readonly getState: () => SessionState;
}): SessionState & Omit<Card, 'standing'> & { readonly standing: Card['standing'] | null } {
  const state = session.getState();
  return { ...state, standing: null, ...NO_CARD, ...state.cards[0] };
}

/** The newest card of a state; one of something where it has none. */
export function firstOf({ cards }: Pick<SessionState, 'cards'>): Card {
  return cards[0] ?? { ...NO_CARD, standing: aCommitment() };
}

/** The id of the newest moment that has a card; empty where none has, which names none. */
export function newestOn(session: { readonly getState: () => SessionState }): string {
  return session.getState().cards[0]?.standing.momentId ?? '';
}
