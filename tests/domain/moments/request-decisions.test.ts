import { describe, expect, it } from 'vitest';
import { NOW_MS } from '#builders/clock.ts';
import { anEntry } from '#builders/an-entry.ts';
import { LEASE_MS, HOLD_MS, freeAt } from '#domain/journal/lease.ts';
import type { DecisionKind, JournalEntry } from '#domain/journal/types.ts';
import { type RequestDecision, decisionsOn, hasPrecedence, opposedBy } from '#domain/moments/request-decisions.ts';

const KINDS: readonly DecisionKind[] = ['approve', 'decline', 'question', 'withdraw'];

function step(kind: JournalEntry['kind'], decision: DecisionKind, over: Partial<JournalEntry> & { readonly id: string }): JournalEntry {
  const createdById = decision === 'withdraw' ? '11' : '21';
  const createdAtMs = over.createdAtMs ?? NOW_MS;
  const by = { createdById, agentId: '11', momentId: 'asked-1', createdAtMs, updatedAtMs: createdAtMs };
  return anEntry({ ...by, kind, ...over, detail: { decision, agentName: 'Lena', ...over.detail } });
}

function found(entries: readonly JournalEntry[], { nowMs = NOW_MS, leads = ['21', '22'] } = {}): readonly RequestDecision[] {
  return decisionsOn({ id: 'asked-1', agentId: '11' }, entries, { nowMs, isLead: (id) => leads.includes(id) });
}

const statesOf = (decisions: readonly RequestDecision[]): readonly string[] => decisions.map(({ kind, state }) => `${kind} ${state}`);

function decided(kind: DecisionKind, postedAtMs = NOW_MS): readonly JournalEntry[] {
  return [step('reserve', kind, { id: 'a' }), step('post', kind, { id: 'b', createdAtMs: postedAtMs, detail: { reserveId: 'a' } })];
}

function back(createdById: string): JournalEntry {
  return anEntry({ id: 'c', kind: 'reverse', momentId: 'asked-1', createdById });
}

describe('a decision that somebody has begun', () => {
  it.each(KINDS)('to %s is being made until it is posted, two minutes at most', (kind) => {
    const reserve = step('reserve', kind, { id: 'a' });
    expect(found([reserve])).toMatchObject([{ kind, state: 'deciding', reserveId: 'a', byName: 'Lena', untilMs: freeAt(NOW_MS) }]);
    expect(found([reserve], { nowMs: NOW_MS + HOLD_MS })).toHaveLength(1);
    expect(found([reserve], { nowMs: NOW_MS + HOLD_MS + 1 })).toEqual([]);
  });

  it('is over once its writer has withdrawn it, and not where somebody else has', () => {
    const reserve = step('reserve', 'decline', { id: 'a' });
    expect(found([reserve, step('void', 'decline', { id: 'b' })])).toEqual([]);
    expect(found([reserve, step('void', 'decline', { id: 'b', createdById: '22' })])).toHaveLength(1);
    expect(found([reserve, step('void', 'decline', { id: 'b', detail: { attempt: 2 } })])).toHaveLength(1);
  });

  it('that its writer has begun twice under one key is withdrawn alone where that is named', () => {
    const twice = [step('reserve', 'decline', { id: 'a' }), step('reserve', 'decline', { id: 'b' })];
    expect(found([...twice, step('void', 'decline', { id: 'c', detail: { reserveId: 'b' } })])).toMatchObject([{ reserveId: 'a' }]);
    expect(found([...twice, step('void', 'decline', { id: 'c' })])).toEqual([]);
  });

  it('is none where it was edited, is about another request, or says no decision', () => {
    expect(found([step('reserve', 'decline', { id: 'a', updatedAtMs: NOW_MS + 5000 })])).toEqual([]);
    expect(found([step('reserve', 'decline', { id: 'a', momentId: 'asked-2' })])).toEqual([]);
    expect(found([anEntry({ id: 'a', kind: 'reserve', momentId: 'asked-1', createdById: '21' })])).toEqual([]);
  });
});

