import { createFakeStoryMemory } from '../fakes/fake-story-memory.ts';
import { type FakeAgentGroups, createFakeAgentGroups } from '../fakes/fake-agent-groups.ts';
import { createByHand } from '#adapters/by-hand/executor.ts';
import type { OwedExecutor } from '#ports/owed-executor.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';
import type { CustomerMemory } from '#ports/customer-memory.ts';
import type { AccessMemory } from '#ports/access-memory.ts';
import type { Directory } from '#ports/directory.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { IntentStore } from '#ports/intent-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import type { OpenTicket, SignedInAgent } from '#ports/workspace.ts';
import type { SessionPorts } from '#features/ticket/session/session-core.ts';
import type { ParsedSettings, SettingsStore } from '#ports/settings.ts';
import { createTicketSession } from '#features/ticket/create-ticket-session.ts';
import type { TicketSession } from '#features/ticket/session/ticket-session.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type Currency, toMajor } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { projectCustomer } from '#domain/value/projection.ts';
import { FORGETFUL } from '../fakes/fake-customer-memory.ts';
import { createFakeAccessMemory } from '../fakes/fake-access-memory.ts';
import { type FakeIntentStore, createFakeIntentStore } from '../fakes/fake-intent-store.ts';
import { type FakeJournal, createFakeJournal } from '../fakes/fake-journal.ts';
import { createFakeLogDrafts } from '../fakes/fake-log-drafts.ts';
import { type FakeMomentArchive, createFakeMomentArchive } from '../fakes/fake-moment-archive.ts';
import { type FakeMoments, createFakeMoments } from '../fakes/fake-moments.ts';
import { createFakeSettings } from '../fakes/fake-settings.ts';
import { type FakeTicketHistory, createFakeTicketHistory } from '../fakes/fake-ticket-history.ts';
import { type FakeValueSource, createFakeValueSource } from '../fakes/fake-value-source.ts';
import { type FakeTabLocks, createFakeTabLocks } from '../fakes/fake-tab-lock.ts';
import { type FakeWorkspace, createFakeWorkspace } from '../fakes/fake-workspace.ts';
import type { StoreCall } from '../fakes/store-faults.ts';
import { anAgent } from './an-agent.ts';
import { aTicket } from './a-ticket.ts';
import { LOADED_FLOWS } from './loaded-flows.ts';
import { NOW_MS, TIME_ZONE } from './clock.ts';
import { EUR } from './currencies.ts';
import { type Life, createMortal } from './with-crash.ts';
import { parsedSettings } from './parsed-settings.ts';
import { seededRandom } from './random.ts';
import { type VirtualTime, createVirtualTime } from './virtual-time.ts';

/** Notes what an account was measured to need, as a lead's page does. */
function plantMeasurement(journal: FakeJournal, delayMs: number): void {
  const measuredAtMs = NOW_MS - DAY_MS;
  journal.plant({
    kind: 'limits',
    momentId: 'measured',
    createdAtMs: measuredAtMs,
    updatedAtMs: measuredAtMs,
    detail: { listLag: { delayMs, measuredAtMs } },
  });
}

/** One open page of the sidebar. */
export interface Page {
  readonly session: TicketSession;
  readonly workspace: FakeWorkspace;
  /** What was told on it without a gesture. */
  readonly archive: FakeMomentArchive;
  readonly life: Life;
}

/** One account in memory, with everybody who works in it at once. */
export interface World {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly journal: FakeJournal;
  readonly moments: FakeMoments;
  /** The groups of the account: at first that of the leads, with somebody in it. */
  readonly groups: FakeAgentGroups;
  readonly history: FakeTicketHistory;
  readonly value: FakeValueSource;
  /** Tickets and people that are no more, to be added to. */
  readonly goneIds: Set<string>;
  /** The intents of one browser, which all pages share that are not given others. */
  readonly intents: FakeIntentStore;
  readonly replyText: ReplyTextPort;
  /** Opens a page on a ticket and reads all of it. */
  open(of?: PageOptions): Promise<Page>;
  /** The same without waiting for anything. */
  begin(of?: PageOptions): Page;
  runtime(): Runtime;
  /** Zendesk requests made so far, by method. */
  requests(): readonly string[];
  /** Makes stores fail by chance; 0 and 0 ends it. */
  trouble(rates: { readonly errors: number; readonly lostReplies: number }): void;
  /** Makes every call take some time, so that people get between one another. */
  slow(mostMs: number): void;
  live(): readonly Commitment[];
  /** Moments that count: given, and with money or effort that was not taken back. */
  givenMoments(): readonly Moment[];
}

