import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { type HandOver, firstHandOver, handOversOf, isHandOverKind } from '#domain/journal/hand-over.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const AT_MS = 1_000_000;

function said(over: Partial<JournalEntry> = {}): JournalEntry {
  const detail = { decision: 'deliver' as const, reserveId: 'a', reservedAtMs: AT_MS, ...over.detail };
  return anEntry({ id: 'b', kind: 'post', amountMinor: 0, createdAtMs: AT_MS + 1000, ...over, detail });
}

describe('what becomes of a grant', () => {
  it('is decided by delivering and revoking, and by no other decision', () => {
    expect(isHandOverKind('deliver')).toBe(true);
    expect(isHandOverKind('revoke')).toBe(true);
    for (const other of ['approve', 'decline', 'question', 'withdraw', undefined] as const) expect(isHandOverKind(other)).toBe(false);
  });

  it('is read of posts alone, each with the attempt that it is about', () => {
    const first = { kind: 'deliver', grantAttempt: 1, attempt: 1, byId: '11', byName: '', postId: 'b' };
    expect(handOversOf([said()])).toEqual([first]);
    expect(handOversOf([said({ kind: 'reserve' })])).toEqual([]);
    expect(handOversOf([said({ detail: { decision: 'approve', reservedAtMs: AT_MS } })])).toEqual([]);
    expect(handOversOf([said({ detail: { decision: 'revoke', attempt: 3, grantAttempt: 2, reservedAtMs: AT_MS } })])).toEqual([
      { ...first, kind: 'revoke', grantAttempt: 2, attempt: 3 },
    ]);
  });

  it('is told by the name that its reservation says, and by none where that is not known', () => {
    const reserve = said({ id: 'a', kind: 'reserve', createdAtMs: AT_MS, detail: { agentName: 'Ann' } });
    expect(handOversOf([reserve, said()]).map(({ byName }) => byName)).toEqual(['Ann']);
  });

  it('is not decided by what says a sum, was edited, or came more than a minute late', () => {
    expect(handOversOf([said({ amountMinor: 1 })])).toEqual([]);
    expect(handOversOf([said({ updatedAtMs: AT_MS + 2000 })])).toEqual([]);
    expect(handOversOf([said({ createdAtMs: AT_MS + 60_000 })])).toHaveLength(1);
    expect(handOversOf([said({ createdAtMs: AT_MS + 61_000 })])).toEqual([]);
    expect(handOversOf([anEntry({ kind: 'post', amountMinor: 0, detail: { decision: 'deliver' } })])).toEqual([]);
  });
});

describe('of several decisions about a grant', () => {
  const one: HandOver = { kind: 'deliver', grantAttempt: 1, attempt: 1, byId: '11', byName: '', postId: 'b' };
  const other: HandOver = { ...one, kind: 'revoke', byId: '90', postId: 'a' };
  const terms = { attempt: 1, forAgentId: '11', isLead: (id: string) => id === '90' };

  it('the first counts, whichever is read first', () => {
    expect(firstHandOver([one, other], terms)).toBe(other);
    expect(firstHandOver([other, one], terms)).toBe(other);
  });

  it('only those count that are about its attempt, and by whoever may', () => {
    expect(firstHandOver([{ ...other, grantAttempt: 2 }, one], terms)).toBe(one);
    expect(firstHandOver([{ ...other, byId: '11' }, one], terms)).toBe(one);
    expect(firstHandOver([{ ...one, byId: '90' }], terms)).toBeNull();
  });
});
