import type { RecordAsItStands } from './page.ts';

/** Whom or what a request was about, for the person who reads that it failed. `moments` are the stories, `journal` its entries. */
export type FaultSubject = 'journal' | 'moments' | 'users' | 'tickets' | 'orders' | 'triggers' | 'roles' | 'executor' | Vendor;

/** Those beside Zendesk who are asked. */
export type Vendor = 'Stripe' | 'Shopify' | 'Webhook';

/** What was to be done with it. */
export type FaultAction = 'read' | 'create' | 'change' | 'delete';

/** The request that failed, as far as a supporter needs it and anybody may see it: no query, no body, no id of a person or record. */
export interface FaultRequest {
  readonly method: string;
  readonly path: string;
  /** What the server calls the request in its own log. */
  readonly requestId?: string;
  /** By the server's clock. */
  readonly atMs?: number;
}

/** What an answer tells of itself. */
export interface FaultAnswer {
  readonly status: number;
  /** The server's name for it, such as `RecordInvalid`. */
  readonly code?: string;
  /** Which fields of a record it is about, and the server's name for why each is wrong. */
  readonly fields?: readonly string[];
}

interface Fault {
  readonly what: FaultSubject;
  readonly request?: FaultRequest;
  readonly cause?: unknown;
}

/** Answered, or made up where only a test knows of an answer. */
type Answered = Fault & Partial<FaultAnswer>;

/**
 * Why something was not done, in order of precedence. Told by an answer:
 * `not_set_up` the object, endpoint or shop does not exist in this account (404 for an object, plan or feature) ·
 * `missing` one thing is not there, or no more (404 for a record) · `signed_out` Zendesk does not know who asks (401) ·
 * `refused_by_role` this person may not (403) · `refused_by_proxy` Zendesk did not let a request through to a vendor (4xx in no words
 * of the vendor's, of those that are never said after the work) · `refused_key` a vendor does not take the key (401, 403) ·
 * `rate_limited` too many requests (429) · `raced` others changed the same record each time, or Zendesk says so (409) ·
 * `lacks_field` the account's object has no such field, `lacks_option` its field no such option (422, and its fields tell) · `rejected` the request itself is refused (other 4xx) · `unavailable` it failed before, while or after doing it (5xx, and of a vendor other 4xx in no words of its own).
 * Told by no answer: `unreachable` none came (network, time-out) · `unreadable` it has not the promised shape · `outdated` a newer
 * version of this app wrote what it is about.
 * Told by ourselves, with nothing sent: `chunk` a script of ours did not load · `too_large` more than a record can hold ·
 * `too_much_to_read` more entries of one customer than are searched through · `not_listed` the list did not show what was written ·
 * `others_hidden` nothing that anybody else wrote is shown to this person, so that no limit can be said to hold.
 * After a write, `unavailable`, `unreachable` and `unreadable` leave open whether it took effect.
 */
export type AppFault =
  | (Answered & { readonly kind: 'not_set_up' | 'missing' | 'signed_out' | 'raced' })
  | (Answered & { readonly kind: 'refused_by_proxy'; readonly what: Vendor })
  /** `detail` is the vendor's own sentence, which may name the permission that the key lacks, and nothing of the key. */
  | (Answered & { readonly kind: 'refused_key'; readonly what: Vendor; readonly detail?: string })
  | (Answered & { readonly kind: 'refused_by_role'; readonly action: FaultAction })
  /** `detail` is the server's own sentence, which is for nobody to read: it may name what a customer is called. */
  | (Answered & { readonly kind: 'rejected'; readonly detail: string })
  | (Fault & { readonly kind: 'lacks_field'; readonly what: 'moments' | 'journal'; readonly fields: readonly string[] })
  | (Fault & {
      readonly kind: 'lacks_option';
      readonly what: 'moments' | 'journal';
      readonly field: string;
      readonly options: readonly string[];
    })
  | (Answered & { readonly kind: 'rate_limited'; readonly retryAfterMs: number })
  | (Fault & FaultAnswer & { readonly kind: 'unavailable' })
  | (Fault & { readonly kind: 'unreachable' | 'too_large' | 'too_much_to_read' | 'not_listed' | 'others_hidden' })
  /** `asItStands` is the record that the newer version wrote, as far as people are shown it. */
  | (Fault & { readonly kind: 'outdated'; readonly asItStands?: RecordAsItStands })
  /** `path` is where in the answer. */
  | (Fault & { readonly kind: 'unreadable'; readonly path: string })
  | { readonly kind: 'chunk'; readonly cause: unknown };

export type FaultKind = AppFault['kind'];

/**
 * Whether the same request may succeed within seconds without anybody changing anything, so that it is repeated. What was
 * raced is not: whoever pressed decides again.
 */
export function isTransient(fault: AppFault): boolean {
  return ['rate_limited', 'unavailable', 'unreachable', 'chunk'].includes(fault.kind);
}

/** Whether a write that ended so may have taken effect. */
export function isOutcomeUnknown(fault: AppFault): boolean {
  return fault.kind === 'unavailable' || fault.kind === 'unreachable' || fault.kind === 'unreadable';
}
