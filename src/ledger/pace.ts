import { PAUSE_AT_MOST_MS } from './retrying.ts';
import type { GivePorts, Patience } from './types.ts';

/** As people have: without a place among those who are deciding, and with one, for whom it is worth staying. */
export const PATIENCE: Patience = { rounds: 5, looks: 8, requests: 12, requestsWithPlace: 30 };
/** The shortest pause, and how many times as long as the write of a reservation took: others need as long to step back, and lists to show it. */
const PAUSE_MS = 200;
const PAUSE_PER_WRITE = 3;
/** What a reservation that is let through still takes: its post and its moment. */
export const TO_GIVE = 2;

/** How long to leave others alone, slow where Zendesk is slow; and what has been asked of Zendesk so far. */
export interface Pace {
  pauseMs: number;
  requests: number;
  /** What the last look took, of requests and of time. */
  pages: number;
  lookMs: number;
  readonly patience: Patience;
}

export function paceOf(patience: Patience): Pace {
  return { pauseMs: PAUSE_MS, requests: 0, pages: 1, lookMs: 0, patience };
}

/** What another look may take: where many write at once, a page more than the last. */
export function nextLook({ pages }: Pace): number {
  return pages > 1 ? pages + 1 : 1;
}

/** Goes by how long a reservation took to write: so long others take to step back. */
export function noteWrite(pace: Pace, { tookMs, listLagMs }: { readonly tookMs: number; readonly listLagMs: number }): void {
  pace.pauseMs = PAUSE_MS + PAUSE_PER_WRITE * Math.max(0, tookMs) + listLagMs;
}

/**
 * Waits so many pauses, each half to one and a half times as long by chance, so that agents who stepped back together do not return
 * together; and as long as the last look took, for others read as much before they step back.
 */
export function pause({ runtime }: Pick<GivePorts, 'runtime'>, { pauseMs, lookMs }: Pace, times: number): Promise<void> {
  return runtime.wait(Math.min(PAUSE_AT_MOST_MS, (pauseMs * times + lookMs) * (0.5 + runtime.random())));
}
