import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { EntryDetail, ListLag } from '#domain/journal/types.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { type EntryPorts, accountEntry, appendOnce } from './entries.ts';
import type { AccountProbe } from '#ports/account-probe.ts';
import { type AppFault, isOutcomeUnknown, isTransient } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { RequestPace } from './request-pace.ts';
import { ATTEMPTS, pauseAfter, retrying } from './retrying.ts';

/** One record may be lucky. */
export const RECORDS_MEASURED = 5;
/** How often the list is asked for a record that it does not show yet. */
const LIST_POLL_MS = 200;
const SEARCH_POLL_MS = 1000;
/** The longer something takes the less it matters to know it to the moment, and a minute takes only so many requests. */
const POLL_PER_WAITED = 0.35;
/** Whoever gives waits for a search never; a longer lag than this is only worth knowing as such. */
export const SEARCH_AT_MOST_MS = 60_000;

/** How an account was found to behave. */
export interface Measured {
  /** The longest that the list took to show a record, ms; null where it did not within {@link LIST_LAG_AT_MOST_MS}. */
  readonly listDelayMs: number | null;
  /** How long search took to find one, ms; null where it did not within {@link SEARCH_AT_MOST_MS}. */
  readonly searchDelayMs: number | null;
  readonly duplicate: 'refused' | 'allowed';
  readonly listLag: ListLag;
  /** Keys of records that could not be deleted again. */
  readonly notDeleted: readonly string[];
}

export interface MeasureError {
  readonly error: AppFault;
  readonly notDeleted: readonly string[];
}

/** What happens at the moment, for the person who waits. */
export type MeasureStep = 'list' | 'duplicate' | 'search' | 'clean' | 'keep';

interface MeasurePorts extends EntryPorts {
  readonly probe: AccountProbe;
  readonly pace: Pick<RequestPace, 'beforeOneOfMany'>;
}

/** A record of the probe; `id` null where its creation may have taken effect and was not answered. */
interface Made {
  readonly key: string;
  readonly id: string | null;
}

/**
 * Learns how the account behaves by creating records that mean nothing, and deletes them whatever happens; what could not be
 * deleted, or may have been created without an answer, is named. What it finds sets
 * how long everybody waits before a look, kept as an entry of the journal.
 */
export async function measureAccount(
  ports: MeasurePorts,
  writer: { readonly agentId: string; readonly currency: Currency },
  onStep: (step: MeasureStep) => void,
): Promise<Result<Measured, MeasureError>> {
  const made: Made[] = [];
  const found = await findings(ports, made, onStep);
  onStep('clean');
  const notDeleted = await cleanUp(ports, made);
  if (!found.ok) return fail({ error: found.error, notDeleted });
  onStep('keep');
  const listLag = { delayMs: listLagDelay(found.value.listDelayMs), measuredAtMs: ports.runtime.nowMs() };
  const { searchDelayMs, duplicate } = found.value;
  const rules = { searchDelayMs: searchDelayMs === null ? null : Math.ceil(searchDelayMs), duplicate };
  const kept = await keep(ports, { listLag, measured: rules }, writer);
  return kept.ok ? ok({ ...found.value, listLag, notDeleted }) : fail({ error: kept.error, notDeleted });
}

/** Twice the longest delay seen; nothing where each record was there at once. */
export function listLagDelay(listDelayMs: number | null): number {
  return listDelayMs === null ? LIST_LAG_AT_MOST_MS : Math.min(LIST_LAG_AT_MOST_MS, Math.ceil(listDelayMs * 2));
}

async function findings(
  ports: MeasurePorts,
  made: Made[],
  onStep: (step: MeasureStep) => void,
): Promise<Result<Pick<Measured, 'listDelayMs' | 'searchDelayMs' | 'duplicate'>, AppFault>> {
  const { probe, runtime } = ports;
  const run = runtime.newId();
  onStep('list');
  const first = await timeList(ports, `measure:${run}:1`, made);
  if (!first.ok) return first;
  const { key, id, sinceMs } = first.value;
  let { listDelayMs } = first.value;
  for (let number = 2; number <= RECORDS_MEASURED && listDelayMs !== null; number += 1) {
    const next = await timeList(ports, `measure:${run}:${number}`, made);
    if (!next.ok) return next;
    listDelayMs = next.value.listDelayMs === null ? null : Math.max(listDelayMs, next.value.listDelayMs);
  }
  onStep('duplicate');
  const again = await retrying(runtime, () => probe.create(key));
  if (!again.ok) return again;
  if (again.value !== 'taken') made.push({ key, id: again.value.id });
  onStep('search');
  const passedMs = runtime.nowMs() - sinceMs;
  const searched = await until(runtime, () => probe.isFound(key, id), { everyMs: SEARCH_POLL_MS, atMostMs: SEARCH_AT_MOST_MS });
  if (!searched.ok) return searched;
  const searchDelayMs = searched.value === null ? null : passedMs + searched.value;
  return ok({ listDelayMs, searchDelayMs, duplicate: again.value === 'taken' ? 'refused' : 'allowed' });
}

