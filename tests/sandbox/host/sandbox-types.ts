export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Group {
  readonly id: number;
  readonly name: string;
}

export interface Person {
  readonly key: string;
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly isLight?: boolean;
  /** The number of a role of the account's own; absent or null where it is one of Zendesk's. */
  readonly roleId?: number | null;
  readonly locale: string;
  readonly timeZone: string;
  readonly groups: readonly Group[];
}

export interface ImportedFile {
  readonly file: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly messages: readonly string[];
}

export interface AppDescription {
  readonly appId: number;
  readonly name: string;
  readonly installationId: number;
  readonly settings: Readonly<Record<string, Json>>;
  readonly locations: Readonly<Record<string, string | { readonly url: string }>>;
  readonly now: string;
  readonly account: { readonly subdomain: string; readonly name: string; readonly timeZone: string };
  readonly locales: readonly string[];
  readonly files: readonly ImportedFile[];
  readonly defaultTicket: number;
  /** True where Zendesk could not make what the app needs: it shows no app then. */
  readonly isDisabled?: boolean;
  readonly planName?: string;
  /** Where the app's frame is served; null where the sandbox does not say. */
  readonly framePort: number | null;
}

export interface TicketSummary {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly created_at: string;
  readonly requester: { readonly id: number; readonly name: string };
}

export interface TicketPage {
  readonly total: number;
  readonly tickets: readonly TicketSummary[];
}

/** A ticket as Zendesk's REST API shows it (OpenAPI: TicketObject). */
export interface ZendeskTicket {
  readonly id: number;
  readonly subject: string;
  readonly description: string;
  readonly status: string;
  readonly priority: string | null;
  readonly type: string | null;
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly assignee_id: number | null;
  readonly group_id: number | null;
  readonly brand_id?: number | null;
  readonly ticket_form_id?: number | null;
  readonly external_id: string | null;
  readonly recipient?: string | null;
  readonly via?: { readonly channel: string };
  readonly custom_fields: readonly { readonly id: number; readonly value: Json }[];
}

/** A user as Zendesk's REST API shows one (OpenAPI: UserObject). */
export interface ZendeskUser {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly external_id: string | null;
  readonly locale?: string | null;
  readonly iana_time_zone?: string | null;
  readonly tags?: readonly string[];
  readonly user_fields: Readonly<Record<string, Json>>;
}

export interface TicketComment {
  readonly id: number;
  readonly author: { readonly id: number; readonly name: string; readonly role: string };
  readonly html_body: string;
  readonly public: boolean;
  readonly created_at: string;
}

export interface CauseField {
  readonly id: number;
  readonly options: readonly { readonly name: string; readonly value: string }[];
}

/** An address or number of a user, as the app framework gives it. */
export interface UserIdentity {
  readonly id: number;
  readonly type: string;
  readonly value: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

export interface TicketDetails {
  readonly ticket: ZendeskTicket;
  /** The composer that opens with it; the public reply where nothing is said. */
  readonly composer?: 'public' | 'internal';
  readonly requester: ZendeskUser;
  readonly identities?: readonly UserIdentity[];
  readonly comments: readonly TicketComment[];
  readonly causeField: CauseField;
}

export interface TicketSave {
  readonly user: string;
  readonly status?: string;
  readonly priority?: string;
  readonly type?: string;
  readonly tags?: readonly string[];
  readonly custom_fields?: readonly { readonly id: number; readonly value: Json }[];
  readonly comment?: { readonly html_body: string; readonly public: boolean };
}

export interface Exchange {
  readonly at: string;
  readonly user: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, Json>>;
  readonly requestBody: Json;
  readonly status: number;
  readonly responseBody: Json;
  readonly ms: number;
  readonly lost?: boolean;
}

export interface Faults {
  readonly latencyMs: number;
  readonly listLagMs: number;
  readonly searchLagMs: number;
  readonly errorRate: number;
  readonly lostReplyRate: number;
  readonly rateLimitPerMinute: number;
  readonly duplicateExternalId: 'reject' | 'allow';
  readonly vendors: 'none' | 'down' | 'throttled' | 'writes_down' | 'lost_reply' | 'key_expired';
  readonly seed: number;
}

/** What has been done in the account since it was opened, whoever did it. */
export interface Progress {
  readonly isGiven: boolean;
  readonly isStoried: boolean;
  readonly isTold: boolean;
}

/** The app's settings, or what the account is like: by name. */
export type Values = Readonly<Record<string, Json>>;
