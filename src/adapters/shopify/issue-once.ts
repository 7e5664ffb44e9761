import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { ExecutableGesture, Execution, FoundExecution, JournalGesture, Receipt, Reversal } from '#ports/gesture-executor.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { gestureNote } from '../shared/gesture-note.ts';
import { notGiven } from '../shared/not-given.ts';
import { isRecent, sentLater } from '../shared/reading-age.ts';
import { type Mark, type MarkChange, type MarkIn, type Marks, setMarks } from './marks.ts';
import type { ShopifyQuery } from './graphql.ts';
import { refusalCodeOf } from './refusals.ts';

/** A customer as a way of giving needs to know them, read in one request. */
export interface Reading extends Marks {
  /** Why nothing can be given to this customer in the currency; null where it can. */
  refuses(currency: string): Extract<Execution, { kind: 'refused' }> | null;
  /** The newest thing that is there, by which later ones are told; null where there is none. */
  readonly newest: (currency: string) => string | null;
  /** What came of an attempt; `unread` where more has happened since than is read. */
  trace(mark: MarkIn<'giving' | 'taking_back'>): { readonly id: string } | 'absent' | 'unread';
  /** What of a gesture the customer has not used; null where it is not among what was read. */
  unused(given: MarkIn<'given' | 'taking_back'>): Unused | null;
  /** What is told of a gesture that is there. */
  receipt(given: MarkIn<'given'>): Issued;
}

/** What can be taken back, and what cannot, since it has ended; absent where nothing has. */
export type Unused = Pick<MarkIn<'taken_back'>, 'backMinor' | 'endedMinor'>;

/** A receipt as a way of giving knows it. */
export type Issued = Omit<Receipt, 'executor' | 'kind' | 'steps'>;

/** One way in which Shopify gives: store credit, or a gift card. Each call makes one request. */
export interface Way {
  /** Null where the shop has no such customer. */
  read(customerId: string, key: string): Promise<Result<Reading | null, AppFault>>;
  give(customerId: string, gesture: ExecutableGesture, note: string): Promise<Result<Issued, AppFault>>;
  /** `raced` where the customer has used of it since it was read. */
  takeBack(customerId: string, mark: MarkIn<'taking_back'>): Promise<Result<void, AppFault>>;
}

export interface IssueDeps {
  readonly query: ShopifyQuery;
  readonly way: Way;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Of each moment, the attempt of this page that is marked, and that Shopify has not been asked for. */
  readonly unsent: Map<string, string>;
}

/** No request is under way for longer: what has left no trace by then never took effect. Clocks may be apart by a part of it. */
export const SETTLED_AFTER_MS = 300_000;

const tooEarly: AppFault = { kind: 'not_listed', what: 'Shopify' };
const waits = sentLater('Shopify');

export async function issue(
  deps: IssueDeps,
  gesture: ExecutableGesture,
  key: string,
  receiptOf: (issued: Issued) => Receipt,
): Promise<Execution> {
  const { recipientId } = gesture;
  if (recipientId === null) return { kind: 'refused', code: 'no_recipient', reason: '' };
  const askedAtMs = deps.nowMs();
  const read = await deps.way.read(recipientId, key);
  if (!read.ok) return notGiven(read.error, refusalCodeOf);
  const reading = read.value;
  if (reading === null) return { kind: 'refused', code: 'no_recipient', reason: '' };
  const known = standing(reading, askedAtMs);
  if (known.kind === 'given') return { kind: 'receipt', receipt: receiptOf(reading.receipt(known.mark)) };
  if (known.kind === 'taken_back') return { kind: 'refused', code: 'nothing_left', reason: '' };
  if (known.kind === 'unknown') {
    if (!isUnsent(deps, reading, key)) return { kind: 'unknown', error: known.error };
    const { value } = reading.mark;
    if (value?.state === 'giving' && isRecent(deps.nowMs, value.atMs)) {
      return send(deps, { gesture, key, recipientId, marks: reading }, receiptOf);
    }
  }
  const refusal = reading.refuses(gesture.amount.currency);
  if (refusal !== null) return refusal;
  const other = reading.progress?.value ?? null;
  if (other !== null && other !== key) {
    const settled = await settle(deps, recipientId, other);
    if (!settled.ok) return { kind: 'unknown', error: settled.error };
    return { kind: 'unknown', error: waits };
  }
  const by = deps.newId();
  deps.unsent.set(key, by);
  const mark: Mark = {
    state: 'giving',
    amountMinor: gesture.amount.amountMinor,
    currency: gesture.amount.currency,
    after: reading.newest(gesture.amount.currency),
    atMs: deps.nowMs(),
    by,
    note: gestureNote(gesture, key),
  };
  const begun = await setMarks(deps.query, reading, { customerId: recipientId, key, mark, progress: turn(deps, key) });
  if (!begun.ok) return begun.error.kind === 'raced' ? { kind: 'unknown', error: waits } : notGiven(begun.error, refusalCodeOf);
  // By now somebody else may have taken it for settled: whoever asks again reads, and marks it anew.
  if (!isRecent(deps.nowMs, mark.atMs)) return { kind: 'unknown', error: waits };
  return send(deps, { gesture, key, recipientId, marks: begun.value }, receiptOf);
}

