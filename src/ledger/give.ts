import { agentDayOf } from '#domain/journal/agent-day.ts';
import { LEASE_MS, freeAt, isInTime } from '#domain/journal/lease.ts';
import type { DecisionKind, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isOutcomeUnknown } from '#ports/app-fault.ts';
import { entryKeys } from './entry-keys.ts';
import { appendEntry, entryOf } from './entries.ts';
import { type Judged, type Judgement, judge, look, readBack, refusalOfAnother } from './look.ts';
import { PATIENCE, type Pace, TO_GIVE, nextLook, noteWrite, paceOf, pause } from './pace.ts';
import { retrying } from './retrying.ts';
import type { Draft, GiveError, GiveOptions, GivePorts, GiveTerms, NamedExecutor } from './types.ts';

/** One attempt to give, under an id of its own. */
interface Run {
  readonly momentId: string;
  readonly attempt: number;
  readonly decision: DecisionKind | null;
  /** Of what becomes of a grant: the attempt that granted it; null of anything else. */
  readonly grantAttempt: number | null;
  /** Tells this life of a page from another of the same person, where both write under the key of one request; null where the id does. */
  readonly run: string | null;
}

/** What came of one reservation: it was posted, or nothing more can be tried; or it was withdrawn, and another may be. */
type Attempt =
  | { readonly kind: 'ended'; readonly result: Result<string, GiveError> }
  | { readonly kind: 'withdrawn'; readonly because: Judgement };

/**
 * Gives a gesture within every limit: reserves it, looks at the journal, and posts it. Gives its moment's id once the server has
 * stamped the post in time; everything else comes after that. See the decision record on the journal for why it is safe.
 * Whoever stepped back looks before reserving again: of fifty who press at once most need not write a second time.
 */
export async function giveGesture(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  options: GiveOptions,
): Promise<Result<string, GiveError>> {
  const { claim, patience = PATIENCE, isAgain = false } = options;
  const pace = paceOf(patience);
  const unreserved: Judged = { draft, terms, own: null, claim };
  let judged = await judge(ports, unreserved);
  // A lead may have started the month in the new currency since this page read the journal.
  if (judged.kind === 'other_currency' && judged.stop.why === 'not_started') {
    judged = (await readBack(ports, unreserved, { countsAtMs: Infinity, isAgain: false }, pace)) ?? (await judge(ports, unreserved));
  }
  let refused = judged;
  for (let round = isAgain ? 1 : 0; round < patience.rounds; round += 1) {
    if (round > 0) {
      if (pace.requests + nextLook(pace) > patience.requests) break;
      if (pace.requests > 0) await pause(ports, pace, 1 + round);
      judged = (await readBack(ports, unreserved, { countsAtMs: Infinity, isAgain: true }, pace)) ?? (await judge(ports, unreserved));
    }
    if (judged.kind === 'over') refused = judged;
    if (judged.kind === 'over' && judged.refusal.isContended && round > 0) continue;
    if (judged.kind !== 'go' && !(judged.kind === 'over' && judged.refusal.isContended)) return fail(errorOf(judged, null));
    // A reservation, a look at it, and whatever follows must fit; so must taking it back.
    if (round > 0 && pace.requests + 1 + nextLook(pace) + TO_GIVE > patience.requests) break;
    const run: Run = {
      momentId: claim?.momentId ?? ports.runtime.newId(),
      // An id of its own is a first attempt, and found again under the keys of one.
      attempt: claim === null ? 1 : claim.attempt + round,
      decision: claim?.decision ?? null,
      grantAttempt: claim?.grantAttempt ?? null,
      run: claim === null ? null : ports.runtime.newId(),
    };
    const attempt = await attemptOnce(ports, { draft, terms, claim }, { run, pace }, options);
    if (attempt.kind === 'ended') return attempt.result;
    refused = attempt.because;
  }
  // There is room for it, and others took all that it may ask of Zendesk.
  if (refused.kind === 'go') return fail({ kind: 'refused', refusal: refusalOfAnother(draft, terms) });
  return fail(errorOf(refused, null));
}

/** Reserves, looks and posts, or withdraws. */
async function attemptOnce(
  ports: GivePorts,
  { draft, terms, claim }: Omit<Judged, 'own'>,
  { run, pace }: { readonly run: Run; readonly pace: Pace },
  { remember, executor, onStep = () => {} }: GiveOptions,
): Promise<Attempt> {
  remember(run.momentId);
  onStep('reserve');
  const reserved = await reserve(ports, draft, terms, { run, pace });
  if (!reserved.ok) return { kind: 'ended', result: reserved };
  const answeredMs = ports.runtime.nowMs();
  onStep('look');
  let looked = await look(ports, { draft, terms, own: reserved.value, claim }, pace);
  // Who was told to wait may have waited too long.
  if (looked.kind === 'go' && ports.runtime.nowMs() - answeredMs > LEASE_MS) looked = { kind: 'late' };
  if (looked.kind === 'go') {
    onStep('post');
    const posted = await post(ports, draft, terms, { run, reserve: reserved.value, executor });
    // By its answer it was not taken up, and now it would come too late.
    const isRefused = !posted.ok && posted.error.kind === 'failed' && posted.error.error.kind === 'rate_limited';
    if (!isRefused) return { kind: 'ended', result: posted };
    looked = { kind: 'late' };
  }
  pace.requests += 1;
  // Under the key of a request this person's other page may have reserved as well: that is not withdrawn with it.
  const detail = { ...detailOf(run), ...(claim !== null && { reserveId: reserved.value.id }) };
  const withdrawn = await appendEntry(ports, entryOf(draft, { ...run, kind: 'void', detail }));
  const mayGoOn = looked.kind === 'late' || (looked.kind === 'over' && looked.refusal.isContended);
  if (mayGoOn && withdrawn.ok) return { kind: 'withdrawn', because: looked };
  return { kind: 'ended', result: fail(errorOf(looked, withdrawn.ok ? null : freeAt(reserved.value.createdAtMs))) };
}

