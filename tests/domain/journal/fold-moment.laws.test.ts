import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { type LedgerTerms, isDecided, isLive } from '#domain/journal/commitments.ts';
import { flagEntries } from '#domain/journal/flag-entries.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { isEdited } from '#domain/journal/entries.ts';
import { ENTRY_KINDS, type JournalEntry } from '#domain/journal/types.ts';
import { AGENTS, CUSTOMERS, anyEntry, gestures, journalOf, termsOf, whereMore } from './a-journal.ts';

const present = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const terms = termsOf({ timeZone: TIME_ZONE });

function heldMinor(entries: readonly JournalEntry[], of: LedgerTerms = terms): number {
  return foldLedger(entries, of)
    .commitments.filter((one) => isLive(one, NOW_MS))
    .reduce((total, { countsMinor }) => total + countsMinor, 0);
}

/** The same where each moment counts once, with the most that is held for it. What is held beside that may go. */
function leastHeldMinor(entries: readonly JournalEntry[], of: LedgerTerms = terms): number {
  const most = new Map<string, number>();
  for (const one of foldLedger(entries, of).commitments.filter((live) => isLive(live, NOW_MS))) {
    const key = one.isUncertain ? `entry ${one.reserveId}` : one.momentId;
    most.set(key, Math.max(most.get(key) ?? 0, one.countsMinor));
  }
  return [...most.values()].reduce((total, minor) => total + minor, 0);
}

/** All that a ledger tells, in an order of its own. */
function byId(entries: readonly JournalEntry[]): readonly unknown[] {
  const { commitments } = foldLedger(entries, terms);
  const flags = flagEntries(new Map(entries.map((entry) => [entry.id, entry])).values(), {
    ...terms,
    highestLimitMinor: Infinity,
    seenSinceMs: -Infinity,
  });
  return [
    commitments.toSorted((a, b) => (a.reserveId < b.reserveId ? -1 : 1)),
    flags.toSorted((a, b) => (a.entry.id < b.entry.id ? -1 : 1)),
  ];
}

const honest = gestures({ mostDaysAgo: 40, voids: true }).map((told) => journalOf(told, NOW_MS));

const disturbed = fc
  .array(anyEntry, { maxLength: 14 })
  .map((rows) => rows.map((row, index) => ({ ...row, id: `01E${String(index).padStart(4, '0')}` })));

function isUnnamed(entry: JournalEntry): boolean {
  return entry.kind === 'post' && entry.detail.reserveId === undefined;
}

describe('whatever the journal holds', () => {
  it('order and repeats of entries do not matter', () => {
    const again = disturbed.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })),
    );
    fc.assert(
      fc.property(again, ([entries, other]) => {
        expect(byId(other)).toEqual(byId(entries));
      }),
      { numRuns: 500 },
    );
  });

  it('no entry but one that takes back, what a lead confirms, or the reservation of a post lowers what is held', () => {
    fc.assert(
      fc.property(disturbed, anyEntry, (entries, added) => {
        const isTakingBack = (added.kind === 'void' || added.kind === 'reverse') && !isEdited(added);
        const isSettling = added.kind === 'post' && added.createdById === '90' && added.detail.confirms !== undefined;
        // Only its own reservation may tell that a post came too late; who names none is judged by whatever is there.
        const isJudging = added.kind === 'reserve' && !isEdited(added) && entries.some(isUnnamed);
        fc.pre(!isTakingBack && !isSettling && !isJudging);
        expect(leastHeldMinor([...entries, { ...added, id: '01E9999' }], terms)).toBeGreaterThanOrEqual(leastHeldMinor(entries, terms));
      }),
      { numRuns: 2000 },
    );
  });

  it('knowing a lead never holds more, but for a settled sum that is larger', () => {
    fc.assert(
      fc.property(disturbed, (entries) => {
        fc.pre(entries.every(({ detail }) => detail.confirms === undefined));
        expect(heldMinor(entries)).toBeLessThanOrEqual(heldMinor(entries, { ...terms, leadIds: new Set() }));
      }),
      { numRuns: 300 },
    );
  });

  it('whatever takes back frees nothing for somebody who reserved nothing and does not lead', () => {
    fc.assert(
      fc.property(disturbed, anyEntry, fc.constantFrom('void' as const, 'reverse' as const), (entries, added, kind) => {
        const foreign: JournalEntry = { ...added, id: '01E9999', kind, createdById: '77', updatedAtMs: added.createdAtMs };
        expect(foldLedger([...entries, foreign], terms).commitments).toEqual(foldLedger(entries, terms).commitments);
      }),
      { numRuns: 300 },
    );
  });

  it('a void frees no moment that anything was posted in time for', () => {
    fc.assert(
      fc.property(disturbed, anyEntry, (entries, added) => {
        const withdrawn: JournalEntry = { ...added, id: '01E9999', kind: 'void', updatedAtMs: added.createdAtMs };
        const decided = foldLedger(entries, terms).commitments.filter(isDecided);
        expect(foldLedger([...entries, withdrawn], terms).commitments.filter(isDecided)).toEqual(decided);
      }),
      { numRuns: 500 },
    );
  });

  it('nothing that is reserved is held by any time but the two minutes after it, unless nobody knows what it was', () => {
    fc.assert(
      fc.property(disturbed, fc.integer({ min: 0, max: 400_000 }), (entries, afterMs) => {
        const certain = foldLedger(entries, terms).commitments.filter(({ state, isUncertain }) => state === 'reserved' && !isUncertain);
        for (const one of certain) expect(isLive(one, one.reservedAtMs + afterMs)).toBe(afterMs <= 120_000);
      }),
      { numRuns: 300 },
    );
  });

  it('what a lead undoes frees every attempt that was given up to its own, and none after it', () => {
    const attempts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('11', '12'), fc.integer({ min: 1, max: 900 })));
    fc.assert(
      fc.property(attempts, fc.integer({ min: 1, max: 5 }), (made, upTo) => {
        const given = made.flatMap(([attempt, createdById, amountMinor], index) => {
          const by = { createdById, agentId: createdById, amountMinor };
          const reserveId = `01E${String(index).padStart(2, '0')}`;
          return [
            anEntry({ ...by, id: reserveId, detail: { attempt } }),
            anEntry({ ...by, id: `${reserveId}P`, kind: 'post', detail: { attempt, reserveId } }),
          ];
        });
        const undone = anEntry({ id: '01E99', kind: 'reverse', createdById: '90', detail: { attempt: upTo } });
        const left = made.filter(([attempt]) => attempt > upTo).map(([, , amountMinor]) => amountMinor);
        expect(heldMinor([...given, undone])).toBe(Math.max(0, ...left));
      }),
    );
  });
});

