import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { type FlagKind, type LedgerTerms, isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { LARGEST_MINOR, termsOf } from './a-journal.ts';

const RESERVED_MS = hoursBefore(3);

function fold(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly Commitment[] {
  return foldLedger(entries, termsOf({ timeZone: TIME_ZONE, ...overrides })).commitments;
}

/** What is held hours later, when whatever nobody posted has expired. */
function heldMinor(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}, atMs = NOW_MS): number {
  return fold(entries, overrides)
    .filter((one) => isLive(one, atMs))
    .reduce((total, { countsMinor }) => total + countsMinor, 0);
}

function statesOf(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly Commitment['state'][] {
  return fold(entries, overrides).map(({ state }) => state);
}

function flagsOf(entries: readonly JournalEntry[]): readonly (readonly [FlagKind, boolean])[] {
  return foldLedger(entries, termsOf({ timeZone: TIME_ZONE })).flags.map(({ kind, isOpen }) => [kind, isOpen]);
}

/** An entry of the moment, so many seconds after its reservation. */
function later(seconds: number, kind: JournalEntry['kind'], over: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ id: `01E1${String(seconds).padStart(6, '0')}`, kind, createdAtMs: RESERVED_MS + seconds * 1000, detail: {}, ...over });
}

function postAt(seconds: number, over: Partial<JournalEntry> = {}): JournalEntry {
  return later(seconds, 'post', { detail: { reserveId: '01E0001', reservedAtMs: RESERVED_MS }, ...over });
}

const reserve = anEntry({ id: '01E0001', createdAtMs: RESERVED_MS });
const post = postAt(1);
const lead = { createdById: '90' };

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

  it('is held for 120 s, and then is nothing though nobody wrote anything', () => {
    expect([120_000, 120_001].map((afterMs) => heldMinor([reserve], {}, RESERVED_MS + afterMs))).toEqual([1500, 0]);
  });

  it('of a negative amount counts as 0, so that it frees nothing', () => {
    expect(fold([anEntry({ amountMinor: -5000 })])).toMatchObject([{ stated: null, countsMinor: 0 }]);
    expect(flagsOf([anEntry({ amountMinor: -5000 })])).toEqual([['negative', true]]);
  });

  it('is not changed by entries of other kinds', () => {
    const others = (['checkpoint', 'limits', 'thanks', 'unknown'] as const).map((kind) => anEntry({ id: `01E-${kind}`, kind }));
    expect(fold([reserve, ...others])).toEqual(fold([reserve]));
  });

  it('is not hidden by a smaller gesture of somebody else under its moment, and counts once where that is not smaller', () => {
    const who = { createdById: '12', agentId: '12' };
    const decoy = (amountMinor: number): readonly JournalEntry[] => [
      anEntry({ id: '01E0005', createdAtMs: RESERVED_MS, ...who, amountMinor }),
      postAt(1, { ...who, amountMinor, detail: { reserveId: '01E0005' } }),
    ];
    expect([0, 120_001].map((afterMs) => heldMinor([reserve, ...decoy(1)], {}, RESERVED_MS + afterMs))).toEqual([1501, 1]);
    expect(heldMinor([reserve, ...decoy(1500)], {}, RESERVED_MS)).toBe(1500);
    expect(heldMinor([reserve, ...decoy(1), postAt(2)])).toBe(1500);
  });

  it('without a moment is one of its own', () => {
    const two = ['01E0001', '01E0002'].map((id) => anEntry({ id, momentId: '', createdAtMs: RESERVED_MS }));
    expect(heldMinor(two, {}, RESERVED_MS)).toBe(3000);
  });

  it('in another currency counts as the largest gesture there can be, and is flagged', () => {
    const foreign = anEntry({ currency: 'JPY', amountMinor: 3 });
    expect(heldMinor([foreign], {}, RESERVED_MS)).toBe(LARGEST_MINOR);
    expect(flagsOf([foreign])).toEqual([['foreign_currency', true]]);
  });

  it('without a readable sum counts as the largest gesture until a lead ends it, which no void of its writer does', () => {
    const unreadable = anEntry({ amountMinor: null, createdAtMs: RESERVED_MS });
    expect(heldMinor([unreadable])).toBe(LARGEST_MINOR);
    expect(flagsOf([unreadable])).toEqual([['unreadable', true]]);
    expect(heldMinor([unreadable, later(30, 'reverse', lead)])).toBe(0);
    expect(heldMinor([unreadable, later(30, 'reverse')])).toBe(LARGEST_MINOR);
  });

  it('for somebody else is flagged unless a lead wrote it', () => {
    expect(flagsOf([anEntry({ agentId: '12' })])).toEqual([['foreign_agent', true]]);
    expect(flagsOf([anEntry({ agentId: '12', createdById: '90' })])).toEqual([]);
  });
});

