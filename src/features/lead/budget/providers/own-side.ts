import type { OwnRecord } from '#domain/reconciliation/provider-record.ts';
import { carriedOut, momentOfKey, owedOf } from '#domain/reconciliation/own-records.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import { owedKey } from '#domain/moments/owed-key.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type PacedReading, askPaced } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';

/** What was posted before the period may be made by its provider within it. */
export const BEFORE_MS = 86_400_000;

/** What this account counts, as far as its journal and its moments were read. */
export function ownSide(core: LeadCore, moments: readonly ServiceMoment[]): ReturnType<typeof carriedOut> {
  const snapshot = core.snapshot();
  const { own, byHandAtMs } = carriedOut({ entries: snapshot.entries(), commitments: snapshot.ledger(false).commitments });
  return { own: [...own, ...moments.flatMap(owedIn)], byHandAtMs };
}

function owedIn({ giving, createdAtMs }: ServiceMoment): readonly OwnRecord[] {
  return giving === null ? [] : owedOf(giving, createdAtMs, owedKey);
}

/** So many moments are looked for of which a provider holds something and nothing was read, so many of them with one request. */
const LOOKED_FOR_AT_MOST = 100;
const AT_ONCE = 10;

/**
 * Looks, by the keys that providers name, for what was written down long before the period or after it: the journal learns it, and moments
 * are given back. Null where nobody wants it any more.
 */
export async function lookFor(
  core: LeadCore,
  keys: readonly string[],
  pacing: PacedReading,
): Promise<Result<readonly ServiceMoment[] | null, AppFault>> {
  const { journal, archive } = core.ports;
  const gestures = keys.filter((key) => !isOwed(key)).slice(0, LOOKED_FOR_AT_MOST);
  for (let first = 0; first < gestures.length; first += AT_ONCE) {
    const asked = gestures.slice(first, first + AT_ONCE).flatMap(keysOfEntries);
    const read = await askPaced(core, pacing, () => journal.byExternalIds(asked));
    if (!read.ok) return read;
    if (read.value === null) return ok(null);
    core.snapshot().ledgerReader.learn(read.value);
  }
  const found: ServiceMoment[] = [];
  const owed = new Set(keys.filter(isOwed).map(momentOfKey));
  for (const momentId of [...owed].slice(0, LOOKED_FOR_AT_MOST)) {
    const read = await askPaced(core, pacing, async () => {
      const moment = await archive.find(momentId);
      return moment.ok ? ok({ moment: moment.value }) : moment;
    });
    if (!read.ok) return read;
    if (read.value === null) return ok(null);
    if (read.value.moment !== null) found.push(read.value.moment);
  }
  return ok(found);
}

function isOwed(key: string): boolean {
  return momentOfKey(key) !== key;
}

/** Of a gesture that an agent gave, and of one that was asked for and delivered. */
function keysOfEntries(momentId: string): readonly string[] {
  const { reserve, post, void: withdrawn, reverse } = entryKeys(momentId);
  const delivered = entryKeys(momentId, 1, 'deliver');
  return [reserve, post, withdrawn, reverse, delivered.reserve, delivered.post, delivered.reverse];
}
