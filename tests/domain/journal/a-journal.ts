import * as fc from 'fast-check';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { type Now, type LimitAllowance, allowancesFor } from '#domain/journal/admission.ts';
import type { Ledger, LedgerTerms } from '#domain/journal/commitments.ts';
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
  /** For whom a lead granted it, in the place of giving it; null where it was given. */
  readonly grantedTo: string | null;
  readonly customerId: string;
  readonly amountMinor: number;
  readonly secondsAgo: number;
  /** Late where this is more than 60. */
  readonly secondsUntilPost: number | null;
  readonly secondsUntilDelivery: number | null;
  /** Until it is undone, after the post, or withdrawn, where there is none. */
  readonly secondsUntilEnd: number | null;
}

export function gestures(of: { readonly mostDaysAgo: number; readonly voids: boolean }): fc.Arbitrary<readonly Told[]> {
  const later = fc.option(fc.integer({ min: 1, max: 5 * 86_400 }));
  return fc.array(
    fc.record({
      agentId: fc.constantFrom(...AGENTS),
      grantedTo: fc.option(fc.constantFrom('11', '12'), { freq: 3 }),
      customerId: fc.constantFrom(...CUSTOMERS),
      amountMinor: fc.integer({ min: 0, max: LARGEST_MINOR }),
      secondsAgo: fc.oneof(fc.integer({ min: 0, max: of.mostDaysAgo * 86_400 }), fc.integer({ min: 0, max: 2 * 86_400 })),
      secondsUntilPost: fc.option(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) }, fc.integer({ min: 61, max: 400 }))),
      secondsUntilDelivery: later,
      secondsUntilEnd: of.voids ? later : fc.constant(null),
    }),
    { minLength: 1, maxLength: 14 },
  );
}

/** Writes gestures down as an honest journal up to `nowMs`: ids in the order of time, nothing edited. */
export function journalOf(told: readonly Told[], nowMs: number): readonly JournalEntry[] {
  const drafts = told.flatMap((one, index) => draftsOf(one, index, nowMs));
  return drafts
    .filter(({ createdAtMs }) => createdAtMs <= nowMs)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .map((draft, index) => ({ ...draft, id: `01E${String(index).padStart(6, '0')}` }))
    .map((entry, _index, all) => namingReservation(entry, all));
}

function draftsOf(one: Told, index: number, nowMs: number): readonly Omit<JournalEntry, 'id'>[] {
  const { grantedTo, customerId, amountMinor, secondsUntilPost, secondsUntilDelivery, secondsUntilEnd } = one;
  const writer = grantedTo === null ? one.agentId : '90';
  const reservedAtMs = nowMs - one.secondsAgo * 1000;
  const about = { momentId: `moment-${index}`, ticketId: `ticket-${index}`, customerId, amountMinor };
  const at = (kind: JournalEntry['kind'], seconds: number, over: Partial<JournalEntry> = {}): JournalEntry =>
    anEntry({
      ...about,
      agentId: grantedTo ?? writer,
      createdById: writer,
      kind,
      createdAtMs: reservedAtMs + seconds * 1000,
      detail: {},
      ...over,
    });
  const entries = [at('reserve', 0)];
  if (secondsUntilPost === null) {
    // Whoever withdraws does so before others take it for expired.
    if (secondsUntilEnd !== null) entries.push(at('void', 1 + (secondsUntilEnd % 60)));
    return entries;
  }
  entries.push(at('post', secondsUntilPost, { detail: { reservedAtMs, ...(grantedTo !== null && { isGrant: true }) } }));
  // Whoever posted too late is told so, and nothing follows.
  if (secondsUntilPost > 60) return entries;
  const isDelivered = grantedTo !== null && secondsUntilDelivery !== null;
  const postedS = secondsUntilPost + (secondsUntilDelivery ?? 0);
  const handOver = (decision: 'deliver' | 'revoke', seconds: number): readonly JournalEntry[] => {
    const over = { amountMinor: 0, createdById: decision === 'deliver' ? (grantedTo ?? writer) : writer };
    const detail = { decision, reservedAtMs: reservedAtMs + seconds * 1000 };
    return [at('reserve', seconds, { ...over, detail: { decision } }), at('post', seconds + 1, { ...over, detail })];
  };
  if (isDelivered) entries.push(...handOver('deliver', postedS));
  if (secondsUntilEnd === null) return entries;
  const endS = (isDelivered ? postedS : secondsUntilPost) + secondsUntilEnd;
  if (grantedTo !== null && grantedTo !== writer && !isDelivered) entries.push(...handOver('revoke', endS));
  entries.push(at('reverse', endS + 2));
  return entries;
}

