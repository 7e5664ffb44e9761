import { createByHand } from '#adapters/by-hand/executor.ts';
import { type ReserveOptions, reserveGesture } from '#ledger/reserve.ts';
import type { Patience } from '#ledger/look.ts';
import { postEntry, recordMoment } from '#ledger/record-moment.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import { createJournalReader } from '#ledger/journal-reader.ts';
import type { KnownLeads } from '#ledger/known-leads.ts';
import { createLedgerReader } from '#ledger/ledger-reader.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { aDraft } from '#builders/a-draft.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { assert } from '#domain/shared/assert.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Answer, Outcome, Request, Script } from './agent-tree.ts';

/** A gesture that somebody wants to give. */
export interface Wish {
  readonly agentId: string;
  readonly customerId: string;
  readonly ticketId: string;
  readonly amountMinor: number;
  /** The request that it answers; null for a gesture of one's own. */
  readonly fixedId: string | null;
}

/** Runs the real code for one wish: reserve, moment, post. */
export function giving(
  wish: Wish,
  limits: Limits,
  { resumedId, patience }: { readonly resumedId: string | null; readonly patience: Patience | null },
): Script {
  return {
    async run(ask, remember) {
      const ports = portsOf(resumedId === null ? wish.agentId : `${resumedId}-again`, limits, ask);
      const draft: Draft = aDraft({ ...wish, amount: eur(wish.amountMinor) });
      const terms: GiveTerms = { limits, timeZone: TIME_ZONE, agentId: wish.agentId, isLead: false, agentName: 'Ben Sample' };
      const how: ReserveOptions = { remember, resumedId, fixedId: wish.fixedId, ...(patience !== null && { patience }) };
      const reserved = await reserveGesture(ports, draft, terms, how);
      if (!reserved.ok) {
        return reserved.error.kind === 'refused' ? { kind: 'refused', isHeld: false } : { kind: 'failed', isHeld: reserved.error.isHeld };
      }
      const recorded = await recordMoment(ports, draft, reserved.value);
      if (!recorded.ok) return { kind: 'failed', isHeld: true };
      const posted = await postEntry({ ...ports, executors: [createByHand()] }, draft, terms, reserved.value);
      return posted.ok ? GIVEN : { kind: 'failed', isHeld: true };
    },
  };
}

const GIVEN: Outcome = { kind: 'given', isHeld: false };

const NOBODY_LEADS: KnownLeads = { ids: () => new Set(), unknownAmong: () => [], learn: () => Promise.resolve(ok(undefined)) };

function portsOf(idPrefix: string, limits: Limits, ask: (request: Request) => Promise<Answer>): GivePorts {
  let ids = 0;
  const runtime: Runtime = {
    nowMs: () => NOW_MS,
    newId() {
      ids += 1;
      return `${idPrefix}-${ids}`;
    },
    random: () => 0.5,
    // Waiting only changes the order of things, and every order is tried.
    wait: () => Promise.resolve(),
  };
  const journal = journalOf(ask);
  const reader = createLedgerReader(
    { reader: createJournalReader({ journal, runtime }), leads: NOBODY_LEADS, runtime },
    { limitsNow: () => limits, timeZone: TIME_ZONE },
  );
  return { journal, moments: momentsOf(ask), reader, runtime };
}

function journalOf(ask: (request: Request) => Promise<Answer>): JournalStore {
  return {
    append: async (entry) => read(await ask({ method: 'append', entry }), (answer) => (answer.kind === 'entry' ? answer.entry : null)),
    byExternalIds: async (keys) =>
      read(await ask({ method: 'byExternalIds', keys }), (answer) => (answer.kind === 'entries' ? answer.entries : null)),
    tail: async () => read(await ask({ method: 'tail' }), (answer) => (answer.kind === 'page' ? answer.page : null)),
    ofCustomer: notHere,
  };
}

function momentsOf(ask: (request: Request) => Promise<Answer>): MomentStore {
  const done = async (request: Request): Promise<Result<void, AppFault>> => {
    const answer = await ask(request);
    return answer.kind === 'fault' ? fail(answer.error) : ok(undefined);
  };
  return {
    create: (moment) => done({ method: 'create', moment }),
    setStatus: (momentId, status) => done({ method: 'setStatus', momentId, status }),
    async find(momentId) {
      const answer = await ask({ method: 'find', momentId });
      assert(answer.kind === 'moment' || answer.kind === 'fault', 'a search for a moment is answered with one');
      return answer.kind === 'moment' ? ok(answer.moment) : fail(answer.error);
    },
    keepReceipt: notHere,
    findRequest: notHere,
    changeRequest: notHere,
    requests: notHere,
    given: notHere,
  };
}

function read<T>(answer: Answer, valueOf: (answer: Answer) => T | null): Result<T, AppFault> {
  if (answer.kind === 'fault') return fail(answer.error);
  const value = valueOf(answer);
  assert(value !== null, 'a request is answered with what it asked for');
  return ok(value);
}

function notHere(): Promise<Result<never, AppFault>> {
  return Promise.resolve(fail({ kind: 'not_set_up', what: 'journal' }));
}
