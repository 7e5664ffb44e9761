import { isStating } from '#domain/journal/commitments.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { type MomentRequest, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type AmountError, type Money, money, parseMajor } from '#domain/money/money.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/time.ts';
import { closeRequest, isApprovedBefore } from './close-request.ts';
import { giveGesture } from '#ledger/give.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import { approvedBy, freeLeft, freeOwn, heldFor, nextAttempt, resolvedAs, syncForDecision } from './request-money.ts';
import { type DecideError, dropLine, endedAs, readRequest, writeLine } from './request-record.ts';

export type { DecideError } from './request-record.ts';

/** What a lead has typed. */
export type Answer =
  | { readonly kind: 'approve'; readonly amountText: string; readonly text: string }
  | { readonly kind: 'decline'; readonly text: string }
  | { readonly kind: 'question'; readonly text: string };

export type ParsedAnswer =
  | { readonly kind: 'approve'; readonly amountMinor: number; readonly text: string }
  | { readonly kind: 'decline' | 'question'; readonly text: string };

/** What is wrong with an answer. `missing` and those of an amount are about the amount. */
export type AnswerError = 'missing_text' | 'too_long' | 'missing' | 'negative' | 'over_most' | AmountError['kind'];

/**
 * Reads what a lead has typed about a gesture. To decline and to ask back take words; to approve takes an amount, of which money
 * takes some, and no more than anybody may give.
 */
export function parseAnswer(
  answer: Answer,
  { gesture, amount: asked, decision }: Pick<Moment, 'gesture' | 'amount' | 'decision'>,
): Result<ParsedAnswer, AnswerError> {
  const text = answer.text.trim();
  if (text.length > REQUEST_TEXT_LENGTH_AT_MOST) return fail('too_long');
  if (answer.kind !== 'approve') return text === '' ? fail('missing_text') : ok({ kind: answer.kind, text });
  if (answer.amountText.trim() === '') return fail('missing');
  const amount = parseMajor(answer.amountText, asked.currency);
  if (!amount.ok) return fail(amount.error.kind);
  const { amountMinor } = amount.value;
  if (amountMinor < 0) return fail('negative');
  if (amountMinor === 0 && isMoneyKind(gesture)) return fail('missing');
  return amountMinor > (decision.range?.mostMinor ?? Infinity) ? fail('over_most') : ok({ kind: 'approve', amountMinor, text });
}

/** What is wrong with an answer; null where nothing is. */
export function answerError(answer: Answer, moment: Parameters<typeof parseAnswer>[1]): AnswerError | null {
  const parsed = parseAnswer(answer, moment);
  return parsed.ok ? null : parsed.error;
}

/**
 * Approves a request: grants the money under the lead's name, and only then says so in the record. All leads grant the same
 * moment, so that it is given once whoever approves it how often. Where an answer was lost, approving again goes on from there.
 */
export async function approveRequest(
  ports: GivePorts,
  request: MomentRequest,
  answer: { readonly amountMinor: number; readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const momentId = request.moment.id;
  if (request.moment.agentId === terms.agentId) return fail({ kind: 'own' });
  const open = await openRequest(ports, request, money(answer.amountMinor, request.moment.amount.currency), terms);
  if (!open.ok) return open;
  const draft = draftOf(open.value, answer.amountMinor, ports, terms);
  const earlier = heldFor(ports, momentId);
  // An approval of this lead's whose line was never written goes on from there.
  if (earlier === null || !isStating(earlier, draft.amount)) {
    const granted = await giveGesture(ports, draft, terms, {
      remember: () => {},
      executor: null,
      grant: { momentId, attempt: nextAttempt(ports, momentId) },
    });
    const other = heldFor(ports, momentId);
    if (!granted.ok) return fail(other !== null && other.agentId !== terms.agentId ? approvedBy(other) : granted.error);
  }
  const held = heldFor(ports, momentId);
  const isOfAnother = held !== null && held.agentId !== terms.agentId;
  if (isOfAnother) {
    const freed = await freeOwn(ports, request, terms);
    return fail(freed.ok ? approvedBy(held) : freed.error);
  }
  const line = lineOf(ports, terms, { kind: 'approved', text: answer.text, amountMinor: answer.amountMinor });
  const told = await writeLine(ports, momentId, line, { decidedById: terms.agentId });
  if (told.ok) return ok(undefined);
  if (told.error.kind === 'failed') return told;
  if (told.error.kind === 'already' && told.error.what === 'given') return ok(undefined);
  if (await stoodFirst(ports, momentId)) return ok(undefined);
  // Whoever asked withdrew while this lead approved, or another lead declined, and the record had said so first.
  const freed = await freeOwn(ports, request, terms);
  if (!freed.ok) return freed;
  await dropLine(ports, momentId, line);
  return told;
}

/** Whether the approval was in the record before the line that closes the request, whose writer then gives way to it. */
async function stoodFirst(ports: GivePorts, momentId: string): Promise<boolean> {
  const read = await readRequest(ports, momentId);
  if (!read.ok) return false;
  const closing = read.value.lines.findLast(({ kind }) => kind === 'declined' || kind === 'withdrawn');
  return closing !== undefined && isApprovedBefore(read.value, closing);
}

/** Declines a request with a reason. */
export function declineRequest(
  ports: GivePorts,
  request: MomentRequest,
  { text }: { readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const line = lineOf(ports, terms, { kind: 'declined', text, amountMinor: null });
  return closeRequest(ports, request, { status: 'declined', line, decidedById: terms.agentId }, terms);
}

/** Asks back. The request waits on. */
export async function askBack(
  ports: GivePorts,
  request: MomentRequest,
  { text }: { readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const asked = await writeLine(ports, request.moment.id, lineOf(ports, terms, { kind: 'question', text, amountMinor: null }));
  return asked.ok ? ok(undefined) : asked;
}

/** A line by whoever is at work, now. */
export function lineOf(
  { runtime }: Pick<GivePorts, 'runtime'>,
  { agentId, agentName }: Pick<GiveTerms, 'agentId' | 'agentName'>,
  said: Pick<RequestLine, 'kind' | 'text' | 'amountMinor'>,
): RequestLine {
  return { ...said, byId: agentId, byName: agentName, atMs: runtime.nowMs() };
}

/** The request as it is now, if it can be approved. What a lead granted for it and left, another sum of one's own included, is taken back. */
async function openRequest(
  ports: GivePorts,
  request: MomentRequest,
  asked: Money,
  terms: GiveTerms,
): Promise<Result<MomentRequest, DecideError>> {
  const held = await syncForDecision(ports, request, terms);
  if (!held.ok) return held;
  const read = await readRequest(ports, request.moment.id);
  if (!read.ok) return read;
  const isOwn = held.value !== null && held.value.agentId === terms.agentId && isStating(held.value, asked);
  const ended = endedAs(read.value) ?? resolvedAs(ports, read.value, held.value, terms);
  if (ended !== null) return fail(ended);
  if (held.value === null || isOwn) return read;
  const freed = await freeLeft(ports, held.value, terms);
  return freed.ok ? read : freed;
}

function draftOf({ moment }: MomentRequest, amountMinor: number, { runtime }: GivePorts, { timeZone }: GiveTerms): Draft {
  const { id: _reserved, status: _ended, ...asked } = moment;
  return { ...asked, amount: money(amountMinor, moment.amount.currency), day: localDay(runtime.nowMs(), timeZone) };
}
