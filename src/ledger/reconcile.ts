import type { StatedCommitment } from '#domain/journal/types.ts';
import { type Mismatch, mismatches, momentIdOf } from '#domain/moments/reconcile.ts';
import type { Moment, MomentStatus } from '#domain/moments/moment.ts';
import { NOTHING_KNOWN } from '#domain/policy/nothing-known.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentStore, RecordedMoment } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { entryKeys } from './entry-keys.ts';
import { giveGesture } from './give.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { retrying } from './retrying.ts';
import type { GiveError, GivePorts, GiveTerms } from './types.ts';

/** Records are compared so far back, and so many pages of 100 of them: what is older is found in an export, or never was. */
const DAYS_COMPARED = 7;
const RECORD_PAGES_AT_MOST = 5;
/** So many keys are asked for at once, and so many of what seems not to be written down: it may be further back than was read. */
const KEYS_AT_ONCE = 20;
const KEYS_AT_MOST = 100;
/** A moment that does not count is asked for by the keys of a gesture, and of a lead who has counted it since. */
const ATTEMPTS_LOOKED_FOR = [1, 2] as const;
const JOURNAL_KEYS_AT_ONCE = 80;

/** What was found by comparing the journal with the records, and how far that looked. */
export interface Reconciliation {
  readonly mismatches: readonly Mismatch[];
  /** Both were compared from this instant on. */
  readonly sinceMs: number;
  readonly records: number;
  /** Records that could not be read, and so not be compared. */
  readonly unreadable: number;
}

interface ReconcilePorts {
  readonly moments: Pick<MomentStore, 'recorded' | 'statusesAmong'>;
  readonly journal: Pick<JournalStore, 'byExternalIds'>;
  readonly reader: Pick<LedgerReader, 'ledger' | 'entries' | 'learn' | 'seenSinceMs'>;
  readonly runtime: Runtime;
}

/** Compares what the journal holds with the records of the last days: at most fifteen requests. */
export async function reconcile({ moments, journal, reader, runtime }: ReconcilePorts): Promise<Result<Reconciliation, AppFault>> {
  const nowMs = runtime.nowMs();
  const known = { seenSinceMs: reader.seenSinceMs() };
  const { checkpoint } = reader.ledger();
  // A total names one by one what followed what it only sums up.
  const isJoined = checkpoint !== null && known.seenSinceMs <= checkpoint.upToMs;
  const journalSinceMs = isJoined ? Math.min(known.seenSinceMs, checkpoint.carriedUpToMs + 1) : known.seenSinceMs;
  const wantedMs = Math.max(journalSinceMs, nowMs - DAYS_COMPARED * DAY_MS);
  const read = await readRecords({ moments, runtime }, wantedMs);
  if (!read.ok) return read;
  const { recorded, sinceMs: recordsSinceMs, unreadable } = read.value;
  const sinceMs = Math.max(wantedMs, recordsSinceMs);
  const records = recorded.map(({ moment, createdAtMs }) => ({ moment, atMs: createdAtMs }));
  const compare = () => mismatches({ ...reader.ledger(), entries: reader.entries(), records, sinceMs, nowMs });
  const counted = await learnByKeys({ journal, reader, runtime }, compare());
  if (!counted.ok) return counted;
  const found = compare();
  const written = await writtenAmong({ moments, runtime }, found);
  if (!written.ok) return written;
  const unexplained = found.filter((one) => !written.value.has(momentIdOf(one)));
  return ok({ mismatches: unexplained, sinceMs, records: recorded.length, unreadable });
}

/** Reads records from the newest back to an instant, or as many as a lead waits for. */
async function readRecords(
  { moments, runtime }: Pick<ReconcilePorts, 'moments' | 'runtime'>,
  wantedMs: number,
): Promise<Result<{ readonly recorded: readonly RecordedMoment[]; readonly sinceMs: number; readonly unreadable: number }, AppFault>> {
  const recorded: RecordedMoment[] = [];
  let cursor: string | null = null;
  let unreadable = 0;
  for (let pages = 1; ; pages += 1) {
    const page: Awaited<ReturnType<MomentStore['recorded']>> = await retrying(runtime, () =>
      moments.recorded({ from: 'list', filter: {}, cursor }),
    );
    if (!page.ok) return page;
    recorded.push(...page.value.items);
    unreadable += page.value.unreadable;
    const oldestMs = recorded.at(-1)?.createdAtMs ?? Infinity;
    cursor = page.value.next;
    if (cursor === null) return ok({ recorded, sinceMs: -Infinity, unreadable });
    if (oldestMs < wantedMs || pages === RECORD_PAGES_AT_MOST) return ok({ recorded, sinceMs: oldestMs, unreadable });
  }
}

