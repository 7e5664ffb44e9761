import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { isCovered, needsOf } from '#domain/journal/admission.ts';
import { UNSETTLED_MS, makeCheckpoint } from '#domain/journal/make-checkpoint.ts';
import type { CheckpointPart, JournalEntry } from '#domain/journal/types.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { DAY_MS, HOUR_MS } from '#domain/shared/time.ts';
import { AGENTS, CEILINGS, CUSTOMERS, type Told, gestures, journalOf, remainingOf, termsOf } from './a-journal.ts';

/** Days on which clocks change, months end, or a day is missing. */
const PLACES = [
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 12)],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 12)],
  ['Europe/Berlin', Date.UTC(2026, 4, 1, 3)],
  ['America/Sao_Paulo', Date.UTC(2018, 10, 4, 12)],
  ['Pacific/Apia', Date.UTC(2011, 11, 30, 12)],
  ['Asia/Kathmandu', Date.UTC(2026, 3, 1)],
  ['America/St_Johns', Date.UTC(2026, 10, 1, 5)],
] as const;

interface Case {
  readonly timeZone: string;
  readonly nowMs: number;
  readonly told: readonly Told[];
  /** How long ago a lead stamped, oldest first. */
  readonly stampedAgoMs: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    place: fc.constantFrom(...PLACES),
    offsetHours: fc.integer({ min: -30, max: 60 }),
    told: gestures({ mostDaysAgo: 45, voids: true }),
    stampedAgoMs: fc.array(
      fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => minutes * 60_000),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ place: [timeZone, aroundMs], offsetHours, told, stampedAgoMs }) => ({
    timeZone,
    nowMs: aroundMs + offsetHours * HOUR_MS,
    told,
    stampedAgoMs: stampedAgoMs.toSorted((a, b) => b - a),
  }));

/** What a lead stamps who reads at an instant, from these entries; null where there is nothing to stamp. */
function stamp(
  known: readonly JournalEntry[],
  { timeZone, atMs, number }: { readonly timeZone: string; readonly atMs: number; readonly number: number },
): { readonly parts: readonly CheckpointPart[]; readonly entries: readonly JournalEntry[] } | null {
  const upTo = known.filter(({ kind, createdAtMs }) => kind !== 'checkpoint' && createdAtMs < atMs - UNSETTLED_MS).at(-1);
  if (upTo === undefined) return null;
  const { commitments, checkpoint } = foldLedger(known, termsOf({ timeZone }));
  if (checkpoint !== null && upTo.id <= checkpoint.upToId) return null;
  const parts = makeCheckpoint({ commitments, previous: checkpoint, upTo }, { nowMs: atMs, timeZone });
  const entries = parts.map((part) =>
    anEntry({
      id: `02E${number}${part.part}`,
      kind: 'checkpoint',
      momentId: `checkpoint-${number}`,
      createdById: '90',
      createdAtMs: atMs,
      detail: { checkpoint: part },
    }),
  );
  return { parts, entries };
}

/** What is known to whoever reads the list back to a checkpoint and no further. */
function after(
  all: readonly JournalEntry[],
  atMs: number,
  stamped: { readonly parts: readonly CheckpointPart[]; readonly entries: readonly JournalEntry[] } | null,
): readonly JournalEntry[] {
  const upToMs = stamped?.parts[0]?.upToMs ?? -Infinity;
  return [...all.filter(({ createdAtMs }) => createdAtMs >= upToMs && createdAtMs <= atMs), ...(stamped?.entries ?? [])];
}

/** Stamps again and again, each time from the checkpoint before and what follows it. */
function stampedInSteps({ timeZone, nowMs, stampedAgoMs }: Case, all: readonly JournalEntry[]): ReturnType<typeof stamp> {
  return stampedAgoMs.reduce<ReturnType<typeof stamp>>((before, agoMs, number) => {
    const atMs = nowMs - agoMs;
    return stamp(after(all, atMs, before), { timeZone, atMs, number }) ?? before;
  }, null);
}

/** Whether anything was undone that a checkpoint had summed up already. */
function isLateVoid(all: readonly JournalEntry[], { told }: Case): boolean {
  return all.length > 0 && told.some(({ secondsUntilPost, secondsUntilEnd }) => secondsUntilPost !== null && secondsUntilEnd !== null);
}

function carriedOf(parts: readonly CheckpointPart[]): number {
  return parts[0]?.carriedMinor ?? 0;
}

function unsummed({ carriedMinor: _sum, ...rest }: CheckpointPart): Omit<CheckpointPart, 'carriedMinor'> {
  return rest;
}

