import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import { PARTS_AT_MOST, RECENT_PER_PART, UNSETTLED_MS, makeCheckpoint } from '#domain/journal/make-checkpoint.ts';
import type { Checkpoint, CheckpointPart, Commitment, JournalEntry } from '#domain/journal/types.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { dayStart } from '#domain/shared/time.ts';
import { termsOf } from './a-journal.ts';

const present = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const monthStartMs = dayStart('2026-03-01', TIME_ZONE);

function given(number: number, overrides: Partial<Commitment> = {}): Commitment {
  const reserveId = `01E${String(number).padStart(5, '0')}`;
  return aCommitment({
    momentId: `moment-${number}`,
    reserveId,
    ticketId: `t-${number}`,
    countsMinor: 100,
    reservedAtMs: daysBefore(5),
    ...overrides,
  });
}

const upTo = { id: '01E50000', createdAtMs: hoursBefore(1) };

function made(commitments: readonly Commitment[], previous: Checkpoint | null = null): readonly CheckpointPart[] {
  return makeCheckpoint({ commitments, previous, upTo }, present);
}

function stamped(part: Partial<CheckpointPart> = {}, overrides: Partial<JournalEntry> = {}): JournalEntry {
  const [first] = made([given(1)]);
  if (first === undefined) throw new Error('nothing was made');
  return anEntry({
    id: '02E1',
    kind: 'checkpoint',
    momentId: 'checkpoint-1',
    createdById: '90',
    ...overrides,
    detail: { checkpoint: { ...first, ...part } },
  });
}

function stateOf(entries: readonly JournalEntry[]): readonly (readonly [string, string])[] {
  const { commitments } = foldLedger(entries, termsOf({ timeZone: TIME_ZONE }));
  return commitments.map((one) => [one.momentId, one.state]);
}

describe('making a checkpoint', () => {
  it('carries the month as a sum and lists what is younger than a day', () => {
    const parts = made([given(1), given(2, { reservedAtMs: hoursBefore(25) }), given(3, { reservedAtMs: hoursBefore(24) })]);
    expect(parts).toMatchObject([
      {
        month: '2026-03',
        carriedMinor: 200,
        carriedUpToId: '01E00002',
        carriedUpToMs: hoursBefore(25),
        upToId: upTo.id,
        part: 1,
        parts: 1,
      },
    ]);
    expect(parts[0]?.recent.map(({ momentId }) => momentId)).toEqual(['moment-3']);
  });

  it('carries nothing that is voided, of another month, or younger than what it covers', () => {
    const [part] = made([
      given(1, { state: 'voided' }),
      given(2, { reservedAtMs: monthStartMs - 1 }),
      given(3, { reservedAtMs: monthStartMs }),
      given(60_000),
    ]);
    expect(part).toMatchObject({ carriedMinor: 100, carriedUpToId: '01E00003', recent: [] });
  });

  it('never says to know what was before the month, also where nothing is carried', () => {
    const [empty] = made([]);
    expect(empty).toMatchObject({ carriedMinor: 0, carriedUpToId: '', carriedUpToMs: monthStartMs - 1, recent: [] });
    expect(made([given(1, { reservedAtMs: monthStartMs - 9 })])[0]?.carriedUpToMs).toBe(monthStartMs - 1);
  });

  it('goes on from the checkpoint before where that is of the same month, and counts nothing twice', () => {
    const [first] = made([given(1), given(2)]);
    const previous = first === undefined ? null : { ...first, upToId: '01E00002' };
    expect(made([given(2), given(3)], previous)).toMatchObject([{ carriedMinor: 300, carriedUpToId: '01E00003' }]);
    const ofFebruary = previous === null ? null : { ...previous, month: '2026-02', carriedMinor: 9000 };
    expect(made([given(3)], ofFebruary)).toMatchObject([{ month: '2026-03', carriedMinor: 100 }]);
    expect(made([], previous)).toMatchObject([{ carriedMinor: 200, carriedUpToId: '01E00002', recent: [] }]);
  });

  it('loses nothing whose id and time disagree', () => {
    const parts = made([given(1), given(2, { reservedAtMs: hoursBefore(2) }), given(3, { reservedAtMs: daysBefore(3) })]);
    expect(parts[0]?.carriedMinor).toBe(100);
    expect(parts[0]?.recent.map(({ momentId }) => momentId)).toEqual(['moment-2', 'moment-3']);
  });

  it('lists in parts, and carries the oldest of a day on which more was given than fits', () => {
    const most = RECENT_PER_PART * PARTS_AT_MOST;
    const young = Array.from({ length: most + 1 }, (_, index) => given(100 + index, { reservedAtMs: hoursBefore(2) }));
    const parts = made(young);
    expect(parts.map(({ part, parts: all, recent }) => [part, all, recent.length])).toEqual(
      Array.from({ length: PARTS_AT_MOST }, (_, index) => [index + 1, PARTS_AT_MOST, RECENT_PER_PART]),
    );
    expect(parts[0]).toMatchObject({ carriedMinor: 100, carriedUpToId: '01E00100', carriedUpToMs: hoursBefore(2) });
    expect(made(young.slice(1))[0]?.carriedMinor).toBe(0);
    expect(made(young.slice(0, RECENT_PER_PART + 1))).toHaveLength(2);
  });
});