/** Whether this page has marked an attempt, and knows that it has not asked for it. */
function isUnsent({ unsent }: Pick<IssueDeps, 'unsent'>, { mark }: Reading, key: string): boolean {
  return mark.value?.state === 'giving' && unsent.get(key) === mark.value.by;
}

/** What is in progress from now on. */
function turn({ newId }: Pick<IssueDeps, 'newId'>, moment: string | null): NonNullable<MarkChange['progress']> {
  return { moment, turn: newId() };
}

interface Sending {
  readonly gesture: ExecutableGesture;
  readonly key: string;
  readonly recipientId: string;
  readonly marks: Marks;
}

async function send(
  deps: IssueDeps,
  { gesture, key, recipientId, marks }: Sending,
  receiptOf: (issued: Issued) => Receipt,
): Promise<Execution> {
  const note = gestureNote(gesture, key);
  const by = deps.unsent.get(key);
  deps.unsent.delete(key);
  const { amountMinor, currency } = gesture.amount;
  const given = await deps.way.give(recipientId, gesture, note);
  if (given.ok) {
    const mark: Mark = { state: 'given', amountMinor, currency, transaction: given.value.reference, note };
    // Whoever comes next finds it also where this does not arrive.
    await setMarks(deps.query, marks, { customerId: recipientId, key, mark, progress: turn(deps, null) });
    return { kind: 'receipt', receipt: receiptOf(given.value) };
  }
  const { error } = given;
  if (isOutcomeUnknown(error)) return { kind: 'unknown', error };
  if (error.kind === 'rate_limited' || error.kind === 'refused_by_proxy') {
    if (by !== undefined) deps.unsent.set(key, by);
    return { kind: 'unknown', error };
  }
  await setMarks(deps.query, marks, {
    customerId: recipientId,
    key,
    mark: { state: 'not_given', amountMinor, currency, note },
    progress: turn(deps, null),
  });
  return notGiven(error, refusalCodeOf);
}

type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'given'; readonly mark: MarkIn<'given'> }
  | { readonly kind: 'taken_back'; readonly mark: MarkIn<'taken_back'> | MarkIn<'forbidden'> }
  | { readonly kind: 'unknown'; readonly error: AppFault };

/**
 * How a moment stood by its mark and by what was there when that was asked for: of what has left no trace by then, an answer that its page
 * has slept over tells nothing later.
 */
function standing(reading: Reading, askedAtMs: number): Standing {
  const mark = reading.mark.value;
  switch (mark?.state) {
    case undefined:
    case 'not_given':
      return { kind: 'none' };
    case 'given':
      return { kind: 'given', mark };
    case 'taken_back':
    case 'forbidden':
      return { kind: 'taken_back', mark };
    case 'giving':
    case 'taking_back': {
      const found = reading.trace(mark);
      if (found === 'unread') return { kind: 'unknown', error: { kind: 'too_much_to_read', what: 'Shopify' } };
      if (found === 'absent') {
        if (askedAtMs - mark.atMs < SETTLED_AFTER_MS) return { kind: 'unknown', error: tooEarly };
        return mark.state === 'giving' ? { kind: 'none' } : { kind: 'given', mark: givenAgain(mark) };
      }
      if (mark.state === 'taking_back') return { kind: 'taken_back', mark: { ...givenAgain(mark), ...partsOf(mark), state: 'taken_back' } };
      const { amountMinor, currency, note } = mark;
      return { kind: 'given', mark: { state: 'given', amountMinor, currency, transaction: found.id, note } };
    }
  }
}

function givenAgain({ amountMinor, currency, transaction, note }: MarkIn<'taking_back'>): MarkIn<'given'> {
  return { state: 'given', amountMinor, currency, transaction, note };
}

function partsOf({ backMinor, endedMinor }: Unused): Unused {
  return { backMinor, ...(endedMinor !== undefined && { endedMinor }) };
}

/** Writes down what came of another moment that is in progress, so that the next can begin. */
async function settle(deps: IssueDeps, customerId: string, key: string): Promise<Result<void, AppFault>> {
  const askedAtMs = deps.nowMs();
  const read = await deps.way.read(customerId, key);
  if (!read.ok) return read;
  // Somebody else has since, and yet another may be in progress.
  if (read.value?.progress?.value !== key) return ok(undefined);
  const now = standing(read.value, askedAtMs);
  if (now.kind === 'unknown') return fail(now.error.kind === 'not_listed' ? waits : now.error);
  const before = read.value.mark.value;
  const mark: Mark = now.kind === 'none' ? notGivenMark(before) : now.mark;
  const set = await setMarks(deps.query, read.value, { customerId, key, mark, progress: turn(deps, null) });
  return set.ok ? ok(undefined) : fail(set.error.kind === 'raced' ? waits : set.error);
}

