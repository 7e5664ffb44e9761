import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { currency, eur } from '#builders/currencies.ts';
import { type Money, money } from '#domain/money/money.ts';
import { type FlagKind, type LedgerTerms, isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';

const LARGEST_MINOR = 5000;

function terms(overrides: Partial<LedgerTerms> = {}): LedgerTerms {
  return {
    leadIds: new Set(['90']),
    currency: 'EUR',
    timeZone: TIME_ZONE,
    largestMinor: LARGEST_MINOR,
    seenSinceMs: -Infinity,
    ...overrides,
  };
}

function fold(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly Commitment[] {
  return foldLedger(entries, terms(overrides)).commitments;
}

function heldMinor(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): number {
  return fold(entries, overrides)
    .filter(isLive)
    .reduce((total, { countsMinor }) => total + countsMinor, 0);
}

function flagsOf(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly (readonly [FlagKind, boolean])[] {
  return foldLedger(entries, terms(overrides)).flags.map(({ kind, isOpen }) => [kind, isOpen]);
}

const editedAtMs = hoursBefore(2);
const reserve = anEntry({ id: '01E0001' });
const post = anEntry({ id: '01E0002', kind: 'post' });
const undo = anEntry({ id: '01E0003', kind: 'void' });
const takenBack = anEntry({ id: '01E0008', kind: 'void', createdById: '90', createdAtMs: hoursBefore(1), detail: { reach: 'moment' } });
const settled = anEntry({ id: '01E0009', kind: 'post', createdById: '90', createdAtMs: hoursBefore(1), detail: { confirms: '01E0001' } });

describe('a reservation', () => {
  it('holds its money at once, for whoever wrote it by the stamp of the server', () => {
    const forOther = anEntry({ agentId: '12', createdById: '11', createdAtMs: hoursBefore(5) });
    expect(fold([forOther])).toEqual([
      {
        momentId: 'moment-1',
        reserveId: '01E0001',
        ticketId: '501',
        customerId: '701',
        agentId: '11',
        forAgentId: '12',
        stated: eur(1500),
        countsMinor: 1500,
        cause: 'late_delivery',
        detail: { gesture: 'credit', fault: 'ours', severity: 2 },
        reservedAtMs: hoursBefore(5),
        state: 'reserved',
        isUncertain: false,
      },
    ]);
  });

  it('of a negative amount counts as 0, so that it frees nothing', () => {
    expect(fold([anEntry({ amountMinor: -5000 })])).toMatchObject([{ stated: null, countsMinor: 0 }]);
    expect(flagsOf([anEntry({ amountMinor: -5000 })])).toEqual([['negative', true]]);
  });

  it('is posted once a post follows', () => {
    expect(fold([reserve, post])).toMatchObject([{ state: 'posted', reserveId: '01E0001' }]);
  });

  it('written several times counts once, with the largest amount, and of equal ones the earliest', () => {
    const twice = [anEntry({ id: '01E0009', amountMinor: 2000 }), anEntry({ id: '01E0004', amountMinor: 2000 }), reserve];
    expect(fold(twice)).toMatchObject([{ reserveId: '01E0004', countsMinor: 2000 }]);
  });

  it('is not changed by entries of other kinds', () => {
    const others = (['checkpoint', 'limits', 'thanks', 'unknown'] as const).map((kind) => anEntry({ id: `01E-${kind}`, kind }));
    expect(fold([reserve, ...others])).toEqual(fold([reserve]));
  });

  it('without a moment is one of its own', () => {
    expect(heldMinor([anEntry({ id: '01E0001', momentId: '' }), anEntry({ id: '01E0002', momentId: '' })])).toBe(3000);
  });

  it.each<[string, Partial<JournalEntry>, FlagKind]>([
    ['without a readable sum', { amountMinor: null }, 'unreadable'],
    ['in another currency', { currency: 'JPY', amountMinor: 3 }, 'foreign_currency'],
  ])('%s counts as the largest gesture there can be, and is flagged', (_title, said, kind) => {
    expect(heldMinor([anEntry(said)])).toBe(LARGEST_MINOR);
    expect(flagsOf([anEntry(said)])).toEqual([[kind, true]]);
  });

  it('for somebody else is flagged unless a lead wrote it', () => {
    expect(flagsOf([anEntry({ agentId: '12' })])).toEqual([['foreign_agent', true]]);
    expect(flagsOf([anEntry({ agentId: '12', createdById: '90' })])).toEqual([]);
  });

  it('that was read twice counts as it was read last', () => {
    const edited = { ...reserve, amountMinor: 1, updatedAtMs: editedAtMs };
    expect(fold([edited, reserve])).toEqual(fold([reserve, edited]));
    expect(heldMinor([edited, reserve])).toBe(LARGEST_MINOR);
  });
});

function usd(amountMinor: number): Money {
  return money(amountMinor, currency('USD'));
}

describe('what an entry states', () => {
  it.each<[string, Partial<JournalEntry>, Money, number]>([
    ['in another currency', { amountMinor: 500, currency: 'USD' }, usd(500), LARGEST_MINOR],
    ['in another currency, as a figure above any gesture', { amountMinor: 900_000, currency: 'USD' }, usd(900_000), LARGEST_MINOR],
    ['and somebody has renamed', { amountMinor: 500, updatedAtMs: editedAtMs }, eur(500), LARGEST_MINOR],
    ['and somebody has raised above any gesture', { amountMinor: 5001, updatedAtMs: editedAtMs }, eur(5001), 5001],
    ['of nothing', { amountMinor: 0 }, eur(0), 0],
  ])('%s is its own sum, beside what it counts as', (_title, said, stated, countsMinor) => {
    expect(fold([anEntry(said)])).toMatchObject([{ stated, countsMinor }]);
  });

  it.each<[string, Partial<JournalEntry>]>([
    ['without a number', { amountMinor: null }],
    ['of less than nothing', { amountMinor: -1 }],
    ['in a currency that nobody knows', { currency: 'ZZZ' }],
    ['without a currency', { currency: '' }],
  ])('%s is no sum', (_title, said) => {
    expect(fold([anEntry(said)])[0]?.stated).toBeNull();
  });

  it('is what a lead has said of it, once a lead has', () => {
    expect(fold([{ ...reserve, currency: 'USD', amountMinor: 500 }, settled])).toMatchObject([{ stated: eur(1500), countsMinor: 1500 }]);
  });
});

describe('a void', () => {
  it.each([
    ['after the reservation', [reserve, undo]],
    ['after the post', [reserve, post, undo]],
    ['read in any order', [undo, post, reserve]],
  ])('frees the money %s', (_title, entries) => {
    expect(fold(entries)).toMatchObject([{ state: 'voided' }]);
  });

  it('of somebody else frees nothing, whomever it names, and is flagged', () => {
    const foreign = anEntry({ id: '01E0003', kind: 'void', createdById: '12', agentId: '11', detail: { reach: 'moment' } });
    expect(heldMinor([reserve, foreign])).toBe(1500);
    expect(flagsOf([reserve, foreign]).map(([kind]) => kind)).toEqual(['foreign_void']);
  });

  it('of a lead frees the whole moment where it says so, for those who know who leads', () => {
    expect(heldMinor([reserve, takenBack])).toBe(0);
    expect(heldMinor([reserve, { ...takenBack, detail: {} }])).toBe(1500);
    expect(heldMinor([reserve, takenBack], { leadIds: new Set() })).toBe(1500);
  });

  it('frees only what its writer reserved: the larger reservation of a stranger takes the first with it for nobody', () => {
    const larger = anEntry({ id: '01E0005', createdById: '12', amountMinor: 9000 });
    const strangersVoid = anEntry({ id: '01E0006', kind: 'void', createdById: '12' });
    expect(fold([reserve, larger, strangersVoid])).toMatchObject([{ agentId: '11', countsMinor: 1500, state: 'reserved' }]);
  });

  it('reaches attempts up to its own and none after it', () => {
    const again = anEntry({ id: '01E0005', detail: { attempt: 2 } });
    expect(heldMinor([reserve, undo, again])).toBe(1500);
    expect(heldMinor([reserve, again, { ...undo, detail: { attempt: 2 } }])).toBe(0);
    expect(heldMinor([again, takenBack])).toBe(1500);
    expect(heldMinor([again, { ...takenBack, detail: { reach: 'moment', attempt: 2 } }])).toBe(0);
  });

  it('that was edited frees nothing, and may itself have been a reservation', () => {
    expect(heldMinor([reserve, { ...undo, updatedAtMs: editedAtMs }])).toBe(1500 + LARGEST_MINOR);
  });
});

describe('an edited entry', () => {
  const edited = { ...reserve, amountMinor: 1, updatedAtMs: editedAtMs };

  it('counts as the largest gesture there can be, or as what it says where that is more', () => {
    expect(fold([edited])).toMatchObject([{ countsMinor: LARGEST_MINOR, isUncertain: true }]);
    expect(heldMinor([{ ...edited, amountMinor: 9000 }])).toBe(9000);
    expect(flagsOf([edited])).toEqual([['edited', true]]);
  });

  it.each(['post', 'void', 'thanks', 'checkpoint', 'limits', 'unknown'] as const)(
    'may have been a reservation where it says %s now',
    (kind) => {
      expect(heldMinor([{ ...edited, kind }])).toBe(LARGEST_MINOR);
    },
  );

  it('that names the moment of another counts beside it', () => {
    const moved = { ...edited, id: '01E0007', createdById: '12' };
    expect(fold([reserve, moved]).map(({ agentId, countsMinor }) => [agentId, countsMinor])).toEqual([
      ['11', 1500],
      ['12', LARGEST_MINOR],
    ]);
  });

  it('is freed by no void that was there before, nor by that of its own writer, but by what a lead takes back later', () => {
    expect(heldMinor([edited, undo])).toBe(LARGEST_MINOR);
    expect(heldMinor([edited, { ...takenBack, createdAtMs: editedAtMs - 1, updatedAtMs: editedAtMs - 1 }])).toBe(LARGEST_MINOR);
    expect(heldMinor([edited, takenBack])).toBe(0);
    expect(flagsOf([edited, takenBack])).toEqual([['edited', false]]);
  });

  it('counts as a lead has settled it, until it is edited once more', () => {
    expect(fold([edited, settled])).toMatchObject([{ stated: eur(1500), countsMinor: 1500, isUncertain: false, state: 'posted' }]);
    expect(flagsOf([edited, settled])).toEqual([['edited', false]]);
    expect(heldMinor([{ ...edited, updatedAtMs: settled.createdAtMs + 1 }, settled])).toBe(LARGEST_MINOR);
    expect(heldMinor([edited, settled], { leadIds: new Set() })).toBe(1500 + LARGEST_MINOR);
  });

  it('beside another of the same moment is settled alone', () => {
    const small = { ...edited, amountMinor: 1000 };
    const large = { ...edited, id: '01E0002', amountMinor: 5000 };
    expect(heldMinor([small, large, { ...settled, amountMinor: 1000 }])).toBe(1000 + Math.max(5000, LARGEST_MINOR));
    expect(flagsOf([small, large, settled])).toEqual([
      ['edited', false],
      ['edited', true],
    ]);
  });

  it('counts as it was settled last, in any order of reading', () => {
    const later = { ...settled, id: '01E0010', createdAtMs: hoursBefore(0), updatedAtMs: hoursBefore(0), amountMinor: 700 };
    expect(heldMinor([edited, settled, later])).toBe(700);
    expect(heldMinor([later, settled, edited])).toBe(700);
  });
});

describe('a post', () => {
  it('whose reservation is gone counts as one, on the day of that reservation, and is flagged', () => {
    const orphan = { ...post, detail: { reservedAtMs: hoursBefore(9) } };
    expect(fold([orphan])).toMatchObject([{ countsMinor: 1500, agentId: '11', state: 'posted', reservedAtMs: hoursBefore(9) }]);
    expect(flagsOf([orphan])).toEqual([['missing_reserve', true]]);
  });

  it('is nothing by itself where its reservation is older than what was read', () => {
    const orphan = { ...post, detail: { reservedAtMs: hoursBefore(9) } };
    expect(fold([orphan], { seenSinceMs: hoursBefore(9) + 1 })).toEqual([]);
    expect(fold([orphan], { seenSinceMs: hoursBefore(9) })).toHaveLength(1);
  });

  it('of more than its reservation counts as what it says: a small one in its place hides nothing', () => {
    const small = anEntry({ id: '01E0005', amountMinor: 1, createdById: '12' });
    expect(heldMinor([post, small])).toBe(1500);
  });

  it('whose attempt was not taken back stands', () => {
    const second = { ...post, detail: { attempt: 2, reservedAtMs: hoursBefore(3) } };
    expect(heldMinor([reserve, undo, second])).toBe(1500);
  });
});
