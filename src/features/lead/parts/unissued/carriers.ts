import { isInTime } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { openSteps } from '#domain/moments/open-steps.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { ATTEMPTS_PER_READ, entryKeys } from '#ledger/entry-keys.ts';
import { momentsOfProviders } from '#ledger/execute.ts';
import type { JournalReader } from '#ledger/journal-reader.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RecordedMoment } from '#ports/moment-store.ts';
import { type PacedReading, askPaced } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';

/** Zendesk takes so many keys at once. */
const KEYS_AT_ONCE = 100;
/** What was given, and the delivery of what a lead granted: each has attempts of its own. */
const DECISIONS = [undefined, 'deliver'] as const;

/** A gesture, and whether its record names a provider that was asked to carry it out. */
export interface GivenRecord extends Pick<RecordedMoment, 'moment' | 'createdAtMs'> {
  readonly isProviders: boolean;
}

/** Whom posts name, as far as they were looked for. */
export interface Carriers {
  /**
   * Looks up the posts of gestures that may be left to a hand. How far back the journal has been read differs from one look to the next,
   * and what is left to a hand must not: whatever that reading does not hold is asked for by its keys. Null where nobody wants it any more.
   */
  learn(pacing: PacedReading, given: readonly GivenRecord[]): Promise<Result<true | null, AppFault>>;
  /** By the moment's id: whether a provider was asked. */
  readonly known: ReadonlyMap<string, boolean>;
}

/** The attempts that are asked for at once. */
interface Attempts {
  readonly first: number;
  readonly last: number;
}

/** Nearly every gesture was given by its first attempt and nearly every other by its second: of one attempt a request tells of fifty gestures. */
const ALONE: readonly Attempts[] = [
  { first: 1, last: 1 },
  { first: 2, last: 2 },
];

export function createCarriers(core: LeadCore): Carriers {
  const known = new Map<string, boolean>();
  const learnNews = newsOf(core);
  return {
    known,
    async learn(pacing, given) {
      learnPosts(learnNews(), known);
      const unknown = given.flatMap(({ moment, isProviders }) =>
        isProviders || known.has(moment.id) || moment.status !== 'given' || openSteps(moment, { isByHand: true }).length === 0
          ? []
          : [moment.id],
      );
      let wanted: readonly string[] = unknown;
      let last = 0;
      for (let round = 0; wanted.length > 0; round += 1) {
        const alone = ALONE[round];
        const attempts = alone ?? { first: last + 1, last: last + ATTEMPTS_PER_READ };
        ({ last } = attempts);
        const found = await readAttempts(core, pacing, wanted, attempts);
        if (!found.ok) return found;
        if (found.value === null) return ok(null);
        learnPosts(found.value, known);
        const goOn = new Set(found.value.filter(({ detail }) => (detail.attempt ?? 1) === last).map(({ momentId }) => momentId));
        wanted = wanted.filter((id) => !known.has(id) && (alone !== undefined || goOn.has(id)));
      }
      // Every attempt was looked at, and none of them names a provider.
      for (const id of unknown) if (!known.has(id)) known.set(id, false);
      return ok(true);
    },
  };
}

/** What the page has read of the journal since it was asked last, each entry as it was last seen. */
function newsOf(core: LeadCore): () => readonly JournalEntry[] {
  let from: JournalReader | null = null;
  let count = 0;
  return () => {
    const { reader } = core.snapshot();
    // A recount reads anew.
    if (reader !== from) count = 0;
    from = reader;
    const news = reader.learntSince(count);
    count += news.length;
    return news.filter((entry) => reader.byId().get(entry.id) === entry);
  };
}

/** The entries of these attempts; null where nobody wants them any more. */
async function readAttempts(
  core: LeadCore,
  pacing: PacedReading,
  ids: readonly string[],
  attempts: Attempts,
): Promise<Result<readonly JournalEntry[] | null, AppFault>> {
  const entries: JournalEntry[] = [];
  const idsAtOnce = Math.floor(KEYS_AT_ONCE / attemptKeys('', attempts).length);
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const keys = ids.slice(from, from + idsAtOnce).flatMap((id) => attemptKeys(id, attempts));
    const found = await askPaced(core, pacing, () => core.ports.journal.byExternalIds(keys));
    if (!found.ok || found.value === null) return found;
    entries.push(...found.value);
  }
  return ok(entries);
}

/** The keys of the posts. Of the last of several attempts whatever tells that it was made as well: only then there may be more. */
function attemptKeys(id: string, { first, last }: Attempts): readonly string[] {
  return DECISIONS.flatMap((decision) => {
    const posts = Array.from({ length: last - first + 1 }, (_, index) => entryKeys(id, first + index, decision).post);
    const { reserve, void: withdrawn } = entryKeys(id, last, decision);
    return first === last ? posts : [...posts, reserve, withdrawn];
  });
}

function learnPosts(entries: readonly JournalEntry[], known: Map<string, boolean>): void {
  for (const id of momentsOfProviders(entries)) known.set(id, true);
  // The post by which a lead granted it names nobody; the one of its delivery does. After one that came too late another was tried.
  for (const { kind, momentId, detail, createdAtMs } of entries) {
    const { receipt, reservedAtMs } = detail;
    const isCounting = kind === 'post' && receipt !== undefined && reservedAtMs !== undefined && isInTime(reservedAtMs, createdAtMs);
    if (isCounting && !known.has(momentId)) known.set(momentId, false);
  }
}
