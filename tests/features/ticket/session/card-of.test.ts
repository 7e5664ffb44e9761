import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { NO_CARD } from '#builders/on-card.ts';
import { cardOf } from '#features/ticket/session/card-of.ts';

it('the newest card is meant where none is named', () => {
  const cards = ['m-2', 'm-1'].map((momentId) => ({ ...NO_CARD, standing: aCommitment({ momentId }) }));
  expect([cardOf({ cards }), cardOf({ cards }, 'm-1'), cardOf({ cards }, 'm-3'), cardOf({ cards: [] })]).toEqual([
    cards[0],
    cards[1],
    null,
    null,
  ]);
});