describe('a post', () => {
  it('gives what is reserved when it is stamped at exactly 60 s, and counts for nobody a second later', () => {
    expect(fold([reserve, postAt(60)])).toMatchObject([{ state: 'posted', reserveId: '01E0001', countsMinor: 1500 }]);
    expect(statesOf([reserve, postAt(61)])).toEqual(['reserved']);
    expect(heldMinor([reserve, postAt(61)])).toBe(0);
  });

  it('that is late leaves the reservation held as long as any, and no longer', () => {
    expect([120_000, 120_001].map((afterMs) => heldMinor([reserve, postAt(61)], {}, RESERVED_MS + afterMs))).toEqual([1500, 0]);
  });

  it('sent twice counts where either is in time, once, in any order of reading', () => {
    for (const entries of [[reserve, postAt(30), postAt(90)], [postAt(90), postAt(30), reserve]] satisfies JournalEntry[][])
      expect(heldMinor(entries)).toBe(1500);
  });

  it.each<[string, JournalEntry]>([
    ['by somebody else', postAt(1, { createdById: '12' })],
    ['by a lead', postAt(1, lead)],
    ['of another attempt', postAt(1, { detail: { reserveId: '01E0001', attempt: 2 } })],
    ['by somebody else who does not say of which reservation', postAt(1, { createdById: '12', detail: {} })],
  ])('%s does not count', (_title, other) => {
    expect(statesOf([reserve, other])).toEqual(['reserved']);
  });

  it('counts for the attempt that it names', () => {
    const second = anEntry({ id: '01E0002', createdAtMs: RESERVED_MS, detail: { attempt: 2 } });
    expect(statesOf([second, postAt(1, { detail: { reserveId: '01E0002', attempt: 2 } })])).toEqual(['posted']);
  });

  it('that somebody edited since gives all the same', () => {
    expect(fold([reserve, { ...post, updatedAtMs: hoursBefore(2) }])).toContainEqual(expect.objectContaining({ reserveId: '01E0001', state: 'posted' }));
  });
});

describe('a reservation whose key was written twice', () => {
  const again = anEntry({ id: '01E0002', createdAtMs: RESERVED_MS + 50_000, amountMinor: 2000 });

  it('counts once, as much as the larger and held as long as the later', () => {
    expect([120_001, 170_000, 170_001].map((afterMs) => heldMinor([reserve, again], {}, RESERVED_MS + afterMs))).toEqual([2000, 2000, 0]);
    const smaller = { ...again, amountMinor: 1000 };
    expect([120_001, 170_000, 170_001].map((afterMs) => heldMinor([smaller, reserve], {}, RESERVED_MS + afterMs))).toEqual([1500, 1500, 0]);
  });

  it('of equal sums is the earlier, for every reader', () => {
    const equal = { ...again, amountMinor: 1500 };
    for (const entries of [[equal, reserve], [reserve, equal]] satisfies JournalEntry[][]) expect(fold(entries)).toMatchObject([{ reserveId: '01E0001' }]);
  });

  it('is given once by a post that is in time for the record that it names', () => {
    const posted = postAt(55, { detail: { reserveId: '01E0002' }, amountMinor: 2000 });
    expect(fold([reserve, again, posted])).toMatchObject([{ reserveId: '01E0002', state: 'posted', countsMinor: 2000 }]);
  });

  it('is not given by a post that is late for the record that it names, though in time for the other', () => {
    expect(statesOf([reserve, again, postAt(90)])).toEqual(['reserved']);
    expect(statesOf([reserve, again, postAt(90, { detail: { reserveId: '01E0002' } })])).toEqual(['posted']);
  });
});

