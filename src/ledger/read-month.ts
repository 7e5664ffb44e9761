import { isCovered, needsOf } from '#domain/journal/admission.ts';
import { newestCheckpoint } from '#domain/journal/checkpoint.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { JournalReader } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** A lead waits for 100,000 entries where there is no checkpoint yet; no agent would. */
const PAGES_AT_MOST = 1000;
/** After so many pages what was read is kept, so that a fault does not begin it anew. */
const PAGES_AT_ONCE = 25;

/** The calendar and the limits by which a month is read. */
export interface MonthTerms {
  readonly limits: Limits;
  readonly timeZone: string;
}

/**
 * Reads the journal back to the month's start, to the day before or to a checkpoint that a lead has stamped, whichever tells
 * all of it. Without trust no checkpoint counts. `nowMs` is when reading begins, by the server's clock. Tells whether all of it was seen.
 */
export async function readMonth(
  { reader, leads }: { readonly reader: JournalReader; readonly leads: KnownLeads },
  { limits, timeZone }: MonthTerms,
  { nowMs, isTrusting }: { readonly nowMs: number; readonly isTrusting: boolean },
): Promise<Result<{ readonly isWhole: boolean }, AppFault>> {
  // The month is of interest even where nothing limits it.
  const needs = needsOf({ teamMonthMinor: 0 }, { nowMs, timeZone });
  // Kept as they come: to look for them among all entries at every page takes longer than reading the page.
  const checkpoints = new Map<string, JournalEntry>();
  let learnt = 0;
  const stamped = (): Iterable<JournalEntry> => {
    const news = reader.learntSince(learnt);
    learnt += news.length;
    for (const entry of news) {
      if (entry.kind === 'checkpoint') checkpoints.set(entry.id, entry);
      else checkpoints.delete(entry.id);
    }
    return checkpoints.values();
  };
  const stampers = (): readonly string[] => [...stamped()].map(({ createdById }) => createdById);
  const covers = (sinceMs: number, leadIds: ReadonlySet<string>): boolean => {
    if (isCovered(needs, { sinceMs, checkpoint: null }, timeZone)) return true;
    if (!isTrusting) return false;
    const newest = newestCheckpoint(stamped(), { leadIds, currency: limits.currency, timeZone });
    return newest !== null && isCovered(needs, { sinceMs, checkpoint: newest.checkpoint }, timeZone);
  };
  for (let pages = 0; pages < PAGES_AT_MOST; pages += PAGES_AT_ONCE) {
    // Stops where a checkpoint is, if whoever wrote it turns out to be a lead.
    const read = await reader.readBack({
      isEnough: (sinceMs) => covers(sinceMs, new Set([...leads.ids(), ...leads.unknownAmong(stampers())])),
      pagesAtMost: PAGES_AT_ONCE,
    });
    if (!read.ok) return read;
    const asked = isTrusting ? await leads.learn(stampers()) : ok(undefined);
    if (!asked.ok) return asked;
    if (covers(read.value.seenSinceMs, leads.ids())) return ok({ isWhole: true });
  }
  return ok({ isWhole: false });
}