function errorOf(judged: Judgement, heldUntilMs: number | null): GiveError {
  if (judged.kind === 'over') return { kind: 'refused', refusal: judged.refusal };
  if (judged.kind === 'failed') return { kind: 'failed', step: 'look', error: judged.error, heldUntilMs };
  if (judged.kind === 'late') return { kind: 'expired' };
  if (judged.kind === 'other_currency') return { ...judged, heldUntilMs };
  return { kind: 'journal_too_long', heldUntilMs };
}

function detailOf({ attempt, decision, grantAttempt }: Run): EntryDetail {
  return { ...(attempt > 1 && { attempt }), ...(decision !== null && { decision }), ...(grantAttempt !== null && { grantAttempt }) };
}

function givenOf({ gesture, count }: Draft): EntryDetail {
  return { gesture, ...(count !== undefined && { count }) };
}

function namedBy({ name, recipientId }: NamedExecutor): EntryDetail {
  return { receipt: name, ...(recipientId !== null && { recipientId }) };
}

/** Writes the reservation. One whose answer never came is withdrawn, which counts whether it arrives or not. */
async function reserve(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { run, pace }: { readonly run: Run; readonly pace: Pace },
): Promise<Result<JournalEntry, GiveError>> {
  const startedMs = ports.runtime.nowMs();
  const { fault, severity } = draft;
  const about = { momentId: run.momentId };
  const detail = {
    ...givenOf(draft),
    fault,
    severity,
    agentName: terms.agentName,
    ...detailOf(run),
    ...(run.run !== null && { run: run.run }),
  };
  pace.requests += 1;
  const reserved = await appendEntry(ports, entryOf(draft, { ...about, kind: 'reserve', detail }));
  noteWrite(pace, { tookMs: ports.runtime.nowMs() - startedMs, listLagMs: ports.reader.listLagMs() });
  // Under the key of a request another lead, or this one in another tab, may have been first.
  if (reserved.ok && !isOwn(reserved.value, draft, terms, run)) return fail({ kind: 'refused', refusal: refusalOfAnother(draft, terms) });
  if (reserved.ok) return reserved;
  const failed = { kind: 'failed', step: 'reserve', error: reserved.error } as const;
  if (!isOutcomeUnknown(reserved.error)) return fail({ ...failed, heldUntilMs: null });
  const withdrawn = await appendEntry(ports, entryOf(draft, { ...about, kind: 'void', detail: detailOf(run) }));
  return fail({ ...failed, heldUntilMs: withdrawn.ok ? null : freeAt(ports.runtime.nowMs()) });
}

function isOwn(
  { createdById, amountMinor, currency, detail }: JournalEntry,
  { amount }: Draft,
  { agentId }: GiveTerms,
  { decision, run }: Run,
): boolean {
  const isSaying =
    (detail.decision ?? null) === decision &&
    (detail.run ?? null) === run &&
    amountMinor === amount.amountMinor &&
    currency === amount.currency;
  return createdById === agentId && isSaying;
}

/**
 * Posts a reservation that fits, and judges the post by its stamp: in time it was given, for every reader. One that the server
 * took up too late counts for nobody; whether another attempt of it came in time its key tells once nothing can be listed later.
 * Never withdraws: whoever may have posted has given, or let it expire.
 */
async function post(
  ports: GivePorts,
  draft: Draft,
  terms: GiveTerms,
  { run, reserve: own, executor }: { readonly run: Run; readonly reserve: JournalEntry; readonly executor: NamedExecutor | null },
): Promise<Result<string, GiveError>> {
  const { runtime, journal } = ports;
  const named = executor === null ? {} : namedBy(executor);
  const limitsIds = ports.reader.limitsNames();
  const wentBy = limitsIds.length === 0 ? {} : { limitsIds };
  const detail: EntryDetail = {
    ...givenOf(draft),
    ...named,
    ...(run.decision === 'approve' && { isGrant: true }),
    ...wentBy,
    ...detailOf(run),
    reserveId: own.id,
    reservedAtMs: own.createdAtMs,
    ...ports.reader.carriedOn(own.createdAtMs),
  };
  const agentDay = agentDayOf(terms.agentId, own.createdAtMs, terms.timeZone);
  const entry = entryOf(draft, { momentId: run.momentId, kind: 'post', detail, agentDay });
  const posted = await appendEntry(ports, entry);
  if (!posted.ok) return fail({ kind: 'failed', step: 'post', error: posted.error, heldUntilMs: freeAt(own.createdAtMs) });
  // Under its key somebody else may have written, and that counts for nobody.
  const isGiving = ({ createdById, createdAtMs }: JournalEntry): boolean =>
    createdById === terms.agentId && isInTime(own.createdAtMs, createdAtMs);
  if (isGiving(posted.value)) return ok(run.momentId);
  // By the server's stamps alone: this page's clock may be wrong by days.
  await runtime.wait(Math.max(0, freeAt(own.createdAtMs) - posted.value.createdAtMs));
  const found = await retrying(runtime, () =>
    journal.byExternalIds([entryKeys(run.momentId, run.attempt, run.decision ?? undefined).post]),
  );
  if (!found.ok) return fail({ kind: 'failed', step: 'post', error: found.error, heldUntilMs: null });
  ports.reader.learn(found.value);
  return found.value.some(isGiving) ? ok(run.momentId) : fail({ kind: 'expired' });
}