/** Creates a record, and takes the time until the list shows it; null where that is too long. */
async function timeList(
  ports: MeasurePorts,
  name: string,
  made: Made[],
): Promise<Result<{ readonly key: string; readonly id: string; readonly sinceMs: number; readonly listDelayMs: number | null }, AppFault>> {
  const { probe, runtime, pace } = ports;
  // A wait for other requests in mid-measurement would look like a slow list.
  await pace.beforeOneOfMany(() => {});
  const created = await createProbe(ports, name, made);
  if (!created.ok) return created;
  const sinceMs = runtime.nowMs();
  const { id } = created.value;
  const seen = await until(runtime, () => probe.isListed(id), { everyMs: LIST_POLL_MS, atMostMs: LIST_LAG_AT_MOST_MS });
  return seen.ok ? ok({ ...created.value, sinceMs, listDelayMs: seen.value }) : seen;
}

/** Creates a record, each time under a key of its own: a key that was answered by nothing may be taken. */
async function createProbe(
  ports: MeasurePorts,
  name: string,
  made: Made[],
): Promise<Result<{ readonly key: string; readonly id: string }, AppFault>> {
  for (let attempt = 1; ; attempt += 1) {
    const key = attempt === 1 ? name : `${name}:${attempt}`;
    const created = await ports.probe.create(key);
    if (created.ok && created.value !== 'taken') {
      made.push({ key, id: created.value.id });
      return ok({ key, id: created.value.id });
    }
    if (created.ok) return fail({ kind: 'rejected', what: 'journal', detail: 'the external id is taken' });
    if (isOutcomeUnknown(created.error)) made.push({ key, id: null });
    if (!isTransient(created.error) || attempt === ATTEMPTS) return created;
    const pauseMs = pauseAfter(created.error, attempt, ports.runtime);
    if (pauseMs === null) return created;
    await ports.runtime.wait(pauseMs);
  }
}

/** How long it takes until something is so, in ms and 0 where it is at once; null where it takes too long. */
async function until(
  runtime: Runtime,
  isSo: () => Promise<Result<boolean, AppFault>>,
  { everyMs, atMostMs }: { readonly everyMs: number; readonly atMostMs: number },
): Promise<Result<number | null, AppFault>> {
  const sinceMs = runtime.nowMs();
  for (let waitedMs = 0, askedMs = sinceMs; ;) {
    let attempts = 0;
    const answer = await retrying(runtime, () => {
      attempts += 1;
      return isSo();
    });
    if (!answer.ok) return answer;
    // An answer may have set the clock meanwhile: never less than what was waited. Time spent on failures counts as delay, since
    // nobody saw whether it was so by then.
    const passedMs = Math.max(waitedMs, (attempts === 1 ? askedMs : runtime.nowMs()) - sinceMs);
    if (answer.value) return ok(passedMs);
    if (Math.max(passedMs, runtime.nowMs() - sinceMs) >= atMostMs) return ok(null);
    const pauseMs = Math.max(everyMs, Math.ceil(waitedMs * POLL_PER_WAITED));
    await runtime.wait(pauseMs);
    waitedMs += pauseMs;
    askedMs = runtime.nowMs();
  }
}

async function cleanUp({ probe, runtime }: MeasurePorts, made: readonly Made[]): Promise<readonly string[]> {
  const notDeleted: string[] = [];
  for (const { key, id } of made) {
    const removed = id === null ? null : await retrying(runtime, () => probe.remove(id));
    if (removed?.ok !== true) notDeleted.push(key);
  }
  return notDeleted;
}

async function keep(
  ports: MeasurePorts,
  found: Pick<EntryDetail, 'listLag' | 'measured'>,
  { agentId, currency }: { readonly agentId: string; readonly currency: Currency },
): Promise<Result<void, AppFault>> {
  const id = ports.runtime.newId();
  const kept = await appendOnce(
    ports,
    accountEntry({
      externalId: `measured:${id}`,
      kind: 'limits',
      momentId: `measured-${id}`,
      agentId,
      currency,
      detail: found,
    }),
  );
  if (!kept.ok) return kept;
  ports.reader.learn([kept.value]);
  return ok(undefined);
}