describe('a decision that is posted', () => {
  it.each(['approve', 'decline', 'withdraw'] as const)('to %s counts for good', (kind) => {
    expect(statesOf(found(decided(kind), { nowMs: NOW_MS + 1000 * HOLD_MS }))).toEqual([`${kind} decided`]);
  });

  it('as a question leaves the request open', () => {
    expect(found(decided('question'))).toEqual([]);
  });

  it('counts where it came within a minute, and not a millisecond later', () => {
    expect(statesOf(found(decided('decline', NOW_MS + LEASE_MS)))).toEqual(['decline decided']);
    expect(statesOf(found(decided('decline', NOW_MS + LEASE_MS + 1)))).toEqual(['decline deciding']);
  });

  it('counts though its writer has withdrawn it', () => {
    expect(statesOf(found([...decided('decline'), step('void', 'decline', { id: 'c' })]))).toEqual(['decline decided']);
  });

  it('counts only by a post of its own writer, of its own attempt, for the entry that it names', () => {
    const reserve = step('reserve', 'decline', { id: 'a' });
    const others: readonly Partial<JournalEntry>[] = [
      { createdById: '22' },
      { detail: { attempt: 2, reserveId: 'a' } },
      { detail: { reserveId: 'z' } },
    ];
    for (const other of others) {
      expect(statesOf(found([reserve, step('post', 'decline', { id: 'b', ...other })]))).toEqual(['decline deciding']);
    }
    expect(statesOf(found([reserve, step('post', 'decline', { id: 'b' })]))).toEqual(['decline decided']);
  });

  it('to approve leaves the request open once a lead has taken it back, and not where an agent would', () => {
    const revoked = [step('reserve', 'revoke', { id: 'bb' }), step('post', 'revoke', { id: 'bc', detail: { reserveId: 'bb' } })];
    const noMoney = revoked.map((entry) => ({ ...entry, amountMinor: 0 }));
    expect(found([...decided('approve'), ...noMoney, back('22')])).toEqual([]);
    expect(statesOf(found([...decided('approve'), back('22')]))).toEqual(['approve decided']);
    expect(statesOf(found([...decided('approve'), back('12')]))).toEqual(['approve decided']);
    expect(statesOf(found([...decided('decline'), back('22')]))).toEqual(['decline decided']);
  });
});

describe('whose decision counts', () => {
  it.each(['approve', 'decline', 'question'] as const)('to %s is that of a lead', (kind) => {
    expect(found([step('reserve', kind, { id: 'a', createdById: '22' })])).toHaveLength(1);
    expect(found([step('reserve', kind, { id: 'a', createdById: '12' })])).toEqual([]);
    expect(found([step('reserve', kind, { id: 'a', createdById: '11' })])).toEqual([]);
  });

  it('to withdraw is that of whoever asked, and nobody else, not even a lead', () => {
    expect(found([step('reserve', 'withdraw', { id: 'a', createdById: '11' })])).toHaveLength(1);
    for (const createdById of ['12', '21']) expect(found([step('reserve', 'withdraw', { id: 'a', createdById })])).toEqual([]);
  });
});

describe('several decisions', () => {
  const begun = found([step('reserve', 'approve', { id: 'a' }), step('reserve', 'decline', { id: 'b', createdById: '22' })]);
  const against = found([
    step('reserve', 'approve', { id: 'a' }),
    step('reserve', 'decline', { id: 'b', createdById: '22' }),
    step('post', 'decline', { id: 'c', createdById: '22' }),
  ]);

  it('come up against one another, and nobody against themself', () => {
    expect(opposedBy(begun, { id: 'a' })).toMatchObject({ reserveId: 'b' });
    expect(opposedBy(begun, { id: 'b' })).toMatchObject({ reserveId: 'a' });
    expect(opposedBy(begun.slice(0, 1), { id: 'a' })).toBeNull();
    expect(opposedBy(begun.slice(0, 1), null)).toMatchObject({ reserveId: 'a' });
  });

  it('come up against what was decided first of all', () => {
    expect(opposedBy(against, null)).toMatchObject({ reserveId: 'b', state: 'decided' });
  });

  it('let whoever was first look again, unless another has decided', () => {
    expect([hasPrecedence(begun, { id: 'a' }), hasPrecedence(begun, { id: 'b' })]).toEqual([true, false]);
    expect(hasPrecedence(against, { id: 'a' })).toBe(false);
    expect(hasPrecedence([], { id: 'a' })).toBe(true);
  });
});

function isLead(id: string): boolean {
  return ['21', '22'].includes(id);
}

function about(entries: readonly JournalEntry[], grantAttempt = 1): readonly string[] {
  return statesOf(decisionsOn({ id: 'asked-1', agentId: '11', grantAttempt }, entries, { nowMs: NOW_MS, isLead }));
}

describe('what becomes of a grant', () => {
  it('is decided apart from the request, though both count their attempts from one', () => {
    const entries = [...decided('approve'), step('reserve', 'revoke', { id: 'c' }), step('void', 'decline', { id: 'd' })];
    expect(about(entries)).toEqual(['revoke deciding']);
    expect(statesOf(found(entries))).toEqual(['approve decided']);
    expect(about(entries, 2)).toEqual([]);
  });

  it('is delivered by whoever asked alone, and revoked by a lead alone', () => {
    expect(about([step('reserve', 'deliver', { id: 'a', createdById: '11' })])).toEqual(['deliver deciding']);
    for (const createdById of ['12', '21']) expect(about([step('reserve', 'deliver', { id: 'a', createdById })])).toEqual([]);
    for (const createdById of ['11', '12']) expect(about([step('reserve', 'revoke', { id: 'a', createdById })])).toEqual([]);
  });
});