function notGivenMark(before: Mark | null): Mark {
  const { amountMinor, currency } = before !== null && before.state !== 'forbidden' ? before : { amountMinor: 0, currency: '' };
  return { state: 'not_given', amountMinor, currency, note: before?.note ?? '' };
}

export async function findIssued(
  deps: Pick<IssueDeps, 'way' | 'nowMs' | 'unsent'>,
  { recipientId }: JournalGesture,
  key: string,
  receiptOf: (issued: Issued) => Receipt,
): Promise<FoundExecution> {
  if (recipientId === null) return { kind: 'none' };
  const askedAtMs = deps.nowMs();
  const read = await deps.way.read(recipientId, key);
  if (!read.ok) return { kind: 'unknown', error: read.error };
  if (read.value === null) return { kind: 'none' };
  if (isUnsent(deps, read.value, key)) return { kind: 'none' };
  const known = standing(read.value, askedAtMs);
  if (known.kind === 'given') return { kind: 'receipt', receipt: receiptOf(read.value.receipt(known.mark)) };
  return known.kind === 'taken_back' ? reversedBy(known.mark) : known;
}

function reversedBy(mark: MarkIn<'taken_back'> | MarkIn<'forbidden'>): Extract<Reversal, { kind: 'reversed' }> {
  if (mark.state === 'forbidden') return { kind: 'reversed', left: [] };
  const { amountMinor, backMinor, endedMinor = 0 } = mark;
  const isSpent = backMinor + endedMinor < amountMinor;
  return { kind: 'reversed', left: [...(endedMinor > 0 ? (['expired'] as const) : []), ...(isSpent ? (['spent'] as const) : [])] };
}

/** Takes back what the customer has not used, once; what was not given yet never will be. */
export async function reverseIssued(deps: IssueDeps, gesture: JournalGesture, key: string): Promise<Reversal> {
  const { recipientId: customerId } = gesture;
  if (customerId === null) return { kind: 'reversed', left: [] };
  const askedAtMs = deps.nowMs();
  const read = await deps.way.read(customerId, key);
  if (!read.ok) return { kind: 'unknown', error: read.error };
  const reading = read.value;
  if (reading === null) return { kind: 'reversed', left: [] };
  const known = standing(reading, askedAtMs);
  if (known.kind === 'unknown') return known;
  if (known.kind === 'taken_back') return reversedBy(known.mark);
  const ended = (change: Result<unknown, AppFault>, mark: MarkIn<'taken_back'> | MarkIn<'forbidden'>): Reversal =>
    change.ok ? reversedBy(mark) : { kind: 'unknown', error: change.error.kind === 'raced' ? waits : change.error };
  if (known.kind === 'none') {
    const mark: MarkIn<'forbidden'> = { state: 'forbidden', note: gestureNote(gesture, key) };
    return ended(await setMarks(deps.query, reading, { customerId, key, mark }), mark);
  }
  const { state: _state, ...given } = known.mark;
  // What is taken back of another right now, Shopify may have taken from this.
  const other = reading.progress?.value ?? null;
  if (other !== null && other !== key) {
    const settled = await settle(deps, customerId, other);
    return { kind: 'unknown', error: settled.ok ? waits : settled.error };
  }
  const unused = reading.unused(known.mark);
  if (unused === null) return { kind: 'unknown', error: { kind: 'too_much_to_read', what: 'Shopify' } };
  const after: MarkIn<'taken_back'> = { ...given, ...partsOf(unused), state: 'taken_back' };
  if (unused.backMinor === 0) return ended(await setMarks(deps.query, reading, { customerId, key, mark: after }), after);
  const taking: MarkIn<'taking_back'> = {
    ...given,
    ...partsOf(unused),
    state: 'taking_back',
    after: reading.newest(given.currency),
    atMs: deps.nowMs(),
    by: deps.newId(),
  };
  const begun = await setMarks(deps.query, reading, { customerId, key, mark: taking, progress: turn(deps, key) });
  if (!begun.ok) return ended(begun, after);
  const taken = isRecent(deps.nowMs, taking.atMs) ? await deps.way.takeBack(customerId, taking) : fail(waits);
  if (taken.ok) {
    await setMarks(deps.query, begun.value, { customerId, key, mark: after, progress: turn(deps, null) });
    return reversedBy(after);
  }
  // What certainly did not happen is written down as that, so that the next attempt need not wait.
  if (!isOutcomeUnknown(taken.error)) {
    await setMarks(deps.query, begun.value, { customerId, key, mark: known.mark, progress: turn(deps, null) });
  }
  return { kind: 'unknown', error: taken.error.kind === 'raced' ? waits : taken.error };
}
