import { type Needs, isCovered, needsOf } from '#domain/journal/admission.ts';
import type { Ledger } from '#domain/journal/commitments.ts';
import { createLedgerFold } from '#domain/journal/fold-ledger.ts';
import { newestCheckpoint } from '#domain/journal/checkpoint.ts';
import { LIST_LAG_AT_MOST_MS, listLagOf } from '#domain/journal/entries.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Limits, largestGesture } from '#domain/journal/limits.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type JournalReader, PAGES_AT_MOST } from './journal-reader.ts';
import type { KnownLeads } from './known-leads.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';

/** How long a look waits in an account that nobody has measured. */
export const UNMEASURED_MS = 2_000;

/** Why a look did not see what it had to. */
export type LookError = { readonly kind: 'too_long' } | { readonly kind: 'failed'; readonly error: AppFault };

/** The journal as money: what has been read of it, read as far back as the limits need. */
export interface LedgerReader extends Pick<JournalReader, 'entries' | 'learn' | 'isListed' | 'seenSinceMs' | 'pagesRead'> {
  /** All that was read, as money. The same object until something is learnt, of entries or of leads, that was not known. */
  ledger(): Ledger;
  /** Whether what has been read tells all that limits need that are judged at `atMs`. */
  isCovering(atMs: number): boolean;
  /** Reads the newest page. */
  readTail(): Promise<Result<{ readonly seenSinceMs: number }, AppFault>>;
  /** Reads until everything is known that the limits need that are judged at `atMs`. */
  look(atMs: number): Promise<Result<void, LookError>>;
  /** Reads until everything is known from an instant on, or a checkpoint tells what became of what was before it. */
  readSince(sinceMs: number): Promise<Result<void, LookError>>;
  /**
   * Asks who is a lead among those whose entries would count for more if they were: writers of checkpoints, of what undoes others'
   * gestures, of reservations for others. Tells whether that changed what is known. A fault changes nothing.
   */
  learnLeads(among?: (entry: JournalEntry) => boolean): Promise<boolean>;
  /** How long to wait after a write before the list can be trusted to show it: as the account was measured, or two seconds where nobody did. */
  listLagMs(): number;
}

export function createLedgerReader(
  ports: { readonly reader: JournalReader; readonly leads: KnownLeads; readonly runtime: Runtime },
  team: { readonly limitsNow: () => Limits; readonly timeZone: string },
): LedgerReader {
  const { reader, leads, runtime } = ports;
  const { limitsNow, timeZone } = team;
  const fold = createLedgerFold();
  let folded = 0;

  const needsAt = (atMs: number): Needs => needsOf(limitsNow(), { nowMs: Math.min(atMs, runtime.nowMs()), timeZone });

  const checkpointTerms = (leadIds: ReadonlySet<string>): Parameters<typeof newestCheckpoint>[1] => ({
    leadIds,
    currency: limitsNow().currency,
    timeZone,
  });

  const covers = (needs: Needs, sinceMs: number, leadIds: ReadonlySet<string>): boolean =>
    isCovered(needs, { sinceMs, checkpoint: null }, timeZone) ||
    isCovered(needs, { sinceMs, checkpoint: newestCheckpoint(reader.entries(), checkpointTerms(leadIds))?.checkpoint ?? null }, timeZone);

  /** Everybody who is a lead, and whoever stamped a checkpoint and may turn out to be one. */
  const possibleLeads = (): ReadonlySet<string> => new Set([...leads.ids(), ...leads.unknownAmong(stampersOf(reader.entries()))]);

  const stampedUpToMs = (leadIds: ReadonlySet<string>): number =>
    newestCheckpoint(reader.entries(), checkpointTerms(leadIds))?.checkpoint.upToMs ?? -Infinity;

  /** Reads until it is enough: first as if whoever stamped a checkpoint were a lead, then asking whether that is so. */
  async function lookUntil(isEnough: (sinceMs: number, leadIds: ReadonlySet<string>) => boolean): Promise<Result<void, LookError>> {
    const lookOnce = async (trusted: () => ReadonlySet<string>): Promise<Result<boolean, LookError>> => {
      const read = await reader.readBack({ isEnough: (sinceMs) => isEnough(sinceMs, trusted()), pagesAtMost: PAGES_AT_MOST });
      if (!read.ok) return fail({ kind: 'failed', error: read.error });
      return ok(isEnough(read.value.seenSinceMs, leads.ids()));
    };
    const first = await lookOnce(possibleLeads);
    if (!first.ok || first.value) return first.ok ? ok(undefined) : first;
    const asked = leads.unknownAmong(stampersOf(reader.entries()));
    if (asked.length > 0) {
      const learnt = await leads.learn(asked);
      if (!learnt.ok) return fail({ kind: 'failed', error: learnt.error });
      if (isEnough(reader.seenSinceMs(), leads.ids())) return ok(undefined);
    }
    const second = await lookOnce(leads.ids);
    if (!second.ok) return second;
    return second.value ? ok(undefined) : fail({ kind: 'too_long' });
  }

  return {
    entries: reader.entries,
    learn: reader.learn,
    isListed: reader.isListed,
    seenSinceMs: reader.seenSinceMs,
    pagesRead: reader.pagesRead,
    ledger() {
      const news = reader.learntSince(folded);
      folded += news.length;
      fold.learn(news);
      const largestMinor = largestGesture(limitsNow());
      return fold.ledger({ ...checkpointTerms(leads.ids()), largestMinor, seenSinceMs: reader.seenSinceMs() });
    },
    isCovering: (atMs) => covers(needsAt(atMs), reader.seenSinceMs(), leads.ids()),
    readTail: () => reader.readBack({ isEnough: () => true, pagesAtMost: 1 }),
    look(atMs) {
      const needs = needsAt(atMs);
      return lookUntil((sinceMs, leadIds) => covers(needs, sinceMs, leadIds));
    },
    // A checkpoint lists whatever is not finished, however old, and what was taken back lately.
    readSince: (since) => lookUntil((sinceMs, leadIds) => sinceMs <= since || sinceMs <= stampedUpToMs(leadIds)),
    async learnLeads(among = () => true) {
      const unknownAuthors = leads.unknownAmong(needsLeadCheck([...reader.entries()].filter(among)));
      if (unknownAuthors.length === 0) return false;
      const before = leads.ids().size;
      const learnt = await leads.learn(unknownAuthors);
      return learnt.ok && leads.ids().size > before;
    },
    listLagMs: () => Math.min(LIST_LAG_AT_MOST_MS, listLagOf(reader.entries())?.delayMs ?? UNMEASURED_MS),
  };
}

function stampersOf(entries: Iterable<JournalEntry>): readonly string[] {
  return [...entries].filter(({ kind }) => kind === 'checkpoint').map(({ createdById }) => createdById);
}

function needsLeadCheck(entries: readonly JournalEntry[]): readonly string[] {
  return entries
    .filter(({ kind, detail, agentId, createdById }) => {
      if (kind === 'reverse') return true;
      if (kind === 'post') return detail.confirms !== undefined;
      return kind === 'checkpoint' || (kind === 'reserve' && agentId !== createdById);
    })
    .map(({ createdById }) => createdById);
}