describe('a void', () => {
  it('frees what its own writer reserved and never posted, read in any order and also where it arrives first', () => {
    const withdrawn = later(5, 'void');
    expect(statesOf([reserve, withdrawn])).toEqual(['voided']);
    expect(statesOf([withdrawn, reserve])).toEqual(['voided']);
    expect(statesOf([later(-5, 'void', { id: '01E0000' }), reserve])).toEqual(['voided']);
  });

  it('frees both records of a key that was written twice', () => {
    const again = anEntry({ id: '01E0002', createdAtMs: RESERVED_MS + 1000 });
    expect(statesOf([reserve, again, later(5, 'void')])).toEqual(['voided']);
  });

  it.each([
    ['of somebody else', { createdById: '12', agentId: '11' }],
    ['of a lead', lead],
    ['of another attempt', { detail: { attempt: 2 } }],
  ])('%s frees nothing', (_title, over) => {
    expect(statesOf([reserve, later(5, 'void', over)])).toEqual(['reserved']);
  });

  it('of somebody else is flagged', () => {
    expect(flagsOf([reserve, later(5, 'void', { createdById: '12' })])).toEqual([['foreign_void', true]]);
  });

  it('beside a post in time frees nothing, whichever came first; beside a late one it does', () => {
    expect(statesOf([reserve, later(1, 'void'), postAt(2)])).toEqual(['posted']);
    expect(statesOf([reserve, postAt(1), later(2, 'void')])).toEqual(['posted']);
    expect(statesOf([reserve, later(2, 'void'), postAt(61)])).toEqual(['voided']);
  });

  it('frees only what its writer reserved: the larger reservation of a stranger takes the first with it for nobody', () => {
    const larger = anEntry({ id: '01E0005', createdById: '12', amountMinor: 4000, createdAtMs: RESERVED_MS });
    expect(fold([reserve, larger, later(5, 'void', { createdById: '12' })])).toMatchObject([{ agentId: '11', countsMinor: 1500, state: 'reserved' }]);
  });

  it('that was edited frees nothing, and may itself have been a reservation', () => {
    expect(heldMinor([reserve, later(5, 'void', { updatedAtMs: hoursBefore(2) })], {}, RESERVED_MS)).toBe(1500 + LARGEST_MINOR);
  });
});

describe('what undoes', () => {
  it.each([
    ['its own writer', {}],
    ['a lead', lead],
  ])('frees what was posted, written afterwards by %s, at any time', (_title, over) => {
    expect(statesOf([reserve, post, later(2, 'reverse', over)])).toEqual(['voided']);
    expect(statesOf([later(10_000, 'reverse', over), post, reserve])).toEqual(['voided']);
  });

  it('frees nothing where somebody else wrote it, or somebody who is not known to lead', () => {
    expect(statesOf([reserve, post, later(2, 'reverse', { createdById: '12' })])).toEqual(['posted']);
    expect(flagsOf([reserve, post, later(2, 'reverse', { createdById: '12' })])).toEqual([['foreign_void', true]]);
    expect(statesOf([reserve, post, later(2, 'reverse', lead)], { leadIds: new Set() })).toEqual(['posted']);
  });

  it.each([
    ['the writer', {}],
    ['a lead', lead],
  ])('frees nothing where %s wrote it before the post: nobody takes back what is being given', (_title, over) => {
    expect(statesOf([reserve, later(1, 'reverse', over)])).toEqual(['reserved']);
    expect(statesOf([reserve, later(1, 'reverse', over), postAt(2)])).toEqual(['posted']);
    expect(statesOf([reserve, later(1, 'reverse', over), postAt(2), later(3, 'reverse', { id: '01E2', ...over })])).toEqual(['voided']);
  });

  it('of a gesture that was posted twice counts after the first post', () => {
    expect(statesOf([reserve, postAt(1), later(2, 'reverse'), postAt(3)])).toEqual(['voided']);
  });

  it('reaches attempts up to its own and none after it', () => {
    const attempt = 2;
    const second = anEntry({ id: '01E0002', createdAtMs: RESERVED_MS, detail: { attempt } });
    const posted = postAt(1, { detail: { reserveId: '01E0002', attempt } });
    expect(statesOf([second, posted, later(2, 'reverse', lead)])).toEqual(['posted']);
    expect(statesOf([second, posted, later(2, 'reverse', { ...lead, detail: { attempt } })])).toEqual(['voided']);
    expect(statesOf([reserve, post, later(2, 'reverse', { ...lead, detail: { attempt } })])).toEqual(['voided']);
  });
});

