/**
 * A reservation can become a gesture for so long: its post counts if the server stamped it no later than this after it.
 * Both stamps are the server's, so that no page's clock takes part, and a page that slept cannot give what was given to others.
 */
export const LEASE_MS = 60_000;

/** Nothing becomes listed later than this after its stamp; what the clocks of servers and stamps of whole seconds differ by included. */
export const LATE_MS = 60_000;

/** A page has read its settings so long before the journal at most. */
export const SETTINGS_BEFORE_MS = 30_000;

/** After this nobody can make a reservation count any more: whatever could post it in time would be listed. */
export const HOLD_MS = LEASE_MS + LATE_MS;

/** Whether a post that was stamped then makes a reservation count. */
export function isInTime(reservedAtMs: number, postedAtMs: number): boolean {
  return postedAtMs - reservedAtMs <= LEASE_MS;
}

/** Whether a reservation that nobody has posted holds nothing any more, for whoever reads at that instant by the server's clock. */
export function isExpired(reservedAtMs: number, atMs: number): boolean {
  return atMs - reservedAtMs > HOLD_MS;
}

/** The first instant at which a reservation that nobody has posted holds nothing any more. */
export function freeAt(reservedAtMs: number): number {
  return reservedAtMs + HOLD_MS + 1;
}
