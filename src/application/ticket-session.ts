import { type GivingFlow, createGivingFlow } from './giving-flow.ts';
import { type Choice } from './plan.ts';
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
  showTicket(ticketId: number): void;
  dispose(): void;
}

/** A journal that is older than this when the tab is shown again is read again. */
const FRESH_MS = 60_000;

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
    showTicket: (ticketId) => void ports.workspace.showTicket(String(ticketId)),
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

/** Follows the ticket and the tab. Nothing is polled. */
function watch(
  core: SessionCore,
  then: { readonly readAll: () => void; readonly readJournal: () => void },
): readonly (() => void)[] {
  const { workspace, value, wording, surroundings } = core.ports;
  const { causeFieldId } = core.context.settings.settings;
  const ticketChanged = async (): Promise<void> => {
    const read = await workspace.readTicket({ causeFieldId, userFields: value.userFields });
    if (!read.ok) return;
    const isOtherCustomer = read.value.requester.id !== core.getFacts().ticket.requester.id;
    core.update({ ticket: read.value });
    if (isOtherCustomer) then.readAll();
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
