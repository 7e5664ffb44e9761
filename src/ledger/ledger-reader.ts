import { type Needs, isCovered, needsOf } from '#domain/journal/admission.ts';
import { newestCheckpoint } from '#domain/journal/checkpoint.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { PAGES_AT_MOST } from './journal-reader.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from './retrying.ts';
import { limitsKey } from './limits-key.ts';
import { type LedgerTail, type ReaderPorts, checkpointTerms, createLedgerTail, noteOpening } from './ledger-tail.ts';

/** Why a look did not see what it had to. */
export type LookError = { readonly kind: 'too_long' } | { readonly kind: 'failed'; readonly error: AppFault };

/** The journal as money: what has been read of it, read as far back as the limits need. */
export interface LedgerReader extends LedgerTail {
  /** Whether what has been read tells all that limits need that are judged at `atMs`. */
  isCovering(atMs: number): boolean;
  /** Reads until everything is known that the limits need that are judged at `atMs`. */
  look(atMs: number): Promise<Result<void, LookError>>;
  /** Reads until everything is known from an instant on, or a checkpoint tells what became of what was before it. */
  readSince(sinceMs: number): Promise<Result<void, LookError>>;
}

/** Named by others and not read: a request reads so many keys. */
const LIMITS_READ_AT_MOST = 20;

export function createLedgerReader(...parts: Parameters<typeof createLedgerTail>): LedgerReader {
  return lookingBack(createLedgerTail(...parts));
}

/** Reads as far back as the limits need with what a tail has read, and learns with it. */
export function lookingBack(tail: LedgerTail): LedgerReader {
  const { ports, team, opening } = tail.parts;
  const { reader, leads, runtime } = ports;
  const { timeZone } = team;

  const needsAt = (atMs: number): Needs => needsOf(tail.limits().limits, { nowMs: Math.min(atMs, runtime.nowMs()), timeZone });

  const covers = (needs: Needs, sinceMs: number, leadIds: ReadonlySet<string>): boolean =>
    isCovered(needs, { sinceMs, checkpoint: null }, timeZone) ||
    isCovered(
      needs,
      { sinceMs, checkpoint: newestCheckpoint(reader.entries(), checkpointTerms(team, leadIds))?.checkpoint ?? null },
      timeZone,
    );

  /** Everybody who is a lead, and whoever stamped a checkpoint and may turn out to be one. */
  const possibleLeads = (): ReadonlySet<string> => new Set([...leads.ids(), ...leads.unknownAmong(stampersOf(reader.entries()))]);

  const stampedUpToMs = (leadIds: ReadonlySet<string>): number =>
    newestCheckpoint(reader.entries(), checkpointTerms(team, leadIds))?.checkpoint.upToMs ?? -Infinity;

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
    ...tail,
    isCovering: (atMs) => covers(needsAt(atMs), reader.seenSinceMs(), leads.ids()),
    async look(atMs) {
      const needs = needsAt(atMs);
      const looked = await lookUntil((sinceMs, leadIds) => covers(needs, sinceMs, leadIds));
      if (looked.ok) noteOpening(reader, opening);
      return looked.ok ? learnLimits(ports) : looked;
    },
    // A checkpoint lists whatever is not finished, however old, and what was taken back lately.
    readSince: (since) => lookUntil((sinceMs, leadIds) => sinceMs <= since || sinceMs <= stampedUpToMs(leadIds)),
  };
}

/**
 * Reads the limits that others went by and that are further back than was read, and finds out whether a lead said them: what an
 * agent wrote binds nobody.
 */
async function learnLimits({ reader, leads, journal, runtime }: ReaderPorts): Promise<Result<void, LookError>> {
  const known = new Set<string>();
  const named = new Set<string>();
  for (const { kind, momentId, detail } of reader.entries()) {
    if (kind === 'limits' && detail.limits !== undefined) known.add(momentId);
    if (detail.limitsId !== undefined) named.add(detail.limitsId);
  }
  const unread = [...named].filter((id) => !known.has(id)).slice(-LIMITS_READ_AT_MOST);
  if (unread.length > 0) {
    const found = await retrying(runtime, () => journal.byExternalIds(unread.map(limitsKey)));
    if (!found.ok) return fail({ kind: 'failed', error: found.error });
    reader.learn(found.value);
  }
  const authors = [...reader.entries()].filter(({ kind, detail }) => kind === 'limits' && detail.limits !== undefined);
  const unknown = leads.unknownAmong(authors.map(({ createdById }) => createdById));
  const learnt = unknown.length === 0 ? ok(undefined) : await leads.learn(unknown);
  return learnt.ok ? ok(undefined) : fail({ kind: 'failed', error: learnt.error });
}

function stampersOf(entries: Iterable<JournalEntry>): readonly string[] {
  return [...entries].filter(({ kind }) => kind === 'checkpoint').map(({ createdById }) => createdById);
}