export interface PageOptions {
  readonly agent?: SignedInAgent;
  readonly ticket?: OpenTicket;
  readonly intents?: IntentStore;
  readonly workspace?: FakeWorkspace;
  readonly settings?: ParsedSettings;
  /** In the place of `settings`, where they change. */
  readonly settingsStore?: SettingsStore;
  /** The locks of the browser, which all pages share that are not given others. */
  readonly tabLocks?: FakeTabLocks;
  readonly replyText?: ReplyTextPort;
  readonly executors?: readonly GestureExecutor[];
  readonly owed?: readonly OwedExecutor[];
}

export interface WorldOptions {
  readonly seed?: number;
  readonly startMs?: number;
  /** What the team counts in. */
  readonly currency?: Currency;
  readonly settings?: ParsedSettings;
  readonly duplicateExternalId?: 'reject' | 'allow';
  /** Whoever the directory names as a lead. */
  readonly leadIds?: ReadonlySet<string>;
  /** What this browser remembers of what people may do; absent: nothing. */
  readonly accessMemory?: AccessMemory;
  /** What this browser remembers of customers; absent: nothing. */
  readonly customerMemory?: CustomerMemory;
  /** What the roles that the account has made may do with entries, by their ids. */
  readonly rolesMayWrite?: Readonly<Record<string, boolean>>;
  readonly listLagMs?: number;
  /** How long the account was measured to need; null where nobody has measured. */
  readonly measuredMs?: number | null;
  readonly searchLagMs?: number;
  readonly isIndexed?: (entry: JournalEntry) => boolean;
  /** How many entries a page of the journal's list holds. */
  readonly pageSize?: number;
  readonly histories?: Readonly<Record<string, readonly OrderHistory[]>>;
  readonly tickets?: Readonly<Record<string, readonly PriorTicket[]>>;
  /** How many requests a reading of value costs; 0 as with user fields. */
  readonly valueRequests?: number;
}

