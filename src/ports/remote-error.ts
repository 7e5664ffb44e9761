/**
 * Why Zendesk, or a vendor asked through it, did not do what was asked, in order of precedence:
 * `not_set_up` the object, endpoint or shop does not exist in this account (404 for an object, plan or feature) ·
 * `forbidden` this person may not (401, 403) · `rejected` the request itself is refused (other 4xx) ·
 * `rate_limited` too many requests (429) · `unavailable` it failed before or while doing it (5xx) ·
 * `unreachable` no answer came (network, time-out) · `unreadable` the answer has not the promised shape.
 * After a write, `unavailable`, `unreachable` and `unreadable` leave open whether it took effect.
 */
export type RemoteError =
  | { readonly kind: 'not_set_up'; readonly what: string; readonly cause?: unknown }
  | { readonly kind: 'forbidden'; readonly what: string; readonly cause?: unknown }
  | { readonly kind: 'rejected'; readonly what: string; readonly detail: string; readonly cause?: unknown }
  | { readonly kind: 'rate_limited'; readonly what: string; readonly retryAfterMs: number; readonly cause?: unknown }
  | { readonly kind: 'unavailable'; readonly what: string; readonly status: number; readonly cause?: unknown }
  | { readonly kind: 'unreachable'; readonly what: string; readonly cause?: unknown }
  | { readonly kind: 'unreadable'; readonly what: string; readonly path: string; readonly cause?: unknown };

/** Whether the same request may succeed later without anybody changing anything. */
export function isTransient(error: RemoteError): boolean {
  return error.kind === 'rate_limited' || error.kind === 'unavailable' || error.kind === 'unreachable';
}

/** Whether a write that ended so may have taken effect. */
export function isOutcomeUnknown(error: RemoteError): boolean {
  return error.kind === 'unavailable' || error.kind === 'unreachable' || error.kind === 'unreadable';
}
