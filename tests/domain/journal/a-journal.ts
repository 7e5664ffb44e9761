import * as fc from 'fast-check';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { type Now, type LimitAllowance, allowancesFor } from '#domain/journal/admission.ts';
import type { LedgerTerms } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { ENTRY_KINDS, type JournalEntry } from '#domain/journal/types.ts';
import { type LimitName, largestGesture } from '#domain/journal/limits.ts';

/** Every limit is set, and none of them near. */
export const CEILINGS = limits({
  gestureMinor: 5000,
  leadGestureMinor: 5000,
  agentDayMinor: 90_000,
  customerWindowMinor: 90_000,
  customerWindowDays: 20,
  customerGestureCount: 60,
  teamMonthMinor: 900_000,
});
export const LARGEST_MINOR = largestGesture(CEILINGS);
export const AGENTS = ['11', '12', '90'] as const;
export const CUSTOMERS = ['701', '702', '703'] as const;

/** One gesture from reservation to end; times in seconds. */
export interface Told {
  readonly agentId: string;
  readonly customerId: string;
  readonly amountMinor: number;
  readonly secondsAgo: number;
  readonly secondsUntilPost: number | null;
  readonly secondsUntilVoid: number | null;
}

export function gestures(of: { readonly mostDaysAgo: number; readonly voids: boolean }): fc.Arbitrary<readonly Told[]> {
  const later = fc.option(fc.integer({ min: 1, max: 5 * 86_400 }));
  return fc.array(
    fc.record({
      agentId: fc.constantFrom(...AGENTS),
      customerId: fc.constantFrom(...CUSTOMERS),
      amountMinor: fc.integer({ min: 0, max: LARGEST_MINOR }),
      secondsAgo: fc.oneof(fc.integer({ min: 0, max: of.mostDaysAgo * 86_400 }), fc.integer({ min: 0, max: 2 * 86_400 })),
      secondsUntilPost: fc.option(fc.integer({ min: 1, max: 60 })),
      secondsUntilVoid: of.voids ? later : fc.constant(null),
    }),
    { minLength: 1, maxLength: 14 },
  );
}

/** Writes gestures down as an honest journal up to `nowMs`: ids in the order of time, nothing edited. */
export function journalOf(told: readonly Told[], nowMs: number): readonly JournalEntry[] {
  const drafts = told.flatMap((one, index): readonly Omit<JournalEntry, 'id'>[] => {
    const { agentId, customerId, amountMinor } = one;
    const reservedAtMs = nowMs - one.secondsAgo * 1000;
    const common = { momentId: `moment-${index}`, ticketId: `ticket-${index}`, agentId, createdById: agentId, customerId, amountMinor };
    const at = (kind: 'reserve' | 'post' | 'void', seconds: number | null): readonly JournalEntry[] => {
      const createdAtMs = reservedAtMs + (seconds ?? 0) * 1000;
      const detail = kind === 'post' ? { reservedAtMs } : {};
      return seconds === null || createdAtMs > nowMs ? [] : [anEntry({ ...common, kind, createdAtMs, detail })];
    };
    return [...at('reserve', 0), ...at('post', one.secondsUntilPost), ...at('void', one.secondsUntilVoid)];
  });
  return drafts
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .map((draft, index) => ({ ...draft, id: `01E${String(index).padStart(6, '0')}` }));
}

/** Anything that may stand in a record, written by anybody. */
export const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    kind: fc.constantFrom(...ENTRY_KINDS, 'reserve' as const, 'post' as const, 'void' as const, 'unknown' as const),
    momentId: fc.constantFrom('moment-0', 'moment-1', 'moment-2', ''),
    createdById: fc.constantFrom(...AGENTS),
    agentId: fc.constantFrom(...AGENTS),
    customerId: fc.constantFrom(...CUSTOMERS),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
    amountMinor: fc.option(fc.integer({ min: -300, max: 2 * LARGEST_MINOR }), { freq: 9 }),
    createdAtMs: fc.integer({ min: 0, max: 40 }).map((hours) => NOW_MS - hours * 3_600_000),
    editedAfterMs: fc.constantFrom(0, 0, 0, 1000, 7_200_000),
    detail: fc.record(
      {
        attempt: fc.integer({ min: 1, max: 3 }),
        reach: fc.constant('moment' as const),
        confirms: fc.constantFrom('entry-0', 'entry-1', '01E0001'),
        reservedAtMs: fc.constant(NOW_MS - 50 * 3_600_000),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ editedAfterMs, ...row }) => anEntry({ ...row, updatedAtMs: row.createdAtMs + editedAfterMs }));

export function termsOf(overrides: Partial<LedgerTerms> & Pick<LedgerTerms, 'timeZone'>): LedgerTerms {
  return { leadIds: new Set(['90']), currency: 'EUR', largestMinor: LARGEST_MINOR, seenSinceMs: -Infinity, ...overrides };
}

/** What every limit leaves to an agent for a customer, but for the guard against making the same right twice. */
export function remainingOf(
  entries: readonly JournalEntry[],
  terms: LedgerTerms,
  { present, agentId, customerId }: { readonly present: Now; readonly agentId: string; readonly customerId: string },
): ReadonlyMap<LimitName, number> {
  const proposal = { momentId: 'moment-own', agentId, isLead: false, customerId, ticketId: 'ticket-own', cause: 'other' };
  const allowances: readonly LimitAllowance[] = allowancesFor(proposal, foldLedger(entries, terms), CEILINGS, present);
  return new Map(allowances.filter(({ limit }) => limit !== 'same_incident').map(({ limit, remaining }) => [limit, remaining]));
}

/** The limits that leave more to anybody in one journal than in another. */
export function whereMore(
  entries: readonly JournalEntry[],
  before: readonly JournalEntry[],
  { terms, present }: { readonly terms: LedgerTerms; readonly present: Now },
): readonly string[] {
  return AGENTS.flatMap((agentId) =>
    CUSTOMERS.flatMap((customerId) => {
      const who = { present, agentId, customerId };
      const [after, earlier] = [remainingOf(entries, terms, who), remainingOf(before, terms, who)];
      return [...after]
        .filter(([limit, left]) => left > (earlier.get(limit) ?? 0))
        .map(([limit]) => `${limit} of ${agentId} for ${customerId}`);
    }),
  );
}
