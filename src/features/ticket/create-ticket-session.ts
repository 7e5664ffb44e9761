import { leadsLookOf } from './session/leads-look.ts';
import { ASKED_TAG } from '#domain/moments/request.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import type { LoadProof } from '#ledger/record-access.ts';
import type { GiveError } from '#ledger/types.ts';
import { askedOf, commitmentsOf, keyOf, ownToday, pendingGestureOf } from './session/pending-gesture.ts';
import type { GivingFlow, OwedFlow, RequestFlow, SuggestionFlow, Telling } from './session/flows.ts';
import type { TicketSession } from './session/ticket-session.ts';
import { type Choice, NOTHING_CHOSEN } from './session/plan.ts';
import type { Intent } from '#ports/intent-store.ts';
import { type GivingPorts, type SessionCore, type SessionPorts, createSessionCore } from './session/session-core.ts';
import { type MomentParts, momentPartsOf } from './session/moment-parts.ts';
import { learnMoved } from './session/learn-moved.ts';
import { rememberCustomer } from './session/remember-customer.ts';
import { SECTION_NAMES, type SectionName, loadSection } from './session/session-loaders.ts';
import type { Giving } from './session/session-state.ts';
import type { SessionContext } from './session/session-view.ts';

/** Parts of a session that come after what is read first, or that most tickets never need. */
export interface SessionParts extends MomentParts {
  loadGiving(): Promise<(core: SessionCore, lent: GivingPorts) => GivingFlow>;
  loadRequests(): Promise<(core: SessionCore, lent: GivingPorts) => RequestFlow>;
  loadSuggestion(): Promise<(core: SessionCore) => SuggestionFlow>;
  loadTelling(): Promise<(core: SessionCore, lent: GivingPorts) => Telling>;
  loadOwed(): Promise<(core: SessionCore, lent: GivingPorts, withRecord: TicketSession['withRecord']) => OwedFlow>;
  loadNotes(): Promise<(core: SessionCore) => Promise<void>>;
  readonly loadProof?: LoadProof;
}

const LAZY_PARTS: SessionParts = {
  loadGiving: async () => (await import('./give/giving-flow.ts')).createGivingFlow,
  loadRequests: async () => (await import('./request/request-flow.ts')).createRequestFlow,
  loadSuggestion: async () => (await import('./suggestion/suggestion-flow.ts')).createSuggestionFlow,
  loadRecord: async () => (await import('./moment/after/record-flow.ts')).createRecordFlow,
  loadStanding: () => import('./session/read-standing.ts'),
  loadTelling: async () => (await import('./telling/telling.ts')).createTelling,
  loadOwed: async () => (await import('./owed/owed-flow.ts')).createOwedFlow,
  loadNotes: async () => (await import('./after-reading.ts')).watchAfterReading,
};

/** A journal that is older than this when the tab is shown again is read again. */
const FRESH_MS = 60_000;

const LOADING = { state: 'loading' } as const;