export function aWorld(options: WorldOptions = {}): World {
  const time = createVirtualTime(options.startMs);
  const random = seededRandom(options.seed ?? 1);
  const {
    listLagMs = 0,
    searchLagMs = 0,
    duplicateExternalId = 'reject',
    valueRequests = 0,
    leadIds = new Set(),
    measuredMs = null,
  } = options;
  const { pageSize } = options;
  const goneIds = new Set<string>();
  const journal = createFakeJournal({
    nowMs: time.nowMs,
    goneIds,
    listLagMs,
    searchLagMs,
    duplicateExternalId,
    ...(options.isIndexed !== undefined && { isIndexed: options.isIndexed }),
    ...(pageSize !== undefined && { pageSize }),
  });
  if (measuredMs !== null) plantMeasurement(journal, measuredMs);
  const moments = createFakeMoments({ nowMs: time.nowMs, goneIds, searchLagMs });
  const history = createFakeTicketHistory(options.tickets);
  const value = createFakeValueSource({ nowMs: time.nowMs, ...(options.histories === undefined ? {} : { histories: options.histories }) });
  const intents = createFakeIntentStore();
  const tabLocks = createFakeTabLocks();
  const directoryCalls: (readonly string[])[] = [];
  const rolesAsked: string[] = [];
  const { accessMemory = createFakeAccessMemory(), customerMemory = FORGETFUL } = options;
  const storyMemory = createFakeStoryMemory();
  const logDrafts = createFakeLogDrafts();
  const directory: Directory = {
    namesOf: () => Promise.resolve(ok(new Map())),
    colleagues: () => Promise.resolve(ok({ items: [{ id: '12', name: 'Gil Sample' }], next: null, unreadable: 0 })),
    leadsAmong(ids) {
      directoryCalls.push(ids);
      return Promise.resolve(ok(new Set(ids.filter((id) => leadIds.has(id)))));
    },
    mayWriteEntries(roleId) {
      rolesAsked.push(roleId);
      return Promise.resolve(ok(options.rolesMayWrite?.[roleId] ?? null));
    },
  };
  const groups = createFakeAgentGroups();
  const stores = [journal, moments, history, value];
  let ids = 0;
  const nextId = (): string => {
    ids += 1;
    return `moment-${ids}`;
  };
  const runtime = (): Runtime => ({ nowMs: time.nowMs, knowsServerTime: () => true, newId: () => nextId(), random, wait: time.wait });

  function begin(of: PageOptions = {}): Page {
    const {
      agent = anAgent(),
      ticket = aTicket(),
      workspace = createFakeWorkspace(ticket),
      settings = options.settings ?? parsedSettings(),
      settingsStore = createFakeSettings(settings),
    } = of;
    const { life, withCrash } = createMortal();
    const archive = createFakeMomentArchive(() => [], { agentId: agent.id, nowMs: time.nowMs });
    const { userFields, needsEmails, historyOf } = value;
    const source: ValueSource = { userFields, needsEmails, requests: valueRequests, historyOf };
    const ports: SessionPorts = {
      workspace: withCrash(workspace),
      history: withCrash(history),
      journal: withCrash(journal.as(agent.id)),
      moments: withCrash(moments.as(agent.id)),
      value: withCrash(source),
      directory: withCrash(directory),
      groups: withCrash(groups),
      leadMemory: { load: () => new Map(), save: () => {} },
      accessMemory,
      customerMemory,
      intents: withCrash(of.intents ?? intents),
      replyText: withCrash(of.replyText ?? plainWording),
      lend: () =>
        Promise.resolve({
          tabLock: (of.tabLocks ?? tabLocks).of(life),
          executors: of.executors ?? [createByHand()],
          owed: of.owed ?? [],
          archive,
          logDrafts,
          storyMemory,
        }),
      runtime: runtime(),
    };
    const context = { ticket, agent, timeZone: TIME_ZONE, settings: settingsStore, project: projectCustomer };
    // What is loaded when it is needed takes turns of the event loop that this clock does not know of.
    const session = createTicketSession(ports, context, LOADED_FLOWS);
    session.start();
    return { session, workspace, archive, life };
  }

  return {
    time,
    random,
    journal,
    moments,
    groups,
    history,
    value,
    goneIds,
    intents,
    replyText: plainWording,
    begin,
    runtime,
    async open(of) {
      const page = begin(of);
      await time.run();
      return page;
    },
    requests: () => [
      ...[journal, moments, history].flatMap(({ calls }) => calls.map(({ method }) => method)),
      ...directoryCalls.map(() => 'leadsAmong'),
      ...rolesAsked.map(() => 'mayWriteEntries'),
      ...value.calls.flatMap(() => Array.from({ length: valueRequests }, () => 'historyOf')),
    ],
    trouble({ errors, lostReplies }) {
      for (const { faults } of stores) {
        faults.errorBefore = errors === 0 ? null : (call) => (random() < errors ? anyError(call, random) : null);
        faults.loseReply = lostReplies === 0 ? null : () => random() < lostReplies;
      }
    },
    slow(mostMs) {
      for (const { faults } of stores) faults.latency = () => time.wait(random() * mostMs);
    },
    live: () =>
      foldLedger(journal.entries, {
        leadIds,
        currency: options.currency ?? EUR,
        timeZone: TIME_ZONE,
        largestMinor: 0,
      }).commitments.filter((one) => isLive(one, time.nowMs())),
    givenMoments() {
      const live = new Set(this.live().map(({ momentId }) => momentId));
      return [...moments.moments.values()].filter((moment) => moment.status === 'given' && live.has(moment.id));
    },
  };
}

const plainWording: ReplyTextPort = {
  reply: ({ words, gesture, amount, customerName }) =>
    Promise.resolve(`Dear ${customerName}, sorry for ${words.apology}: ${gesture} of ${toMajor(amount)}.`),
  choices: ({ words, options, customerName }) =>
    Promise.resolve(`Dear ${customerName}, sorry for ${words.apology}, choose: ${options.map(({ kind }) => kind).join(', ')}.`),
  saveHeld: () => 'Something is being made right on this ticket.',
};

function anyError(_call: StoreCall, random: () => number): AppFault {
  const kinds: readonly AppFault[] = [
    { kind: 'unavailable', what: 'journal', status: 503 },
    { kind: 'unreachable', what: 'journal' },
    { kind: 'rate_limited', what: 'journal', retryAfterMs: 1000 },
  ];
  return kinds[Math.floor(random() * kinds.length)] ?? { kind: 'unreachable', what: 'journal' };
}
