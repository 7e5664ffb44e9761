import type { Result } from '#domain/shared/result.ts';
import type { EmailAddress } from '#domain/value/provenance.ts';

/** What the open ticket says without any request. Ids are Zendesk's, as text. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly subject: string;
  readonly createdAtMs: number;
  readonly tags: readonly string[];
  /** Zendesk lets nobody write anything to the customer on it, nor set a field. */
  readonly isClosed: boolean;
  readonly composer: Composer;
  /** What the team's cause field holds; null where there is no field or no value. */
  readonly causeFieldValue: string | null;
  readonly requester: {
    readonly id: string;
    readonly name: string;
    /** BCP 47; null where Zendesk has none. */
    readonly locale: string | null;
    /** The requester's user fields by key, as Zendesk holds them; absent keys are fields the account does not have. */
    readonly fields: Readonly<Record<string, unknown>>;
    /** The requester's e-mail addresses, the main one first; empty where they were not asked for. */
    readonly emails: readonly EmailAddress[];
  };
}

/**
 * What is open to be written: `public_reply` goes to the customer, `internal_note` does not · `channel` a messaging or social
 * channel's own, or none that Zendesk names.
 */
export type Composer = 'public_reply' | 'internal_note' | 'channel';

/** What can change on a ticket between the moment it is read and the press of a button. */
export type TicketOpenness = Pick<OpenTicket, 'isClosed' | 'composer'>;

/** The person at work. */
export interface SignedInAgent {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  /** Of a role that the account has made, or that Zendesk names by a number, such as that of light agents; null for its own agents and admins. */
  readonly roleId: string | null;
  /** The account's plan has Zendesk's own roles alone, which it fixes, so that nobody can have limited what agents see of records. */
  readonly hasFixedRoles: boolean;
  /** What their groups go by: the name of each, and its number. */
  readonly groups: readonly string[];
  readonly locale: string;
}

export type ColorScheme = 'light' | 'dark';

/**
 * Why the workspace did not do something: `unsupported` it has no such property or action here · `timed_out` no answer
 * came in time · `refused` it answered with an error · `internal_note` the reply would not have gone to the customer ·
 * `edited` what this page put into the reply before was changed by the agent. Nothing here is ever retried by itself.
 */
export type WorkspaceError = {
  readonly kind: 'unsupported' | 'timed_out' | 'refused' | 'internal_note' | 'edited';
  readonly what: string;
  readonly cause?: unknown;
};

/** How a reply stands beside what this page put into the editor before. */
export interface InsertedReply {
  /** The customer may choose from it: what is given in the end takes its place. */
  readonly isOffer?: boolean;
  /**
   * How it goes on below the reply about what was given on the ticket before, while that is not sent: the customer gets one letter.
   * Null where nothing was.
   */
  readonly below?: string | null;
}

/** The agent workspace around the app: what it shows, and what can be done in it without a request. */
export interface Workspace {
  /** Reads ticket, requester, their fields and, where wanted, their e-mail addresses in one call. `causeFieldId` is a ticket field's id. */
  readTicket(wanted: {
    readonly causeFieldId: string | null;
    readonly userFields: readonly string[];
    readonly emails: boolean;
  }): Promise<Result<OpenTicket, WorkspaceError>>;
  /** Reads what of the ticket decides whether something can be given now. */
  readOpenness(): Promise<Result<TicketOpenness, WorkspaceError>>;
  /** Opens the public reply in the place of an internal note. */
  openPublicReply(): Promise<Result<void, WorkspaceError>>;
  /**
   * Puts plain text into the reply being written, after what is there. Line breaks are kept. Into an internal note it puts nothing.
   * What this page put there before it takes the place of, where nobody has changed that; what stands there already stays.
   */
  insertReply(text: string, how?: InsertedReply): Promise<Result<void, WorkspaceError>>;
  addTag(tag: string): Promise<Result<void, WorkspaceError>>;
  removeTag(tag: string): Promise<Result<void, WorkspaceError>>;
  setTicketField(fieldId: string, value: string): Promise<Result<void, WorkspaceError>>;
  /** Opens another ticket in a tab of the workspace. */
  showTicket(ticketId: string): Promise<Result<void, WorkspaceError>>;
  /** Asks the frame to be so high. */
  resize(heightPx: number): Promise<Result<void, WorkspaceError>>;
  /** Calls back when the ticket's tags, cause, requester, status or composer changed; gives a function that stops it. */
  onTicketChanged(listener: () => void, causeFieldId: string | null): () => void;
  /** Calls back when the tab is shown again after it was hidden. */
  onShown(listener: () => void): () => void;
  /** Calls back when the tab is hidden; gives a function that stops it. */
  onHidden(listener: () => void): () => void;
  onColorScheme(listener: (scheme: ColorScheme) => void): () => void;
  /**
   * Asks before the ticket is saved. An answer of null lets it go ahead; a sentence stops it and is shown to the agent.
   */
  onSave(question: () => string | null): () => void;
}