describe('what a lead grants', () => {
  const asked = anEntry({ id: '01E0001', createdById: '90', agentId: '11', createdAtMs: RESERVED_MS });
  const grant = postAt(1, { ...lead, detail: { reserveId: '01E0001', isGrant: true } });
  const delivery = (seconds: number, over: Partial<JournalEntry> = {}): JournalEntry =>
    later(seconds, 'post', { createdById: '11', detail: { reservedAtMs: RESERVED_MS }, ...over });

  it('is held, however long, and no gesture until its delivery, whenever that comes', () => {
    expect(fold([asked, grant])).toMatchObject([{ state: 'granted', agentId: '90', forAgentId: '11' }]);
    expect(heldMinor([asked, grant], {}, NOW_MS + 1e11)).toBe(1500);
    expect(statesOf([asked, grant, delivery(5)])).toEqual(['posted']);
    expect(statesOf([asked, grant, delivery(100_000)])).toEqual(['posted']);
    expect(heldMinor([asked, grant, delivery(100_000)])).toBe(1500);
  });

  it('counts only where it is granted in time', () => {
    expect(statesOf([asked, { ...grant, createdAtMs: RESERVED_MS + 61_000, updatedAtMs: RESERVED_MS + 61_000 }])).toEqual(['reserved']);
  });

  it('is not delivered by anybody but whom it was granted to, nor by what says that it is a grant', () => {
    expect(statesOf([asked, grant, delivery(5, { createdById: '12' })])).toEqual(['granted']);
    expect(statesOf([asked, grant, delivery(5, { detail: { isGrant: true } })])).toEqual(['granted']);
    expect(statesOf([asked, grant, delivery(5, lead)])).toEqual(['posted']);
  });

  it('is free once a lead undoes it, before the delivery or after it, and never by whom it was granted to', () => {
    const undone = later(3, 'reverse', lead);
    expect(statesOf([asked, grant, undone])).toEqual(['voided']);
    expect(statesOf([asked, grant, delivery(2), undone])).toEqual(['voided']);
    expect(statesOf([asked, grant, delivery(2), later(3, 'reverse', { createdById: '11' })])).toEqual(['posted']);
  });

  it('is given by a delivery that a lead undid too late to be seen by whoever delivered it', () => {
    expect(statesOf([asked, grant, later(3, 'reverse', lead), delivery(4)])).toEqual(['posted']);
  });
});

describe('a post whose reservation is gone', () => {
  it('counts as one, on the day of that reservation, and is flagged', () => {
    expect(fold([post])).toMatchObject([{ countsMinor: 1500, agentId: '11', state: 'posted', reservedAtMs: RESERVED_MS }]);
    expect(flagsOf([post])).toEqual([['missing_reserve', true]]);
  });

  it('is nothing where it says itself that it came too late', () => {
    expect(fold([postAt(61)])).toEqual([]);
    expect(fold([postAt(60)])).toHaveLength(1);
  });

  it('is nothing where its reservation is older than what was read', () => {
    expect(fold([post], { seenSinceMs: RESERVED_MS + 1 })).toEqual([]);
    expect(fold([post], { seenSinceMs: RESERVED_MS })).toHaveLength(1);
  });

  it('counts beside a small one that stands in its place, which hides nothing', () => {
    const small = anEntry({ id: '01E0005', amountMinor: 1, createdById: '12', agentId: '12', createdAtMs: RESERVED_MS });
    expect(heldMinor([post, small])).toBe(1500);
    expect(heldMinor([post, { ...small, createdById: '11', createdAtMs: NOW_MS, updatedAtMs: NOW_MS }])).toBe(1500);
    expect(heldMinor([postAt(61), small])).toBe(0);
    expect(fold([post, small], { seenSinceMs: RESERVED_MS + 1 })).toMatchObject([{ countsMinor: 1 }]);
  });

  it('that says more than its reservation counts as what it says', () => {
    expect(heldMinor([anEntry({ amountMinor: 1, createdAtMs: RESERVED_MS }), post])).toBe(1500);
  });
});
