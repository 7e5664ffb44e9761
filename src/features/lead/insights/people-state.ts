import { type Result, fail, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { TicketCustomer } from '#ports/people.ts';
import { readColleagues } from '../../shared/read-colleagues.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';

/** 2,000 people who may give: of a larger team it is not told how many gave nothing. */
const TEAM_PAGES_AT_MOST = 20;
/** Zendesk takes so many ids at once. */
const TICKETS_AT_ONCE = 100;

/** What became of a copy; where the browser refuses it, the text to copy by hand. */
export type CopyingReply =
  | { readonly phase: 'idle' }
  | { readonly phase: 'copied'; readonly customerId: string }
  | { readonly phase: 'refused'; readonly customerId: string; readonly text: string };

export interface PeopleState {
  readonly nowMs: number;
  /** Who may give; null where that is not known. */
  readonly teamIds: ReadonlySet<string> | null;
  readonly teamError: AppFault | null;
  /** What an agent may give in a day as limits are now, in minor units, null is no limit; null until that is known. */
  readonly dayLimit: { readonly minor: number | null } | null;
  readonly limitError: AppFault | null;
  /** Whose tickets these are, as far as they were asked about. */
  readonly customers: ReadonlyMap<string, TicketCustomer>;
  readonly customersError: AppFault | null;
  readonly copying: CopyingReply;
}

/** The account's people, as far as this tab looks at them. */
export interface PeopleLooks extends Pick<Store<PeopleState>, 'getState' | 'subscribe'> {
  /** Reads who may give: once, as long as it has not failed. */
  loadTeam(): Promise<void>;
  /** Learns what limits hold now: one request, and one or two more where leads have chosen some. */
  loadLimit(): Promise<void>;
  /** Asks whose tickets these are by now, of those that were not asked about: one request for each hundred. */
  ask(ticketIds: readonly string[]): Promise<void>;
  /** Copies a reply to a customer. */
  copy(customerId: string, text: string): Promise<void>;
}

export function createPeopleLooks(core: LeadCore): PeopleLooks {
  const { people, runtime, output } = core.ports;
  const store = createStore<PeopleState>(
    {
      nowMs: runtime.nowMs(),
      teamIds: null,
      teamError: null,
      dayLimit: null,
      limitError: null,
      customers: new Map(),
      customersError: null,
      copying: { phase: 'idle' },
    },
    runtime,
  );
  const asked = new Set<string>();

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async loadTeam() {
      if (store.getState().teamIds !== null) return;
      const read = await readTeam(core);
      store.update(read.ok ? { teamIds: read.value, teamError: null } : { teamError: read.error });
    },
    async loadLimit() {
      const { ledgerReader } = core.snapshot();
      const tail = await ledgerReader.readTail();
      const chosen = tail.ok && ledgerReader.lacksLimits() ? await learnChoices(core) : tail;
      if (!chosen.ok) return store.update({ limitError: chosen.error });
      store.update({ dayLimit: { minor: ledgerReader.limits().limits.agentDayMinor }, limitError: null });
    },
    async ask(ticketIds) {
      const unknown = ticketIds.filter((id) => !asked.has(id)).slice(0, TICKETS_AT_ONCE);
      if (unknown.length === 0) return;
      for (const id of unknown) asked.add(id);
      const found = await retrying(runtime, () => people.customersOf(unknown));
      if (!found.ok) {
        for (const id of unknown) asked.delete(id);
        return store.update({ customersError: found.error });
      }
      store.update({ customers: new Map([...store.getState().customers, ...found.value]), customersError: null });
    },
    async copy(customerId, text) {
      const isCopied = await output.copy(text);
      store.update({ copying: isCopied ? { phase: 'copied', customerId } : { phase: 'refused', customerId, text } });
    },
  };
}

async function readTeam({ ports }: LeadCore): Promise<Result<ReadonlySet<string>, AppFault>> {
  const beforePage = (): Promise<void> => ports.pace.beforeOneOfMany(() => undefined);
  const read = await readColleagues(ports, { pagesAtMost: TEAM_PAGES_AT_MOST, beforePage });
  if (!read.ok) return read;
  return read.value.isWhole ? ok(new Set(read.value.names.keys())) : fail({ kind: 'too_much_to_read', what: 'users' });
}