describe('a checkpoint and the entries after it', () => {
  it('leave as much allowance under every limit as the whole journal, and never more where something was taken back since', () => {
    const count = { tried: 0, compared: 0 };
    fc.assert(
      fc.property(cases, (about) => {
        count.tried += 1;
        const { timeZone, nowMs, told } = about;
        const present = { nowMs, timeZone };
        const all = journalOf(told, nowMs);
        const stamped = stampedInSteps(about, all);
        const [part] = stamped?.parts ?? [];
        if (stamped === null || part === undefined) return;
        if (!isCovered(needsOf(CEILINGS, present), { sinceMs: part.upToMs, checkpoint: part }, timeZone)) return;
        count.compared += 1;
        const wholeLedger = foldLedger(all, termsOf({ timeZone }));
        for (const customerId of CUSTOMERS) {
          const found = all.filter((entry) => entry.customerId === customerId);
          const known = [...after(all, nowMs, stamped), ...found];
          const ledger = foldLedger(known, termsOf({ timeZone }));
          for (const agentId of AGENTS) {
            const who = { present, agentId, customerId };
            const whole = remainingOf(wholeLedger, who);
            const read = remainingOf(ledger, who);
            for (const [limit, remaining] of whole) {
              const tolerance = limit === 'team_month' && isLateVoid(all, about) ? Infinity : 0;
              const less = remaining - (read.get(limit) ?? Infinity);
              expect([limit, less >= 0 && less <= tolerance]).toEqual([limit, true]);
            }
          }
        }
      }),
      { numRuns: 600 },
    );
    expect(count.compared).toBeGreaterThan(count.tried / 3);
  });

  it('made step by step are the same as made at once', () => {
    const count = { tried: 0, compared: 0 };
    fc.assert(
      fc.property(cases, (about) => {
        count.tried += 1;
        const { timeZone, nowMs, told, stampedAgoMs } = about;
        const all = journalOf(told, nowMs);
        const stepwise = stampedInSteps(about, all);
        const lastMs = nowMs - (stampedAgoMs.at(-1) ?? 0);
        const scratch = stamp(after(all, lastMs, null), { timeZone, atMs: lastMs, number: 9 });
        if (stepwise === null || scratch === null || stepwise.parts[0]?.upToId !== scratch.parts[0]?.upToId) return;
        const isAtOnce = stepwise.entries[0]?.createdAtMs === lastMs;
        if (!isAtOnce) return;
        count.compared += 1;
        // What was summed up before stays so where it was taken back since.
        const tolerance = isLateVoid(all, about) ? Infinity : 0;
        const more = carriedOf(stepwise.parts) - carriedOf(scratch.parts);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(tolerance);
        expect(stepwise.parts.map(unsummed)).toEqual(scratch.parts.map(unsummed));
      }),
      { numRuns: 600 },
    );
    expect(count.compared).toBeGreaterThan(count.tried / 3);
  });

  it('leave nobody more allowance than before where entries that it covers are edited later, nor the day and the month where they are deleted', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.boolean(), fc.integer({ min: 0, max: 9000 }), (about, which, isDeleted, amountMinor) => {
        const { timeZone, nowMs, told } = about;
        const all = journalOf(told, nowMs);
        const stamped = stampedInSteps(about, all);
        const [part] = stamped?.parts ?? [];
        if (stamped === null || part === undefined) return;
        const chosen = all[which % all.length];
        if (chosen === undefined || chosen.kind !== 'reserve' || chosen.createdAtMs > part.upToMs) return;
        const changed = { ...chosen, amountMinor, customerId: '799', updatedAtMs: chosen.createdAtMs + DAY_MS };
        const disturbed = all.flatMap((entry) => (entry !== chosen ? [entry] : isDeleted ? [] : [changed]));
        const terms = termsOf({ timeZone });
        const [ledger, later] = [all, disturbed].map((entries) => foldLedger(after(entries, nowMs, stamped), terms));
        if (ledger === undefined || later === undefined) return;
        for (const customerId of CUSTOMERS) {
          const who = { present: { nowMs, timeZone }, agentId: chosen.agentId, customerId };
          const before = remainingOf(ledger, who);
          for (const [limit, remaining] of remainingOf(later, who)) {
            // Nothing is left of a deleted entry but what was listed or summed.
            if (isDeleted && limit !== 'agent_day' && limit !== 'team_month') continue;
            expect(remaining).toBeLessThanOrEqual(before.get(limit) ?? 0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