function names(commitments: readonly Commitment[]): readonly string[] {
  return made(commitments).flatMap(({ recent }) => recent.map(({ momentId }) => momentId));
}

describe('what nobody has posted', () => {
  it('is neither summed nor listed once it has expired, and is up to then', () => {
    const [expired, held] = [120_001, 120_000].map((ageMs, index) => given(index, { state: 'reserved', reservedAtMs: NOW_MS - ageMs }));
    expect(names([expired, held].flatMap((one) => one ?? []))).toEqual(['moment-1']);
    const old = given(1, { state: 'reserved', reservedAtMs: daysBefore(2) });
    expect(made([old, given(2)])).toMatchObject([{ carriedMinor: 100, recent: [] }]);
  });

  it('is summed and named however old it is where it is granted, or nobody knows what it was', () => {
    const old = { reservedAtMs: daysBefore(5) };
    const open = [given(1, { ...old, state: 'granted' }), given(2, { ...old, state: 'reserved', isUncertain: true }), given(3, old)];
    expect(made(open)).toMatchObject([{ carriedMinor: 300 }]);
    expect(names(open)).toEqual(['moment-1', 'moment-2']);
  });

  it('is left out by whoever stamps as long as a post of it may appear', () => {
    expect(UNSETTLED_MS).toBeGreaterThan(HOLD_MS);
  });
});

