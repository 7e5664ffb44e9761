import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { LARGEST_MINOR } from './a-journal.ts';
import { RESERVED_MS, flagsOf, fold, heldMinor, later, lead, post, postAt, reserve, statesOf } from './a-moment.ts';

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

  it.each([
    ['a sum', 1500, LARGEST_MINOR],
    ['more than the largest gesture', LARGEST_MINOR + 1, LARGEST_MINOR + 1],
    ['no sum', null, LARGEST_MINOR],
  ])('of a schema that is not known, which says %s, holds until a lead ends it', (_what, amountMinor, held) => {
    const newer = anEntry({ kind: 'unknown', momentId: '', amountMinor, createdAtMs: RESERVED_MS, isOfUnknownSchema: true });
    const ends = { momentId: `entry:${newer.id}` };
    expect(heldMinor([newer])).toBe(held);
    expect(flagsOf([newer])).toEqual([['unreadable', true]]);
    expect(heldMinor([newer, later(30, 'reverse', ends), later(31, 'void', ends)])).toBe(held);
    expect(heldMinor([newer, later(30, 'reverse', { ...lead, ...ends })])).toBe(0);
    expect(flagsOf([newer, later(30, 'reverse', { ...lead, ...ends })])).toEqual([['unreadable', false]]);
  });

  it('of a schema that is not known keeps what it calls itself, and no other does', () => {
    const asWritten = { kind: 'post', schemaVersion: '2', gesture: 'voucher' };
    const newer = anEntry({ kind: 'unknown', momentId: '', createdAtMs: RESERVED_MS, isOfUnknownSchema: true, asWritten });
    expect(fold([newer])).toMatchObject([{ isUncertain: true, asWritten }]);
    const { isOfUnknownSchema: _known, ...edited } = { ...newer, kind: 'reserve' as const, updatedAtMs: RESERVED_MS + 1 };
    expect(fold([edited])).toMatchObject([{ isUncertain: true }]);
    expect(fold([edited])[0]).not.toHaveProperty('asWritten');
  });

  it.each(['void', 'reverse', 'unknown'] as const)('is not freed by a %s of a schema that is not known, which holds beside it', (kind) => {
    const newer = later(30, kind, { ...lead, isOfUnknownSchema: true });
    expect(heldMinor([reserve, post, newer])).toBe(1500 + LARGEST_MINOR);
  });

  it('without a readable sum is not hidden by another under its moment, which expires', () => {
    const unreadable = anEntry({ amountMinor: null, createdAtMs: RESERVED_MS });
    expect(heldMinor([unreadable, anEntry({ id: '01E0002', amountMinor: LARGEST_MINOR + 1, createdAtMs: RESERVED_MS })])).toBe(
      LARGEST_MINOR,
    );
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
    for (const entries of [
      [reserve, postAt(30), postAt(90)],
      [postAt(90), postAt(30), reserve],
    ] satisfies JournalEntry[][])
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
    expect(fold([reserve, { ...post, updatedAtMs: hoursBefore(2) }])).toContainEqual(
      expect.objectContaining({ reserveId: '01E0001', state: 'posted' }),
    );
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
    for (const entries of [
      [equal, reserve],
      [reserve, equal],
    ] satisfies JournalEntry[][])
      expect(fold(entries)).toMatchObject([{ reserveId: '01E0001' }]);
  });

  it('is undone once with the record that was posted: the other of equal sums holds nothing', () => {
    const twin = anEntry({ id: '01E0002', createdAtMs: RESERVED_MS + 1 });
    expect(heldMinor([reserve, twin, post, later(2, 'reverse')], {}, RESERVED_MS + 3000)).toBe(0);
    expect(heldMinor([reserve, { ...twin, amountMinor: 1600 }, post, later(2, 'reverse')], {}, RESERVED_MS + 3000)).toBe(1600);
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
  it('that names one of two reservations under the same key withdraws that one alone', () => {
    const second = later(1, 'reserve', { id: '01E0002' });
    expect(statesOf([reserve, second, later(5, 'void', { detail: { reserveId: '01E0002' } })])).toEqual(['reserved']);
    expect(statesOf([reserve, later(5, 'void', { detail: { reserveId: '01E0001' } })])).toEqual(['voided']);
    expect(statesOf([reserve, second, later(5, 'void')])).toEqual(['voided']);
  });

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
    expect(fold([reserve, larger, later(5, 'void', { createdById: '12' })])).toMatchObject([
      { agentId: '11', countsMinor: 1500, state: 'reserved' },
    ]);
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
