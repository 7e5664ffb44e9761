import type { Currency } from '#domain/money/money.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type FoundMoment, giverOf, withFacts } from '#domain/moments/past-facts.ts';
import type { PastMoment } from '#domain/policy/replay.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { LeadCore } from '../session/lead-core.ts';

/** So far back moments are tried. */
export const TRIED_DAYS = 90;
/** A hundred moments each: more is reckoned by `npm run simulate`, over the file that Setup saves. */
const PAGES_AT_MOST = 200;
/** So often in a row reading waits as long as Zendesk says; then it is somebody else's turn to say what to do. */
const WAITS_AT_MOST = 5;

/** Moments that were given, as far as they were read. */
export interface PastReading {
  readonly moments: readonly PastMoment[];
  /** False where there are more than are read: then those are the newest. */
  readonly isWhole: boolean;
  /** How many could not be read, and are left out. */
  readonly unreadable: number;
}

/** Who waits for it: told how many were read, and whether it waits for Zendesk; and whether they still want it. */
interface ReadingManner {
  readonly isWanted: () => boolean;
  readonly onProgress: (read: number, isWaiting: boolean) => void;
}

/** Reads what was given in the last days, newest first; null where nobody wants it any more. */
export async function readPast(
  { ports, settings }: Pick<LeadCore, 'ports' | 'settings'>,
  manner: ReadingManner,
): Promise<Result<PastReading | null, AppFault>> {
  const { runtime } = ports;
  const sinceMs = runtime.nowMs() - TRIED_DAYS * DAY_MS;
  const { currency } = settings();
  const found: FoundMoment[] = [];
  let cursor: string | null = null;
  let unreadable = 0;
  let read = 0;
  for (let pages = 0; pages < PAGES_AT_MOST; pages += 1) {
    const page = await pageAt(ports, { cursor, sinceMs }, (isWaiting) => {
      manner.onProgress(read, isWaiting);
      return manner.isWanted();
    });
    if (!manner.isWanted()) return ok(null);
    if (!page.ok) return page;
    read += page.value.items.length;
    unreadable += page.value.unreadable;
    found.push(...page.value.items.flatMap((one) => givenIn(one, currency)));
    manner.onProgress(read, false);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  return ok({ moments: withFacts(found), isWhole: cursor === null, unreadable });
}

/** Asks for a page no faster than Zendesk allows. `goesOn` is told whether it waits, and says whether it should. */
async function pageAt(
  { archive, pace, runtime }: LeadCore['ports'],
  query: { readonly cursor: string | null; readonly sinceMs: number },
  goesOn: (isWaiting: boolean) => boolean,
): Promise<Result<Page<ServiceMoment>, AppFault>> {
  for (let waits = 0; ; waits += 1) {
    const page = await retrying(runtime, async () => {
      await pace.beforeOneOfMany(() => goesOn(true));
      return goesOn(false) ? archive.page(query) : ok({ items: [], next: null, unreadable: 0 });
    });
    if (page.ok || page.error.kind !== 'rate_limited') return page;
    if (waits === WAITS_AT_MOST || !goesOn(true)) return fail(page.error);
    await runtime.wait(page.error.retryAfterMs);
  }
}

/** What was given in the team's currency, with what was known then. */
function givenIn({ giving, createdAtMs }: ServiceMoment, currency: Currency): readonly FoundMoment[] {
  if (giving === null || giving.status !== 'given' || giving.amount.currency !== currency) return [];
  const { id, ticketId, customerId, agentId, cause, fault, severity, gesture, amount, decision } = giving;
  const about = { id, atMs: createdAtMs, ticketId, customerId, cause, fault, severity, gesture };
  const { suggestedMinor, facts } = decision;
  return [{ ...about, ...giverOf(agentId, decision), amountMinor: amount.amountMinor, suggestedMinor, facts }];
}