describe('what a checkpoint holds', () => {
  const [part] = made([given(1), given(2, { reservedAtMs: hoursBefore(3), state: 'granted', agentId: '90', forAgentId: '12' })]);
  const checkpoint = stamped(part);
  const afterwards = { momentId: 'moment-2', agentId: '12', createdById: '12', createdAtMs: hoursBefore(0), detail: {} };

  it('goes on with what was written about it since: a delivery by whom it was granted to, and what its writer or a lead undoes', () => {
    const states = (over: Partial<JournalEntry>): unknown => stateOf([checkpoint, anEntry({ ...afterwards, id: '03E1', ...over })])[0]?.[1];
    expect(stateOf([checkpoint])).toEqual([['moment-2', 'granted']]);
    const delivered = { kind: 'post', amountMinor: 0, detail: { decision: 'deliver', reservedAtMs: hoursBefore(0) } } as const;
    expect(states(delivered)).toBe('posted');
    expect(states({ ...delivered, createdById: '11' })).toBe('granted');
    expect([states({ kind: 'reverse', createdById: '90' }), states({ kind: 'reverse' })]).toEqual(['granted', 'granted']);
    const revoked = anEntry({
      ...afterwards,
      ...delivered,
      id: '03E0',
      createdById: '90',
      detail: { ...delivered.detail, decision: 'revoke' },
    });
    const undone = anEntry({ ...afterwards, id: '03E1', kind: 'reverse', createdById: '90' });
    expect(stateOf([checkpoint, revoked])).toEqual([['moment-2', 'granted']]);
    expect(stateOf([checkpoint, revoked, undone])).toEqual([['moment-2', 'voided']]);
    expect(states({ kind: 'void', createdById: '90' })).toBe('granted');
    const [ofAgent] = made([given(2, { reservedAtMs: hoursBefore(3) })]);
    expect(stateOf([stamped(ofAgent), anEntry({ ...afterwards, id: '03E1', kind: 'reverse' })])).toEqual([['moment-2', 'voided']]);
    expect(stateOf([stamped(ofAgent), anEntry({ ...afterwards, id: '03E1', kind: 'reverse', createdById: '11' })])).toEqual([
      ['moment-2', 'posted'],
    ]);
  });

  it('tells that a grant was revoked further back than was read, which a lead undoes from then on', () => {
    const [stampedPart] = made([
      given(2, { reservedAtMs: hoursBefore(3), agentId: '90', forAgentId: '12', state: 'granted', isRevoked: true }),
    ]);
    const undone = anEntry({ ...afterwards, id: '03E1', kind: 'reverse', createdById: '90' });
    const before = { ...undone, createdAtMs: hoursBefore(3), updatedAtMs: hoursBefore(3) };
    expect(stateOf([stamped(stampedPart)])).toEqual([['moment-2', 'granted']]);
    expect(stateOf([stamped(stampedPart), undone])).toEqual([['moment-2', 'voided']]);
    expect(stateOf([stamped(stampedPart), before])).toEqual([['moment-2', 'granted']]);
  });

  it('is read from the entry itself where that is known, and a small reservation under its moment hides nothing', () => {
    const small = anEntry({ ...afterwards, id: '03E1', amountMinor: 1 });
    const { commitments } = foldLedger([checkpoint, small], termsOf({ timeZone: TIME_ZONE }));
    expect(commitments).toMatchObject([{ countsMinor: 100 }]);
    const itself = anEntry({ ...afterwards, id: '01E00002', amountMinor: 100, createdAtMs: hoursBefore(3), updatedAtMs: hoursBefore(2) });
    expect(foldLedger([checkpoint, itself], termsOf({ timeZone: TIME_ZONE })).commitments).toMatchObject([{ isUncertain: true }]);
  });

  it('tells that an entry was taken back whose void is further back than was read, unless it was edited since', () => {
    const [withVoided] = made([given(2, { reservedAtMs: hoursBefore(3), state: 'voided' })]);
    const itself = anEntry({ id: '01E00002', momentId: 'moment-2', createdAtMs: hoursBefore(3) });
    expect(stateOf([stamped(withVoided), itself])).toEqual([['moment-2', 'voided']]);
    expect(stateOf([stamped(withVoided), { ...itself, updatedAtMs: NOW_MS }])).toContainEqual(['moment-2', 'reserved']);
  });

  it('stays uncertain until a lead takes it back after it was stamped', () => {
    const [uncertain] = made([given(2, { reservedAtMs: hoursBefore(3), isUncertain: true, state: 'reserved' })]);
    const taken = anEntry({ ...afterwards, id: '03E1', kind: 'reverse', createdById: '90' });
    expect(stateOf([stamped(uncertain), anEntry({ ...afterwards, id: '03E2', kind: 'reverse' })])).toEqual([['moment-2', 'reserved']]);
    expect(stateOf([stamped(uncertain), { ...taken, createdAtMs: upTo.createdAtMs, updatedAtMs: upTo.createdAtMs }])).toEqual([
      ['moment-2', 'reserved'],
    ]);
    expect(stateOf([stamped(uncertain), taken])).toEqual([['moment-2', 'voided']]);
  });

  it('counts what it carries once where that is also known one by one, and for its customer then', () => {
    const known = { commitments: [given(1, { customerId: '701' })], checkpoint: part ?? null };
    const allowances = allowancesFor(aProposal(), known, limits({ teamMonthMinor: 1000, customerWindowMinor: 1000 }), present);
    expect(allowances.map(({ limit, remaining }) => [limit, remaining])).toEqual([
      ['same_incident', 1],
      ['customer_window', 900],
      ['team_month', 900],
    ]);
  });

  it('is nothing to another month', () => {
    const known = { commitments: [], checkpoint: part ?? null };
    const april = { nowMs: dayStart('2026-04-01', TIME_ZONE), timeZone: TIME_ZONE };
    expect(allowancesFor(aProposal(), known, limits({ teamMonthMinor: 1000 }), april).at(-1)?.remaining).toBe(1000);
  });
});
