import type { GivingFlow, OwedFlow, RecordFlow, RequestFlow, SuggestionFlow, Telling } from './flows.ts';
import type { Choice } from './plan.ts';
import type { SectionName } from './session-loaders.ts';
import type { SessionState } from './session-state.ts';

/** One open ticket: its facts, the agent's choices, and giving. Screens read the state and send intents. */
export interface TicketSession extends Omit<GivingFlow, 'resume'> {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Starts every section at once. */
  start(): void;
  /** Fetches what giving takes, before somebody gives. */
  getReady(): void;
  reload(section: SectionName): void;
  /** Finds out anew what this person may do with the journal: an admin may have changed it. */
  checkAccess(): void;
  choose(change: Partial<Choice>): void;
  /** Reads the record of a moment on the ticket. */
  readStory(momentId: string): Promise<void>;
  /** Reads what came of carrying out a moment on the ticket. */
  readExecution(momentId: string): Promise<void>;
  /** Reads, once, whether there is anybody whom an agent could ask: one request or two. What is being asked of nobody is put away. */
  lookForLeads(): Promise<void>;
  /** Does something about a request to a lead; what that takes is loaded when it is first needed. */
  withRequests(act: (flow: RequestFlow) => Promise<void> | void): Promise<void>;
  /** Says something of a moment on the ticket; what that takes is loaded when it is first needed. */
  withRecord(act: (flow: RecordFlow) => Promise<void> | void, momentId: string): Promise<void>;
  /** Asks something about the suggestion; what that takes is loaded when it is first needed. Null where it could not be. */
  withSuggestion<T>(ask: (flow: SuggestionFlow) => T): Promise<T | null>;
  /** Tells something, or thanks somebody; what that takes is loaded when it is first needed. Null where it could not be. */
  withTelling<T>(act: (telling: Telling) => T): Promise<T | null>;
  /** Pays back what is owed; what that takes is loaded when it is first needed. Null where it could not be. */
  withOwed<T>(act: (flow: OwedFlow) => T): Promise<T | null>;
  showTicket(ticketId: number): void;
  dispose(): void;
}
