import { createByHand } from '#adapters/by-hand/executor.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import { limitsInForce } from '#domain/journal/limits-in-force.ts';
import { newestLimits } from '#domain/journal/stamped-limits.ts';
import type { Limits, StampedLimits } from '#domain/journal/limits.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ExecutePorts } from '#ledger/execute.ts';
import { type JournalReader, createJournalReader } from '#ledger/journal-reader.ts';
import type { KnownLeads } from '#ledger/known-leads.ts';
import { type LedgerReader, createLedgerReader } from '#ledger/ledger-reader.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { Answer, PageWorld, Request } from './page-tree.ts';

/** Whose page it is, and under which limits it was opened. */
export interface PageOwner {
  /** With this begins every id that the page mints. */
  readonly name: string;
  readonly agentId: string;
  readonly isLead: boolean;
  readonly limits: Limits;
  /** The tier of the customers, as far as this page knows it. Absent: not at all. */
  readonly tier?: string;
}

/** Wrong ways of a page, kept to show that each is caught. */
export type WrongPage =
  /** The delay before a look is a second shorter than it has to be, or there is none. */
  | 'waits_too_short'
  | 'waits_not_at_all'
  /** A look counts where a later page shows the own reservation, though the newest was read before that. */
  | 'a_later_page_counts'
  /** Limits are those of one's own settings, those of whoever wrote the newest entry, or no more than what was said last. */
  | 'own_limits_only'
  | 'limits_of_the_last_entry'
  | 'limits_said_last'
  /** Everybody's limits hold, whatever is said of somebody alone; or what a tier permits is permitted to whoever does not know the tier. */
  | 'rules_unread'
  | 'tier_taken_for_granted';

/** What in a page differs from the app's: what it waits for, and what is wrong with it. */
export interface PageManner {
  /** Whether this wait takes time; any other only changes the order of things, and every order is tried. */
  readonly isTimed: (ms: number) => boolean;
  readonly wrong: WrongPage | null;
  /** Whose settings the writer of an entry went by, where a wrong page asks. */
  readonly limitsOf?: (agentId: string) => Limits;
}

/** Until a reservation is free it is a millisecond more than whole leases. */
export const BY_LEASES: PageManner = { isTimed: (ms) => ms % LEASE_MS === 1, wrong: null };

/** The tier for which more is permitted. */
export const TIER = 'gold';

export type PagePorts = GivePorts & ExecutePorts;

export const LEAD_IDS: ReadonlySet<string> = new Set(['21', '22', '23', '90']);

const KNOWN_LEADS: KnownLeads = { ids: () => LEAD_IDS, unknownAmong: () => [], learn: () => Promise.resolve(ok(undefined)) };

/** The app's own reader and ports over one page's world. */
export function openPage(owner: PageOwner, world: PageWorld, moments: MomentStore, manner: PageManner = BY_LEASES): PagePorts {
  const { ask, nowMs } = world;
  let ids = 0;
  const runtime: Runtime = {
    nowMs,
    knowsServerTime: () => true,
    newId() {
      ids += 1;
      return `${owner.name}-${ids}`;
    },
    random: () => 0.5,
    async wait(ms) {
      const takenMs = waitedBy(manner.wrong, ms);
      if (takenMs > 0 && manner.isTimed(ms)) await ask({ method: 'wait', untilMs: nowMs() + takenMs });
    },
  };
  const journal = journalOf(ask);
  const reader = createLedgerReader(
    { reader: readerOf(createJournalReader({ journal, runtime }), manner.wrong), leads: KNOWN_LEADS, journal, runtime },
    { limitsNow: () => owner.limits, timeZone: TIME_ZONE, readerId: owner.agentId },
  );
  return { journal, moments, reader: withLimitsOf(reader, owner, manner), runtime, executors: [createByHand()] };
}

export function termsOf({ agentId, isLead, limits, name, tier }: PageOwner, wrong: WrongPage | null = null): GiveTerms {
  const known = wrong === 'tier_taken_for_granted' ? TIER : (tier ?? null);
  return { limits, timeZone: TIME_ZONE, agentId, isLead, agentName: name, tier: known };
}

function waitedBy(wrong: WrongPage | null, ms: number): number {
  if (wrong === 'waits_too_short') return ms - 1000;
  return wrong === 'waits_not_at_all' ? 0 : ms;
}

function readerOf(reader: JournalReader, wrong: WrongPage | null): JournalReader {
  return wrong === 'a_later_page_counts' ? { ...reader, hasReadSince: reader.isListed } : reader;
}

function withLimitsOf(reader: LedgerReader, owner: PageOwner, { wrong, limitsOf }: PageManner): LedgerReader {
  const goingBy = (limits: () => Limits): LedgerReader => ({
    ...reader,
    limits: () => ({ limits: limits(), ceilings: limits(), isSaidSince: false }),
    limitsNames: () => [],
  });
  if (wrong === 'own_limits_only') return goingBy(() => owner.limits);
  if (wrong === 'rules_unread') return goingBy(() => ({ ...owner.limits, rules: [] }));
  const saidLast = (): StampedLimits | undefined => newestLimits(reader.entries(), { leadIds: LEAD_IDS, currency: null })?.detail.limits;
  if (wrong === 'limits_said_last') return goingBy(() => limitsInForce(owner.limits, saidLast()));
  if (wrong !== 'limits_of_the_last_entry' || limitsOf === undefined) return reader;
  const lastWriter = (): string => [...reader.entries()].filter(({ kind }) => kind === 'reserve').at(-1)?.createdById ?? owner.agentId;
  return goingBy(() => limitsOf(lastWriter()));
}

function journalOf(ask: (request: Request) => Promise<Answer>): JournalStore {
  return {
    append: async (entry) => read(await ask({ method: 'append', entry }), (answer) => (answer.kind === 'entry' ? answer.entry : null)),
    byExternalIds: async (keys) =>
      read(await ask({ method: 'byExternalIds', keys }), (answer) => (answer.kind === 'entries' ? answer.entries : null)),
    tail: async (cursor) => read(await ask({ method: 'tail', cursor }), (answer) => (answer.kind === 'page' ? answer.page : null)),
    // The index has not come so far.
    search: () => Promise.resolve(ok({ items: [], next: null, unreadable: 0 })),
  };
}

/** What is given is written down nowhere: the record comes after the post, and decides nothing. */
export const NO_MOMENTS: MomentStore = {
  create: notHere,
  setStatus: notHere,
  amend: notHere,
  recorded: notHere,
  statusesAmong: notHere,
  find: notHere,
  keepReceipt: notHere,
  findRequest: notHere,
  changeRequest: notHere,
  requests: notHere,
  given: notHere,
};

export function read<T>(answer: Answer, valueOf: (answer: Answer) => T | null): Result<T, AppFault> {
  if (answer.kind === 'fault') return fail(answer.error);
  const value = valueOf(answer);
  assert(value !== null, 'a request is answered with what it asked for');
  return ok(value);
}

function notHere(): Promise<Result<never, AppFault>> {
  return Promise.resolve(fail({ kind: 'not_set_up', what: 'journal' }));
}
