import type { Cause } from '../incidents/incidents.ts';
import { money } from '../money/money.ts';
import { DAY_MS, HOUR_MS, dayStart, monthOf } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';
import type { LedgerView, Now } from './admission.ts';
import type { Commitment } from './types.ts';
import type { Limits } from './limits.ts';

/** Something that was given, as far as limits count it. */
export interface RecordedGesture {
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  readonly cause: Cause;
  readonly amountMinor: number;
  readonly atMs: number;
}

/**
 * What was given in a replay, for admission to judge the next by: by whatever a limit counts, so that years of moments are
 * replayed without reading all of them at each. Written to in the order of time.
 */
export interface ReplayLedger {
  readonly byTicket: Map<string, Commitment[]>;
  readonly byCustomer: Map<string, Commitment[]>;
  readonly byAgent: Map<string, Commitment[]>;
  /** The month of what was given last, and the sum of that month. */
  month: string;
  monthMinor: number;
  count: number;
}

export function newReplayLedger(): ReplayLedger {
  return { byTicket: new Map(), byCustomer: new Map(), byAgent: new Map(), month: '', monthMinor: 0, count: 0 };
}

/** Adds what was given; nothing in the ledger is later. */
export function recordGiven(
  booking: RecordedGesture,
  ledger: ReplayLedger,
  { limits, timeZone }: { readonly limits: Limits; readonly timeZone: string },
): void {
  const { atMs, ...given } = booking;
  ledger.count += 1;
  const id = idOf(ledger.count);
  const commitment: Commitment = {
    momentId: id,
    reserveId: id,
    ticketId: given.ticketId,
    customerId: given.customerId,
    agentId: given.agentId,
    forAgentId: given.agentId,
    stated: money(given.amountMinor, limits.currency),
    countsMinor: given.amountMinor,
    cause: given.cause,
    detail: {},
    reservedAtMs: atMs,
    state: 'posted',
    isUncertain: false,
  };
  append(ledger.byTicket, given.ticketId, commitment);
  append(ledger.byCustomer, given.customerId, commitment);
  append(ledger.byAgent, given.agentId, commitment);
  const month = monthOf(localDay(atMs, timeZone));
  ledger.monthMinor = given.amountMinor + (month === ledger.month ? ledger.monthMinor : 0);
  ledger.month = month;
}

/** Everything that a limit may count against a gesture: the month as a sum, the rest one by one. `nowMs` is no earlier than the last booking. */
export function ledgerViewFor(
  gesture: Pick<RecordedGesture, 'ticketId' | 'customerId' | 'agentId' | 'atMs'>,
  ledger: ReplayLedger,
  limits: Limits,
  { nowMs, timeZone }: Now,
): LedgerView {
  // An agent's hour may have begun the day before.
  const sinceMs = Math.min(dayStart(localDay(nowMs, timeZone), timeZone), nowMs - HOUR_MS + 1);
  const ofTicket = ledger.byTicket.get(gesture.ticketId) ?? [];
  const ofAgent = since(ledger.byAgent, gesture.agentId, sinceMs);
  const upToId = idOf(ledger.count);
  return {
    commitments: [...new Set([...ofTicket, ...givenInWindow(gesture, ledger, limits), ...ofAgent])],
    checkpoint: {
      month: ledger.month,
      upToId,
      upToMs: nowMs,
      carriedMinor: ledger.monthMinor,
      carriedUpToId: upToId,
      carriedUpToMs: nowMs,
    },
  };
}

/** What a customer was given within the window that ends at `atMs`, oldest first. */
export function givenInWindow(
  { customerId, atMs }: Pick<RecordedGesture, 'customerId' | 'atMs'>,
  { byCustomer }: ReplayLedger,
  { customerWindowDays }: Limits,
): readonly Commitment[] {
  return since(byCustomer, customerId, atMs - customerWindowDays * DAY_MS + 1);
}

function append(list: Map<string, Commitment[]>, key: string, commitment: Commitment): void {
  const others = list.get(key);
  if (others === undefined) list.set(key, [commitment]);
  else others.push(commitment);
}

/** The last of a list, from an instant on. */
function since(list: ReadonlyMap<string, readonly Commitment[]>, key: string, sinceMs: number): readonly Commitment[] {
  const all = list.get(key) ?? [];
  return all.slice(all.findLastIndex(({ reservedAtMs }) => reservedAtMs < sinceMs) + 1);
}

const ID_DIGITS = 12;

/** Ids compare as text, in the order in which things were given. */
function idOf(count: number): string {
  return String(count).padStart(ID_DIGITS, '0');
}