/** A post names its reservation, and a delivery the one that was granted. */
function namingReservation(entry: JournalEntry, all: readonly JournalEntry[]): JournalEntry {
  const isAlike = ({ kind, momentId, detail }: JournalEntry): boolean =>
    kind === 'reserve' && momentId === entry.momentId && detail.decision === entry.detail.decision;
  const reserve = all.find(isAlike);
  if (entry.kind !== 'post' || reserve === undefined) return entry;
  return { ...entry, detail: { ...entry.detail, reserveId: reserve.id } };
}

/** Anything that may stand in a record, written by anybody. */
export const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    kind: fc.constantFrom(...ENTRY_KINDS, 'reserve' as const, 'post' as const, 'void' as const, 'reverse' as const, 'unknown' as const),
    momentId: fc.constantFrom('moment-0', 'moment-1', 'moment-2', ''),
    createdById: fc.constantFrom(...AGENTS),
    agentId: fc.constantFrom(...AGENTS),
    customerId: fc.constantFrom(...CUSTOMERS),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
    amountMinor: fc.option(fc.integer({ min: -300, max: 2 * LARGEST_MINOR }), { freq: 9 }),
    // Some within the minutes in which a post is in time or late.
    createdAtMs: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((hours) => NOW_MS - hours * 3_600_000),
      fc.integer({ min: 0, max: 6 }).map((halves) => NOW_MS - halves * 30_000),
    ),
    editedAfterMs: fc.constantFrom(0, 0, 0, 1000, 7_200_000),
    detail: fc.record(
      {
        attempt: fc.integer({ min: 1, max: 3 }),
        isGrant: fc.constant(true as const),
        decision: fc.constantFrom('deliver' as const, 'revoke' as const, 'approve' as const),
        grantAttempt: fc.integer({ min: 1, max: 2 }),
        reserveId: fc.constantFrom('entry-0', '01E0000', '01E0001', '01E0002'),
        confirms: fc.constantFrom('entry-0', 'entry-1', '01E0001'),
        reservedAtMs: fc.constant(NOW_MS - 50 * 3_600_000),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ editedAfterMs, ...row }) => anEntry({ ...row, updatedAtMs: row.createdAtMs + editedAfterMs }));

export function termsOf(overrides: Partial<LedgerTerms> & Pick<LedgerTerms, 'timeZone'>): LedgerTerms {
  return {
    leadIds: new Set(['90']),
    currency: 'EUR',
    largestMinor: LARGEST_MINOR,
    ...overrides,
  };
}

/** What every limit leaves to an agent for a customer, but for the guard against making the same right twice. */
export function remainingOf(
  ledger: Ledger,
  { present, agentId, customerId }: { readonly present: Now; readonly agentId: string; readonly customerId: string },
): ReadonlyMap<LimitName, number> {
  const proposal = { momentId: 'moment-own', agentId, isLead: false, customerId, ticketId: 'ticket-own', cause: 'other' };
  const allowances: readonly LimitAllowance[] = allowancesFor(proposal, ledger, CEILINGS, present);
  return new Map(allowances.filter(({ limit }) => limit !== 'same_incident').map(({ limit, remaining }) => [limit, remaining]));
}

/** The limits that leave more to anybody in one journal than in another. */
export function whereMore(
  entries: readonly JournalEntry[],
  before: readonly JournalEntry[],
  { terms, present }: { readonly terms: LedgerTerms; readonly present: Now },
): readonly string[] {
  const [ledger, ledgerBefore] = [foldLedger(entries, terms), foldLedger(before, terms)];
  return AGENTS.flatMap((agentId) =>
    CUSTOMERS.flatMap((customerId) => {
      const who = { present, agentId, customerId };
      const [after, earlier] = [remainingOf(ledger, who), remainingOf(ledgerBefore, who)];
      return [...after]
        .filter(([limit, left]) => left > (earlier.get(limit) ?? 0))
        .map(([limit]) => `${limit} of ${agentId} for ${customerId}`);
    }),
  );
}
