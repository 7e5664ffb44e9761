import { expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aTicketUpdate } from '#builders/a-ticket-update.ts';
import { anAgent } from '#builders/an-agent.ts';
import { NO_CARD } from '#builders/on-card.ts';
import { hasCard, isGiven } from '#features/ticket/session/is-given.ts';
import type { Giving } from '#features/ticket/session/session-state.ts';

const agent = anAgent({ id: '11' });
const idle: Giving = { phase: 'idle' };

it.each([
  ['it was given', aCommitment({ agentId: '11', state: 'posted' }), idle, true],
  ['a colleague is giving it', aCommitment({ agentId: '12', state: 'reserved' }), idle, true],
  ['a lead has granted it', aCommitment({ agentId: '90', forAgentId: '11', state: 'granted' }), idle, true],
  ['it is an attempt of one’s own', aCommitment({ agentId: '11', state: 'reserved' }), idle, false],
  [
    'nobody can tell what it was, though one wrote it oneself',
    aCommitment({ agentId: '11', state: 'reserved', isUncertain: true }),
    idle,
    true,
  ],
  [
    'this page has just given it',
    aCommitment({ agentId: '11', state: 'reserved', momentId: 'm' }),
    { phase: 'given', momentId: 'm', ticketUpdate: aTicketUpdate(), recordError: null } satisfies Giving,
    true,
  ],
  [
    'this page has just given another',
    aCommitment({ agentId: '11', state: 'reserved' }),
    { phase: 'given', momentId: 'm', ticketUpdate: aTicketUpdate(), recordError: null } satisfies Giving,
    false,
  ],
])('where %s it has a card, or none', (_what, standing, giving, expected) => {
  expect(hasCard(standing, { giving, agent })).toBe(expected);
});

it('a ticket with a card was made right', () => {
  const cards = [{ ...NO_CARD, standing: aCommitment({ momentId: 'm-1' }) }];
  expect([isGiven({ cards }), isGiven({ cards: [] })]).toEqual([true, false]);
});
