import type { Moment } from '#domain/moments/moment.ts';
import { ASKED_TAG, type MomentRequest, REQUEST_TEXT_LENGTH_AT_MOST } from '#domain/moments/request.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { closeRequest } from './close-request.ts';
import { lineOf } from './decide-request.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { Workspace } from '#ports/workspace.ts';
import { type DecideError, writeLine } from './request-record.ts';
import { retrying } from '#ledger/retrying.ts';

/** What is wrong with the words of whoever asks or answers. */
export function wordsError(text: string): 'missing_text' | 'too_long' | null {
  if (text.trim() === '') return 'missing_text';
  return text.trim().length > REQUEST_TEXT_LENGTH_AT_MOST ? 'too_long' : null;
}

/**
 * Asks a lead for what is planned. It reserves nothing: nobody's budget waits for an answer. The tag lets another browser find
 * it, and where it cannot be set the request stands all the same. Doing it twice keeps one.
 */
export async function askLead(
  ports: GivePorts & { readonly workspace: Pick<Workspace, 'addTag'> },
  draft: Draft,
  asked: { readonly momentId: string; readonly text: string },
  terms: GiveTerms,
): Promise<Result<MomentRequest, AppFault>> {
  const { moments, runtime, workspace } = ports;
  const line = lineOf(ports, terms, { kind: 'asked', text: asked.text.trim(), amountMinor: draft.amount.amountMinor });
  const moment: Moment = { ...draft, id: asked.momentId, status: 'asked', decision: { ...draft.decision, request: [line] } };
  let isUnsure = false;
  const created = await retrying(runtime, async () => {
    if (isUnsure) {
      const found = await moments.find(moment.id);
      if (found.ok && found.value !== null) return ok(undefined);
    }
    const result = await moments.create(moment);
    if (!result.ok && isOutcomeUnknown(result.error)) isUnsure = true;
    return result;
  });
  if (!created.ok) return created;
  await workspace.addTag(ASKED_TAG);
  return ok({ moment, lines: [line], createdAtMs: line.atMs, createdById: terms.agentId });
}

/** Answers a lead's question. */
export async function replyToLead(
  ports: GivePorts,
  { moment }: MomentRequest,
  text: string,
  terms: GiveTerms,
): Promise<Result<MomentRequest, DecideError>> {
  return writeLine(ports, moment.id, lineOf(ports, terms, { kind: 'reply', text: text.trim(), amountMinor: null }));
}

/** Withdraws a request that nobody has approved. */
export function withdrawRequest(ports: GivePorts, request: MomentRequest, terms: GiveTerms): Promise<Result<void, DecideError>> {
  const line = lineOf(ports, terms, { kind: 'withdrawn', text: '', amountMinor: null });
  return closeRequest(ports, request, { kind: 'withdraw', status: 'voided', line }, terms);
}
