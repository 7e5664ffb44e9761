import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import type { HandOver } from '#domain/journal/hand-over.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Reversals, firstOf, statusOfGrant, undoOf, undoneBy } from '#domain/journal/undone.ts';

const LEAD = '90';

function undo(id: string, over: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ id, kind: 'reverse', createdById: LEAD, ...over });
}

function reversals(undos: readonly JournalEntry[], handOvers: readonly HandOver[] = []): Reversals {
  return {
    reversals: undos,
    reversalsByLeads: undos.filter(({ createdById }) => createdById === LEAD),
    handOvers,
    leadIds: new Set([LEAD]),
  };
}

describe('what is undone', () => {
  const made = { createdById: '11', attempt: 1, sinceId: 'b' };

  it('is undone by what its writer or a lead wrote after it, the first of them', () => {
    expect(undoOf(made, reversals([undo('d'), undo('c', { createdById: '11' })]))?.id).toBe('c');
    expect(undoOf(made, reversals([undo('c', { createdById: '12' })]))).toBeUndefined();
    expect(undoOf(made, reversals([undo('a'), undo('b')]))).toBeUndefined();
    expect(undoOf({ ...made, sinceId: null }, reversals([undo('a')]))?.id).toBe('a');
  });

  it('is not undone by what was about an attempt before it', () => {
    expect(undoOf({ ...made, attempt: 2 }, reversals([undo('c')]))).toBeUndefined();
    expect(undoOf({ ...made, attempt: 2 }, reversals([undo('c', { detail: { attempt: 2 } })]))?.id).toBe('c');
  });

  it('names the entry that did it', () => {
    expect(undoneBy(undo('c'))).toEqual({ state: 'voided', undoneById: 'c' });
    expect(firstOf([])).toBeUndefined();
  });
});

describe('what a lead granted', () => {
  const grant = { createdById: LEAD, forAgentId: '11', attempt: 1, sinceId: 'b' };
  const delivered: HandOver = { kind: 'deliver', grantAttempt: 1, attempt: 1, byId: '11', byName: 'Ann', postId: 'd' };
  const revoked: HandOver = { ...delivered, kind: 'revoke', byId: LEAD };

  it('stays granted, whatever is undone, until it is delivered or revoked', () => {
    expect(statusOfGrant(grant, reversals([undo('c')]))).toEqual({ state: 'granted' });
    expect(statusOfGrant(grant, reversals([], [delivered]))).toEqual({ state: 'posted', deliveredByName: 'Ann' });
    expect(statusOfGrant(grant, reversals([], [revoked]))).toEqual({ state: 'granted', isRevoked: true });
  });

  it('is undone by what follows that, and by nothing before', () => {
    for (const ended of [delivered, revoked]) {
      expect(statusOfGrant(grant, reversals([undo('e')], [ended]))).toEqual({ state: 'voided', undoneById: 'e' });
      expect(statusOfGrant(grant, reversals([undo('c')], [ended])).state).not.toBe('voided');
    }
  });

  it('that a total lists as revoked is undone by whatever follows that total', () => {
    const listed = { ...grant, isRevoked: true } as const;
    expect(statusOfGrant(listed, reversals([]))).toEqual({ state: 'granted', isRevoked: true });
    expect(statusOfGrant(listed, reversals([undo('c')]))).toEqual({ state: 'voided', undoneById: 'c' });
  });
});