export function createTicketSession(ports: SessionPorts, context: SessionContext, parts: SessionParts = LAZY_PARTS): TicketSession {
  // One of each, whoever of those that give asks first.
  const lend = createOnce(ports.lend);
  const lent = async (): Promise<GivingPorts> => {
    const loaded = await lend();
    if (!loaded.ok) throw loaded.error;
    return loaded.value;
  };
  const core = createSessionCore({ ...ports, lend: lent }, context, parts.loadProof);
  const withRequests = requestsOf(core, parts);
  const lazyGiving = givingOf(core, parts);
  const { withRecord, ...reading } = momentPartsOf(core, parts);
  // Where that cannot be loaded nothing is said, and the next ticket tries again.
  const watchNotes = createOnce(async () => (await parts.loadNotes())(core));
  const key = { ticketId: context.ticket.ticketId, agentId: context.agent.id };
  let stops: readonly (() => void)[] = [];
  const saveEdits = async (): Promise<void> => {
    await Promise.all(core.getFacts().edits.map(({ momentId }) => withRecord((flow) => flow.save(), momentId)));
  };

  async function read(section: SectionName): Promise<void> {
    await loadSection(core, section);
    // Which entries are about this customer both tell together. What cannot be read now is read before something is given.
    if (section !== 'value') await learnMoved(core);
    if (section !== 'journal' || core.getFacts().journal.state !== 'ready') return;
    if (isLeftOver(core)) await lazyGiving.run((flow) => flow.resume());
    if (isAsked(core)) void withRequests((requests) => requests.resume());
    void watchNotes();
  }
  const readAll = (): void => {
    for (const section of SECTION_NAMES) void read(section);
  };

  return {
    makeItRight: (how) => lazyGiving.press((flow) => flow.makeItRight(how)),
    stopTrying: () => lazyGiving.run((flow) => flow.stopTrying()),
    async finish(momentId) {
      await lazyGiving.press((flow) => flow.finish(momentId));
      // What was said of it before it was written down could not be written until now.
      await saveEdits();
    },
    undo: (momentId) => lazyGiving.press((flow) => flow.undo(momentId)),
    insertReply: (which) => lazyGiving.run((flow) => flow.insertReply(which)),
    insertPublicReply: () => lazyGiving.run((flow) => flow.insertPublicReply()),
    openPublicReply: () => lazyGiving.run((flow) => flow.openPublicReply()),
    getState: core.getState,
    subscribe: core.subscribe,
    start() {
      const intent = ports.intents.load(key);
      if (intent !== null) core.update({ choice: choiceOf(intent), edits: intent.edits ?? [], heldReply: intent.heldReply ?? null });
      readAll();
      stops = [
        rememberCustomer(core),
        ...watch(core, { readAll, readJournal: () => void read('journal'), isBusy: lazyGiving.isPressed }),
        // Nobody gives what nobody sees being given.
        ports.workspace.onHidden(() => {
          const { phase } = core.getFacts().giving;
          if (phase === 'waiting' || phase === 'working') void lazyGiving.run((flow) => flow.stopTrying());
          // Nobody may come back to it.
          void saveEdits();
        }),
      ];
    },
    getReady: () => void loadGivingAhead(core, parts),
    reload: (section) => void read(section),
    checkAccess() {
      core.access.forget();
      // What was refused for that may be tried again.
      if (core.getFacts().giving.phase === 'failed') core.update({ giving: { phase: 'idle' } });
      void read('journal');
    },
    choose(change) {
      const { choice, giving } = core.getFacts();
      core.update({ choice: { ...choice, ...change }, giving: isOfWords(change) ? afterWords(giving) : afterChange(giving) });
      core.persist(ports.intents.load(key)?.giving ?? null);
    },
    ...reading,
    lookForLeads: leadsLookOf(core),
    withRequests,
    withRecord,
    // One of each, also for questions that come while it is loaded: it remembers what it has asked, and what is typed.
    withSuggestion: withLoaded(async () => (await parts.loadSuggestion())(core)),
    withTelling: withLoaded(() => created(core, parts.loadTelling)),
    withOwed: owedOf(core, parts, withRecord),
    showTicket: (ticketId) => void ports.workspace.showTicket(String(ticketId)),
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

/** Whether something of giving on the ticket may still be open: begun, waiting for its reply, not written down, or undone and not everywhere. */
function isLeftOver(core: SessionCore): boolean {
  const { ticket, heldReply } = core.getFacts();
  const isUndone = commitmentsOf(core).some((one) => one.undoneById !== undefined && one.ticketId === ticket.ticketId);
  const isReserved = core.getState().onTicket.some(({ state }) => state === 'reserved');
  return isUndone || isReserved || heldReply !== null || pendingGestureOf(core) !== null || ownToday(core).length > 0;
}

/** Where it cannot be fetched now, it is when it is needed. */
async function loadGivingAhead({ ports }: SessionCore, { loadGiving }: SessionParts): Promise<void> {
  try {
    await Promise.all([loadGiving(), ports.lend()]);
  } catch {
    // Whoever presses is told.
  }
}

/** What giving takes is loaded when it is needed. Where that fails nothing has begun, and it is tried again with the next press. */
function givingOf(core: SessionCore, { loadGiving }: SessionParts): LazyGiving {
  const loaded = createOnce(() => created(core, loadGiving));
  let pressed = 0;
  const run = async (act: (flow: GivingFlow) => Promise<void>): Promise<void> => {
    const flow = await loaded();
    if (flow.ok) await act(flow.value);
    else core.update({ giving: { phase: 'failed', error: notLoaded(flow.error) } });
  };
  return {
    run,
    isPressed: () => pressed > 0,
    async press(act) {
      pressed += 1;
      const { id } = core.getFacts().ticket.requester;
      // While the script is loaded the ticket may get another requester: what was pressed is for the one on the screen then.
      await run((flow) => (core.getFacts().ticket.requester.id === id ? act(flow) : Promise.resolve()));
      pressed -= 1;
    },
  };
}

interface LazyGiving {
  run(act: (flow: GivingFlow) => Promise<void>): Promise<void>;
  /** The same for what somebody has pressed, and during which the ticket is not saved. */
  press(act: (flow: GivingFlow) => Promise<void>): Promise<void>;
  isPressed(): boolean;
}

function requestsOf(core: SessionCore, { loadRequests }: SessionParts): TicketSession['withRequests'] {
  const loaded = createOnce(() => created(core, loadRequests));
  return async (act) => {
    const flow = await loaded();
    if (flow.ok) await act(flow.value);
    else core.update({ asking: { phase: 'unread', work: { phase: 'failed', error: notLoaded(flow.error) } } });
  };
}

/** What came of paying back is said of its moment as everything else is. */
function owedOf(core: SessionCore, { loadOwed }: SessionParts, withRecord: TicketSession['withRecord']): TicketSession['withOwed'] {
  return withLoaded(async () => {
    const [create, lent] = await Promise.all([loadOwed(), core.ports.lend()]);
    return create(core, lent, withRecord);
  });
}

/** A part that gives, with what the outside lends it. */
async function created<T>(core: SessionCore, load: () => Promise<(core: SessionCore, lent: GivingPorts) => T>): Promise<T> {
  const [create, lent] = await Promise.all([load(), core.ports.lend()]);
  return create(core, lent);
}

/** A script of ours did not load: nothing has begun. */
function notLoaded(cause: unknown): Extract<GiveError, { readonly kind: 'failed' }> {
  return { kind: 'failed', step: 'look', error: { kind: 'chunk', cause }, heldUntilMs: null };
}

/** Whether there is a request to a lead to be read: this browser remembers it, or ticket or journal tell of one. */
function isAsked(core: SessionCore): boolean {
  const { ticket, asking } = core.getFacts();
  const isRemembered = typeof askedOf(core)?.momentId === 'string';
  const isForAnother = commitmentsOf(core).some(
    (one) => one.state === 'granted' && one.ticketId === ticket.ticketId && one.forAgentId !== one.agentId,
  );
  return asking.phase !== 'none' || isRemembered || isForAnother || ticket.tags.includes(ASKED_TAG);
}

/** Follows the ticket and the tab. Nothing is polled. */
function watch(
  core: SessionCore,
  then: { readonly readAll: () => void; readonly readJournal: () => void; readonly isBusy: () => boolean },
): readonly (() => void)[] {
  const { workspace, value, replyText, runtime } = core.ports;
  const ticketChanged = async (): Promise<void> => {
    const { causeFieldId } = core.settings();
    const read = await workspace.readTicket({ causeFieldId, userFields: value.userFields, emails: value.needsEmails });
    if (!read.ok) return;
    const isOtherCustomer = read.value.requester.id !== core.getFacts().ticket.requester.id;
    if (!isOtherCustomer) {
      const { ticket, giving } = core.getFacts();
      const isOtherCause = read.value.causeFieldValue !== ticket.causeFieldValue;
      return core.update({ ticket: read.value, giving: isOtherCause && giving.phase === 'waiting' ? afterChange(giving) : giving });
    }
    // What was read is about somebody else and is no older version of what is read now.
    const unread = { value: LOADING, incidents: LOADING, journal: LOADING };
    const { choice, giving } = core.getFacts();
    // What was said about the person before, and what they bought, is not true of another.
    const { details } = NOTHING_CHOSEN;
    core.update({ ticket: read.value, ...unread, choice: { ...choice, details }, giving: afterChange(giving) });
    core.persist(core.ports.intents.load(keyOf(core))?.giving ?? null);
    then.readAll();
  };
  return [
    workspace.onTicketChanged(() => void ticketChanged(), core.settings().causeFieldId),
    // The plan follows at once; a longer window asks for more of the journal.
    core.context.settings.subscribe(() => {
      core.update({});
      // The limits that hold are told with the journal, and are other ones by now.
      core.refreshJournal();
      then.readJournal();
    }),
    workspace.onShown(() => {
      const { journal } = core.getFacts();
      if (journal.state === 'ready' && runtime.nowMs() - journal.atMs > FRESH_MS) then.readJournal();
    }),
    workspace.onSave(() => (then.isBusy() || core.getFacts().giving.phase === 'working' ? replyText.saveHeld() : null)),
  ];
}

function withLoaded<Flow>(load: () => Promise<Flow>): <T>(act: (flow: Flow) => T) => Promise<T | null> {
  const loaded = createOnce(load);
  return async (act) => {
    const flow = await loaded();
    return flow.ok ? act(flow.value) : null;
  };
}

/** A refusal was about what was chosen then, and so is what is to be tried again; what has been given, or is held, stays on the screen. */
function afterChange(giving: Giving): Giving {
  return giving.phase === 'waiting' ? { phase: 'idle' } : afterWords(giving);
}

/** Other words are for the same gesture, which may be tried again with them. */
function afterWords(giving: Giving): Giving {
  return ['refused', 'recipient', 'came_to_nothing'].includes(giving.phase) ? { phase: 'idle' } : giving;
}

function isOfWords(change: Partial<Choice>): boolean {
  return Object.keys(change).every((name) => name === 'story' || name === 'deviation' || name === 'reply');
}

function choiceOf(intent: Intent): Choice {
  const { cause, fault, severity, gesture, amountText, story, deviation } = intent;
  const { details = NOTHING_CHOSEN.details, reply = null, isAnother = false } = intent;
  return { cause, fault, severity, gesture, amountText, story, deviation, details, reply, isAnother };
}