/** What seems not to count may have been written down long after it was given, and be part of what a total only sums up: its keys tell. */
async function learnByKeys(
  { journal, reader, runtime }: Pick<ReconcilePorts, 'journal' | 'reader' | 'runtime'>,
  found: readonly Mismatch[],
): Promise<Result<void, AppFault>> {
  const ids = found.filter(({ kind }) => kind === 'uncounted' || kind === 'undone').map(momentIdOf);
  const keys = ids.slice(0, KEYS_AT_MOST).flatMap((id) =>
    ATTEMPTS_LOOKED_FOR.flatMap((attempt) => {
      const { reserve, post } = entryKeys(id, attempt);
      return [reserve, post];
    }),
  );
  for (let first = 0; first < keys.length; first += JOURNAL_KEYS_AT_ONCE) {
    const read = await retrying(runtime, () => journal.byExternalIds(keys.slice(first, first + JOURNAL_KEYS_AT_ONCE)));
    if (!read.ok) return read;
    reader.learn(read.value);
  }
  return ok(undefined);
}

/** What seems not to be written down may have been asked for before what was read: its key tells. */
async function writtenAmong(
  { moments, runtime }: Pick<ReconcilePorts, 'moments' | 'runtime'>,
  found: readonly Mismatch[],
): Promise<Result<ReadonlySet<string>, AppFault>> {
  const ids = found.filter(({ kind }) => kind === 'unwritten').map(momentIdOf);
  const asked = ids.slice(0, KEYS_AT_MOST);
  const written = new Set(ids.slice(KEYS_AT_MOST));
  for (let first = 0; first < asked.length; first += KEYS_AT_ONCE) {
    const among = await retrying(runtime, () => moments.statusesAmong(asked.slice(first, first + KEYS_AT_ONCE)));
    if (!among.ok) return among;
    for (const id of among.value.keys()) written.add(id);
  }
  return ok(written);
}

/** The moment behind what was given, as far as the journal tells it: without a story, and without grounds. */
export function momentOfCommitment(
  { momentId, ticketId, customerId, forAgentId, cause, detail, stated, reservedAtMs }: StatedCommitment,
  { policyVersion, timeZone }: { readonly policyVersion: string; readonly timeZone: string },
): Moment {
  const { fault = 'unclear', severity = 2, gesture = 'apology', count } = detail;
  return {
    id: momentId,
    status: 'given',
    kind: 'external_win',
    ticketId,
    customerId,
    agentId: forAgentId,
    cause,
    fault,
    severity,
    gesture,
    amount: stated,
    count,
    story: '',
    deviation: '',
    decision: {
      policyVersion,
      facts: { ...NOTHING_KNOWN, cause, fault, severity },
      reasons: [],
      suggestedMinor: 0,
      range: null,
      isWithinAuthority: false,
    },
    day: localDay(reservedAtMs, timeZone),
  };
}

/**
 * Counts a moment that was given and does not count: a lead's own claim under its id, by the protocol of every gesture and within
 * the lead's limits. It counts once, however many leads press.
 */
export async function countMoment(ports: GivePorts, moment: Moment, terms: GiveTerms): Promise<Result<void, GiveError>> {
  const { id: momentId, status: _said, ...draft } = moment;
  let last = 0;
  for (const entry of ports.reader.entries()) if (entry.momentId === momentId) last = Math.max(last, entry.detail.attempt ?? 1);
  const counted = await giveGesture(ports, { ...draft, agentId: terms.agentId }, terms, {
    remember: () => {},
    executor: null,
    claim: { momentId, attempt: last + 1, decision: 'approve' },
  });
  return counted.ok ? ok(undefined) : counted;
}

/** Makes the record say what the journal does. */
export function markMoment(
  { moments, runtime }: { readonly moments: Pick<MomentStore, 'setStatus'>; readonly runtime: Runtime },
  momentId: string,
  status: MomentStatus,
): Promise<Result<void, AppFault>> {
  return retrying(runtime, () => moments.setStatus(momentId, status));
}
