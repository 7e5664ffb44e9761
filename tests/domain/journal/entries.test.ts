import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { type Commitment, type JournalEntry, foldEntries, isLive } from '#domain/journal/entries.ts';

const noLeads: ReadonlySet<string> = new Set();
const leads: ReadonlySet<string> = new Set(['90']);

function fold(entries: readonly JournalEntry[], leadIds: ReadonlySet<string> = noLeads): ReadonlyMap<string, Commitment> {
  return new Map(foldEntries(entries, leadIds).map((commitment) => [commitment.momentId, commitment]));
}

function heldMinor(folded: ReadonlyMap<string, Commitment>): number {
  return [...folded.values()].filter(isLive).reduce((total, { amountMinor }) => total + amountMinor, 0);
}

const reserve = anEntry({ id: '01E0001' });
const post = anEntry({ id: '01E0002', kind: 'post' });
const undo = anEntry({ id: '01E0003', kind: 'void' });

describe('a reservation', () => {
  it('holds its money at once, for whoever wrote it by the stamp of the server', () => {
    const forged = anEntry({ agentId: '12', createdById: '11', createdAtMs: hoursBefore(5) });
    expect(foldEntries([forged], noLeads)).toEqual([
      {
        momentId: 'moment-1',
        reserveId: '01E0001',
        ticketId: '501',
        customerId: '701',
        agentId: '11',
        amountMinor: 1500,
        currency: 'EUR',
        cause: 'late_delivery',
        detail: { gesture: 'credit', fault: 'ours', severity: 2 },
        reservedAtMs: hoursBefore(5),
        state: 'reserved',
      },
    ]);
  });

  it('of a negative amount counts as 0, so that it frees nothing', () => {
    expect(foldEntries([anEntry({ amountMinor: -5000 })], noLeads)).toMatchObject([{ amountMinor: 0 }]);
  });

  it('is posted once a post follows, and a post without a reservation is nothing', () => {
    expect(foldEntries([reserve, post], noLeads)).toMatchObject([{ state: 'posted' }]);
    expect(foldEntries([post], noLeads)).toEqual([]);
  });

  it('written several times counts once, with the largest amount, and of equal ones the earliest', () => {
    const twice = [anEntry({ id: '01E0009', amountMinor: 2000 }), anEntry({ id: '01E0004', amountMinor: 2000 }), reserve];
    expect(foldEntries(twice, noLeads)).toMatchObject([{ reserveId: '01E0004', amountMinor: 2000 }]);
  });

  it('is not changed by entries of other kinds', () => {
    const others = (['checkpoint', 'limits', 'thanks'] as const).map((kind) => anEntry({ id: `01E-${kind}`, kind }));
    expect(foldEntries([reserve, ...others], noLeads)).toEqual(foldEntries([reserve], noLeads));
  });
});

describe('a void', () => {
  it('frees the money, whether it comes before or after the post', () => {
    for (const entries of [
      [reserve, undo],
      [reserve, post, undo],
      [undo, post, reserve],
    ]) {
      expect(foldEntries(entries, noLeads)).toMatchObject([{ state: 'voided' }]);
    }
    expect(foldEntries([reserve, undo], noLeads).filter(isLive)).toEqual([]);
  });

  it('of somebody else does not count, whomever it names', () => {
    const foreign = anEntry({ id: '01E0003', kind: 'void', createdById: '12', agentId: '11' });
    expect(foldEntries([reserve, foreign], noLeads).filter(isLive)).toHaveLength(1);
  });

  it('of a lead counts for those who know who leads', () => {
    const byLead = anEntry({ id: '01E0003', kind: 'void', createdById: '90' });
    expect(foldEntries([reserve, byLead], leads).filter(isLive)).toHaveLength(0);
    expect(foldEntries([reserve, byLead], noLeads).filter(isLive)).toHaveLength(1);
  });

  it('frees only what its writer reserved: a larger reservation of a stranger under the same moment takes the first with it for nobody', () => {
    const larger = anEntry({ id: '01E0005', createdById: '12', amountMinor: 9000 });
    const strangersVoid = anEntry({ id: '01E0006', kind: 'void', createdById: '12' });
    expect(foldEntries([reserve, larger, strangersVoid], noLeads)).toMatchObject([{ agentId: '11', amountMinor: 1500, state: 'reserved' }]);
  });
});

describe('whatever the journal holds', () => {
  const people = fc.constantFrom('11', '12', '90');
  const journal = fc
    .array(
      fc.record({
        kind: fc.constantFrom('reserve', 'reserve', 'post', 'void', 'thanks'),
        momentId: fc.constantFrom('moment-1', 'moment-2', 'moment-3'),
        createdById: people,
        agentId: people,
        amountMinor: fc.integer({ min: -300, max: 300 }),
      }),
      { maxLength: 14 },
    )
    .map((rows) => rows.map((row, index) => anEntry({ ...row, id: `01E${String(index).padStart(4, '0')}` })));

  it('order and repeats of entries do not matter', () => {
    const disturbed = journal.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })),
    );
    fc.assert(
      fc.property(disturbed, ([entries, again]) => {
        expect(fold(again, leads)).toEqual(fold(entries, leads));
      }),
      { numRuns: 300 },
    );
  });

  it('each moment with a reservation counts once, with no more than its largest and no less than its largest unfreed one', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        const folded = fold(entries);
        const isFreed = (entry: JournalEntry): boolean =>
          entries.some((other) => other.kind === 'void' && other.momentId === entry.momentId && other.createdById === entry.createdById);
        const reserves = entries.filter((entry) => entry.kind === 'reserve');
        expect(new Set(folded.keys())).toEqual(new Set(reserves.map((entry) => entry.momentId)));
        for (const [momentId, commitment] of folded) {
          const held = reserves.filter((entry) => entry.momentId === momentId && !isFreed(entry));
          const largest = held.length === 0 ? null : Math.max(0, ...held.map((entry) => entry.amountMinor));
          expect(isLive(commitment) ? commitment.amountMinor : null).toBe(largest);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knowing a lead frees more and never holds more', () => {
    fc.assert(
      fc.property(journal, (entries) => {
        expect(heldMinor(fold(entries, leads))).toBeLessThanOrEqual(heldMinor(fold(entries)));
      }),
    );
  });
});