describe('an honest journal', () => {
  const edit = fc.record(
    {
      kind: fc.constantFrom(...ENTRY_KINDS, 'unknown' as const),
      momentId: fc.constantFrom('moment-0', 'moment-1', 'moment-2', ''),
      ticketId: fc.constantFrom('ticket-0', 'ticket-1', ''),
      customerId: fc.constantFrom(...CUSTOMERS, ''),
      agentId: fc.constantFrom(...AGENTS),
      amountMinor: fc.option(fc.integer({ min: -9000, max: 9000 })),
      currency: fc.constantFrom('EUR', 'JPY', ''),
      cause: fc.constantFrom('late_delivery', 'other', ''),
      detail: fc.record(
        {
          attempt: fc.integer({ min: 1, max: 3 }),
          isGrant: fc.constant(true as const),
          reserveId: fc.constant('01E000001'),
          confirms: fc.constant('01E0001'),
          reservedAtMs: fc.integer({ min: 0, max: NOW_MS }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
  const pick = fc.nat();

  it('leaves nobody more allowance under any limit once anything of a reservation was edited, whenever that was', () => {
    fc.assert(
      fc.property(honest, pick, edit, fc.integer({ min: 1, max: 40 * 86_400 }), (entries, which, changed, seconds) => {
        const reserves = entries.filter(({ kind }) => kind === 'reserve');
        const chosen = reserves[which % reserves.length];
        const edited = entries.map((entry) =>
          entry === chosen ? { ...entry, ...changed, updatedAtMs: entry.createdAtMs + seconds * 1000 } : entry,
        );
        expect(whereMore(edited, entries, { terms, present })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nobody more allowance where the reservation behind what an agent gave was deleted', () => {
    fc.assert(
      fc.property(honest, pick, (entries, which) => {
        // What was granted and delivered counts for whoever delivered it then.
        const granted = new Set(entries.filter(({ detail }) => detail.isGrant === true).map(({ momentId }) => momentId));
        const posts = entries.filter(({ kind, momentId }) => kind === 'post' && !granted.has(momentId));
        fc.pre(posts.length > 0);
        const post = posts[which % posts.length];
        const without = entries.filter(({ kind, momentId }) => kind !== 'reserve' || momentId !== post?.momentId);
        expect(whereMore(without, entries, { terms, present })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is summed in whole minor units alike, whatever the digits of its currency', () => {
    fc.assert(
      fc.property(honest, (entries) => {
        const held = heldMinor(entries);
        for (const currency of ['JPY', 'KWD']) {
          const same = entries.map((entry) => ({ ...entry, currency }));
          expect(heldMinor(same, { ...terms, currency })).toBe(held);
        }
      }),
      { numRuns: 50 },
    );
  });
});
