import type { Moment } from '#domain/moments/moment.ts';
import { type MomentRequest, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type AmountError, type Currency, money } from '#domain/money/money.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import type { IssueError, OwnKinds } from '#domain/gestures/own-kinds.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { claimDecision } from './claim-decision.ts';
import { closeRequest } from './close-request.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import { syncForDecision } from './request-money.ts';
import { type DecideError, endedAs, noteDecided, readRequest, writeLine } from './request-record.ts';

export type { DecideError } from './request-record.ts';

/** What a lead has typed. */
export type Answer =
  | { readonly kind: 'approve'; readonly amountText: string; readonly text: string }
  | { readonly kind: 'decline'; readonly text: string }
  | { readonly kind: 'question'; readonly text: string };

export type ParsedAnswer =
  | { readonly kind: 'approve'; readonly amountMinor: number; readonly count?: number | undefined; readonly text: string }
  | { readonly kind: 'decline' | 'question'; readonly text: string };

/** What is wrong with an answer. `missing` and those of an amount are about the amount. */
export type AnswerError = 'missing_text' | 'too_long' | 'over_most' | IssueError['kind'] | AmountError['kind'];

/**
 * Reads what a lead has typed about a gesture. To decline and to ask back take words; to approve takes an amount, of which money
 * takes some, and no more than anybody may give. `own` are the kinds that the policy names itself, some of which are counted.
 */
export function parseAnswer(
  answer: Answer,
  { gesture, amount: asked, count: askedCount, decision }: Pick<Moment, 'gesture' | 'amount' | 'count' | 'decision'>,
  own: OwnKinds | null,
): Result<ParsedAnswer, AnswerError> {
  const text = answer.text.trim();
  if (text.length > REQUEST_TEXT_LENGTH_AT_MOST) return fail('too_long');
  if (answer.kind !== 'approve') return text === '' ? fail('missing_text') : ok({ kind: answer.kind, text });
  if (answer.amountText.trim() === '') return fail('missing');
  const issued = own?.read(gesture, answer.amountText, asked.currency) ?? null;
  if (issued !== null && issued.error !== null) return fail(issued.error.kind);
  const amount = issued === null ? parseTyped(answer.amountText, asked.currency) : ok(issued.amount);
  if (!amount.ok) return fail(amount.error.kind);
  const { amountMinor } = amount.value;
  // Of a kind that no policy names any more nobody can say how many another sum would be.
  const count = issued === null && amountMinor === asked.amountMinor ? askedCount : issued?.count;
  if (amountMinor < 0) return fail('negative');
  if (amountMinor === 0 && isMoneyKind(gesture)) return fail('missing');
  return amountMinor > (decision.range?.mostMinor ?? Infinity) ? fail('over_most') : ok({ kind: 'approve', amountMinor, count, text });
}

/** The kinds that a policy names itself, for a request: what they are worth is said in the team's currency alone. */
export function ownKindsFor(
  { policy, currency }: { readonly policy: Policy; readonly currency: Currency },
  { amount }: Pick<Moment, 'amount'>,
): OwnKinds | null {
  return amount.currency === currency ? policy.ownKinds : null;
}

/** What is wrong with an answer; null where nothing is. */
export function answerError(answer: Answer, moment: Parameters<typeof parseAnswer>[1], own: OwnKinds | null): AnswerError | null {
  const parsed = parseAnswer(answer, moment, own);
  return parsed.ok ? null : parsed.error;
}

/**
 * Approves a request: grants the money under the lead's name, within every limit, and then says so in the record. What the record
 * says is a note: where it cannot be written the request is approved all the same.
 */
export async function approveRequest(
  ports: GivePorts,
  request: MomentRequest,
  answer: { readonly amountMinor: number; readonly count?: number | undefined; readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const momentId = request.moment.id;
  if (request.moment.agentId === terms.agentId) return fail({ kind: 'own' });
  const synced = await syncForDecision(ports, request);
  if (!synced.ok) return synced;
  const read = await readRequest(ports, momentId);
  if (!read.ok) return read;
  const ended = endedAs(read.value);
  if (ended !== null) return fail(ended);
  const claimed = await claimDecision(ports, read.value, { kind: 'approve', draft: draftOf(read.value, answer, ports, terms) }, terms);
  if (!claimed.ok) {
    await noteDecided(ports, read.value, claimed.error);
    return claimed;
  }
  const line = lineOf(ports, terms, { kind: 'approved', text: answer.text, amountMinor: answer.amountMinor });
  const told = await writeLine(ports, momentId, line);
  return told.ok || told.error.kind === 'already' ? ok(undefined) : told;
}

/** Declines a request with a reason. */
export function declineRequest(
  ports: GivePorts,
  request: MomentRequest,
  { text }: { readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const line = lineOf(ports, terms, { kind: 'declined', text, amountMinor: null });
  return closeRequest(ports, request, { kind: 'decline', status: 'declined', line }, terms);
}

/** Asks back. The request waits on. */
export async function askBack(
  ports: GivePorts,
  request: MomentRequest,
  { text }: { readonly text: string },
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const line = lineOf(ports, terms, { kind: 'question', text, amountMinor: null });
  return closeRequest(ports, request, { kind: 'question', line }, terms);
}

/** A line by whoever is at work, now. */
export function lineOf(
  { runtime }: Pick<GivePorts, 'runtime'>,
  { agentId, agentName }: Pick<GiveTerms, 'agentId' | 'agentName'>,
  said: Pick<RequestLine, 'kind' | 'text' | 'amountMinor'>,
): RequestLine {
  return { ...said, byId: agentId, byName: agentName, atMs: runtime.nowMs() };
}

function draftOf(
  { moment }: MomentRequest,
  { amountMinor, count }: { readonly amountMinor: number; readonly count?: number | undefined },
  { runtime }: GivePorts,
  { timeZone }: GiveTerms,
): Draft {
  const { id: _reserved, status: _ended, count: _asked, ...asked } = moment;
  return {
    ...asked,
    amount: money(amountMinor, moment.amount.currency),
    ...(count !== undefined && { count }),
    day: localDay(runtime.nowMs(), timeZone),
  };
}
