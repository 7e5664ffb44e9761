import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import type { Ledger, LedgerTerms } from '#domain/journal/commitments.ts';
import { createLedgerFold, foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { AGENTS, CUSTOMERS, anyEntry, termsOf } from './a-journal.ts';

const MOMENTS = ['moment-0', 'moment-1', 'moment-2', 'entry:01E0003'] as const;
const anyId = fc.integer({ min: 0, max: 5 }).map((index) => `01E000${index}`);
const anInstant = fc.integer({ min: 0, max: 60 }).map((hours) => NOW_MS - hours * 3_600_000);

/** What a checkpoint may list: the entries of the journal, under whatever moment. */
const listed: fc.Arbitrary<Commitment> = fc.record({
  momentId: fc.constantFrom(...MOMENTS),
  reserveId: anyId,
  ticketId: fc.constant('501'),
  customerId: fc.constantFrom(...CUSTOMERS),
  agentId: fc.constantFrom(...AGENTS),
  forAgentId: fc.constantFrom(...AGENTS),
  stated: fc.option(fc.integer({ min: 0, max: 9000 }).map(eur)),
  countsMinor: fc.integer({ min: 0, max: 9000 }),
  cause: fc.constant('other'),
  detail: fc.record({ attempt: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: [] }),
  reservedAtMs: anInstant,
  state: fc.constantFrom('reserved', 'granted', 'posted', 'voided'),
  isUncertain: fc.boolean(),
});

const stamped: fc.Arbitrary<JournalEntry> = fc
  .record({ entry: anyEntry, upToId: anyId, upToMs: anInstant, recent: fc.array(listed, { maxLength: 4 }), isLeads: fc.boolean() })
  .map(({ entry, upToId, upToMs, recent, isLeads }) => {
    const carried = { month: '2026-03', carriedMinor: 100, carriedUpToId: upToId, carriedUpToMs: upToMs };
    const part = { ...carried, upToId, upToMs, timeZone: TIME_ZONE, part: 1, parts: 1, recent };
    return { ...entry, kind: 'checkpoint', currency: 'EUR', createdById: isLeads ? '90' : '11', detail: { checkpoint: part } };
  });

/** A lead's post that says what an entry counts as. */
const confirming: fc.Arbitrary<JournalEntry> = fc
  .record({ entry: anyEntry, confirms: anyId })
  .map(({ entry, confirms }) => ({ ...entry, kind: 'post', createdById: '90', updatedAtMs: entry.createdAtMs, detail: { confirms } }));

const written = fc.oneof({ weight: 5, arbitrary: anyEntry }, { weight: 2, arbitrary: stamped }, { weight: 2, arbitrary: confirming });

/** Up to six entries as they were written, and as somebody made them later, in any order and with repeats. */
const versions: fc.Arbitrary<readonly JournalEntry[]> = fc
  .array(
    fc.record({
      id: anyId,
      first: written,
      edits: fc.oneof(
        { weight: 2, arbitrary: fc.array(written, { maxLength: 0 }) },
        { weight: 1, arbitrary: fc.array(written, { maxLength: 2 }) },
      ),
    }),
    { minLength: 3, maxLength: 10 },
  )
  .chain((drafts) => {
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    const all = [...byId.values()].flatMap(({ id, first, edits }) => {
      const { createdById, createdAtMs, updatedAtMs } = first;
      const later = edits.map((edit, index) => ({ ...edit, createdById, createdAtMs, updatedAtMs: updatedAtMs + (index + 1) * 1000 }));
      return [first, ...later].map((entry): JournalEntry => ({ ...entry, id }));
    });
    return fc.shuffledSubarray([...all, ...all], { minLength: all.length });
  });

/** What is learnt at once, and by what it is read then. */
const step = fc.record({
  upTo: fc.integer({ min: 0, max: 6 }),
  leadIds: fc.constantFrom([], ['90'], ['90'], ['90', '11']).map((ids) => new Set(ids)),
  isOtherTeam: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});

function keyOf({ reserveId, momentId }: Commitment): string {
  return `${reserveId} ${momentId}`;
}

/** All that a ledger tells, in an order of its own. */
function sorted({ commitments, checkpoint }: Ledger): unknown {
  return {
    commitments: commitments.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    checkpoint,
  };
}

describe('a fold that is carried on', () => {
  it('tells after every batch what folding all of it anew tells, whatever the order, the edits and who turns out to lead', () => {
    fc.assert(
      fc.property(versions, fc.array(step, { minLength: 1, maxLength: 6 }), (entries, steps) => {
        const fold = createLedgerFold();
        let learnt = 0;
        for (const { upTo, leadIds, isOtherTeam } of [...steps, { ...steps[0], upTo: entries.length }]) {
          const terms: LedgerTerms = termsOf({
            timeZone: TIME_ZONE,
            leadIds: leadIds ?? new Set(),
            currency: isOtherTeam === true ? 'JPY' : 'EUR',
          });
          fold.learn(entries.slice(learnt, learnt + upTo));
          learnt += upTo;
          expect(sorted(fold.ledger(terms))).toEqual(sorted(foldLedger(entries.slice(0, learnt), terms)));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('is the same object as long as nothing is learnt that was not known', () => {
    fc.assert(
      fc.property(versions, step, (entries, { leadIds }) => {
        const terms = termsOf({ timeZone: TIME_ZONE, leadIds });
        const fold = createLedgerFold();
        fold.learn(entries);
        const ledger = fold.ledger(terms);
        fold.learn(entries);
        expect(fold.ledger({ ...terms, leadIds: new Set(leadIds) })).toBe(ledger);
      }),
      { numRuns: 300 },
    );
  });
});
