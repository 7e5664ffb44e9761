import type { Card, SessionState } from './session-state.ts';

/** The card of a moment, or the newest where none is named; null where there is none. */
export function cardOf({ cards }: Pick<SessionState, 'cards'>, momentId?: string): Card | null {
  return (momentId === undefined ? cards[0] : cards.find(({ standing }) => standing.momentId === momentId)) ?? null;
}
