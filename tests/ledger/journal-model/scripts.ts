import { aDraft } from '#builders/a-draft.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { assert } from '#domain/shared/assert.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { giveGesture } from '#ledger/give.ts';
import { createJournalReader } from '#ledger/journal-reader.ts';
import type { KnownLeads } from '#ledger/known-leads.ts';
import { createLedgerReader } from '#ledger/ledger-reader.ts';
import type { GivePorts, GiveTerms, Patience } from '#ledger/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { Answer, PageWorld, Request, Script } from './agent-tree.ts';

/** A gesture that somebody wants to give. */
export interface Wish {
  readonly agentId: string;
  readonly customerId: string;
  readonly ticketId: string;
  readonly amountMinor: number;
}

/** Runs the real code for one wish. */
export function giving(wish: Wish, limits: Limits, patience: Patience): Script {
  return {
    async run(world) {
      const draft = aDraft({ ...wish, amount: eur(wish.amountMinor) });
      const terms: GiveTerms = { limits, timeZone: TIME_ZONE, agentId: wish.agentId, isLead: false, agentName: 'Ben Sample' };
      let momentId = '';
      const given = await giveGesture(portsOf(wish.agentId, limits, world), draft, terms, {
        remember(id) {
          momentId = id;
        },
        executor: 'by hand',
        claim: null,
        patience,
      });
      if (given.ok) return { kind: 'given', momentId };
      const { kind } = given.error;
      return { kind: kind === 'refused' || kind === 'expired' ? kind : 'failed', momentId };
    },
  };
}

const LENA_LEADS: KnownLeads = { ids: () => new Set(['90']), unknownAmong: () => [], learn: () => Promise.resolve(ok(undefined)) };

function portsOf(idPrefix: string, limits: Limits, { ask, nowMs }: PageWorld): GivePorts {
  // The prefix is whoever reads.
  let ids = 0;
  const runtime: Runtime = {
    nowMs,
    newId() {
      ids += 1;
      return `${idPrefix}-${ids}`;
    },
    random: () => 0.5,
    // Until a reservation is free it is a millisecond more than whole leases. Any other wait only changes the order of things,
    // and every order is tried.
    async wait(ms) {
      if (ms % LEASE_MS === 1) await ask({ method: 'wait', untilMs: nowMs() + ms });
    },
  };
  const journal = journalOf(ask);
  const reader = createLedgerReader(
    { reader: createJournalReader({ journal, runtime }), leads: LENA_LEADS, journal, runtime },
    { limitsNow: () => limits, timeZone: TIME_ZONE, readerId: idPrefix },
  );
  return { journal, moments: NO_MOMENTS, reader, runtime };
}

function journalOf(ask: (request: Request) => Promise<Answer>): JournalStore {
  return {
    append: async (entry) => read(await ask({ method: 'append', entry }), (answer) => (answer.kind === 'entry' ? answer.entry : null)),
    byExternalIds: async (keys) =>
      read(await ask({ method: 'byExternalIds', keys }), (answer) => (answer.kind === 'entries' ? answer.entries : null)),
    tail: async () => read(await ask({ method: 'tail' }), (answer) => (answer.kind === 'page' ? answer.page : null)),
    search: notHere,
  };
}

const NO_MOMENTS: MomentStore = {
  create: notHere,
  setStatus: notHere,
  setStory: notHere,
  recorded: notHere,
  idsAmong: notHere,
  find: notHere,
  keepReceipt: notHere,
  findRequest: notHere,
  changeRequest: notHere,
  requests: notHere,
  given: notHere,
};

function read<T>(answer: Answer, valueOf: (answer: Answer) => T | null): Result<T, AppFault> {
  if (answer.kind === 'fault') return fail(answer.error);
  const value = valueOf(answer);
  assert(value !== null, 'a request is answered with what it asked for');
  return ok(value);
}

function notHere(): Promise<Result<never, AppFault>> {
  return Promise.resolve(fail({ kind: 'not_set_up', what: 'journal' }));
}
