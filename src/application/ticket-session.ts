import { type GivingFlow, createGivingFlow } from './giving-flow.ts';
import type { Choice, Plan } from './plan.ts';
import { replyFor } from './reply.ts';
import { type SessionCore, type SessionPorts, createSessionCore } from './session-core.ts';
import { SECTION_NAMES, type SectionName, loadSection } from './session-loaders.ts';
import type { Giving, SessionState } from './session-state.ts';
import type { SessionContext } from './session-view.ts';

/** One open ticket: its facts, the agent's choices, and giving. Screens read the state and send intents. */
export interface TicketSession extends Omit<GivingFlow, 'resume'> {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Starts every section at once. */
  start(): void;
  reload(section: SectionName): void;
  choose(change: Partial<Choice>): void;
  readStory(): Promise<void>;
  /** The reply that a plan would insert; empty while there is none. */
  previewReply(plan: Plan): Promise<string>;
  showTicket(ticketId: number): void;
  dispose(): void;
}

/** A journal that is older than this when the tab is shown again is read again. */
const FRESH_MS = 60_000;

const LOADING = { state: 'loading' } as const;

export function createTicketSession(ports: SessionPorts, context: SessionContext): TicketSession {
  const core = createSessionCore(ports, context);
  const { resume, ...flow } = createGivingFlow(core);
  const key = { ticketId: context.ticket.ticketId, agentId: context.agent.id };
  let stops: readonly (() => void)[] = [];

  async function read(section: SectionName): Promise<void> {
    await loadSection(core, section);
    if (section === 'journal' && core.getFacts().journal.state === 'ready') await resume();
  }
  const readAll = (): void => {
    for (const section of SECTION_NAMES) void read(section);
  };

  return {
    ...flow,
    getState: core.getState,
    subscribe: core.subscribe,
    start() {
      const intent = ports.intents.load(key);
      if (intent !== null) core.update({ choice: choiceOf(intent) });
      readAll();
      stops = watch(core, { readAll, readJournal: () => void read('journal') });
    },
    reload: (section) => void read(section),
    choose(change) {
      const { choice, giving } = core.getFacts();
      core.update({ choice: { ...choice, ...change }, giving: afterChange(giving) });
      core.persist(ports.intents.load(key)?.giving ?? null);
    },
    readStory: () => readStory(core),
    previewReply: (plan) => previewReply(core, plan),
    showTicket: (ticketId) => void ports.workspace.showTicket(String(ticketId)),
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

/** Follows the ticket and the tab. Nothing is polled. */
function watch(core: SessionCore, then: { readonly readAll: () => void; readonly readJournal: () => void }): readonly (() => void)[] {
  const { workspace, value, wording, surroundings } = core.ports;
  const { causeFieldId } = core.context.settings.settings;
  const ticketChanged = async (): Promise<void> => {
    const read = await workspace.readTicket({ causeFieldId, userFields: value.userFields, emails: value.needsEmails });
    if (!read.ok) return;
    const isOtherCustomer = read.value.requester.id !== core.getFacts().ticket.requester.id;
    if (!isOtherCustomer) return core.update({ ticket: read.value });
    // What was read is about somebody else and is no older version of what is read now.
    const unread = { value: LOADING, incidents: LOADING, journal: LOADING };
    core.update({ ticket: read.value, ...unread, giving: afterChange(core.getFacts().giving) });
    then.readAll();
  };
  return [
    workspace.onTicketChanged(() => void ticketChanged(), causeFieldId),
    workspace.onShown(() => {
      const { journal } = core.getFacts();
      if (journal.state === 'ready' && surroundings.nowMs() - journal.atMs > FRESH_MS) then.readJournal();
    }),
    workspace.onSave(() => (core.getFacts().giving.phase === 'working' ? wording.saveHeld() : null)),
  ];
}

async function previewReply(core: SessionCore, { cause, fault, gesture, amount }: Plan): Promise<string> {
  if (cause === null || fault === null || gesture === null) return '';
  const { replyLanguage } = core.context.settings.settings;
  const moment = { cause, fault, gesture, amount };
  return replyFor(core.ports.wording, { moment, requester: core.getFacts().ticket.requester, fallbackLocale: replyLanguage });
}

async function readStory(core: SessionCore): Promise<void> {
  const { standing } = core.getState();
  if (standing === null) return;
  core.update({ story: { state: 'loading' } });
  const found = await core.ports.moments.find(standing.momentId);
  core.update({
    story: found.ok ? { state: 'read', story: found.value?.story ?? '' } : { state: 'failed', error: found.error },
  });
}

/** A refusal was about what was chosen then; what has been given, or is held, stays on the screen. */
function afterChange(giving: Giving): Giving {
  return giving.phase === 'refused' || giving.phase === 'came_to_nothing' ? { phase: 'idle' } : giving;
}

function choiceOf({ cause, fault, severity, gesture, amountText, story, deviation }: Choice): Choice {
  return { cause, fault, severity, gesture, amountText, story, deviation };
}
