import { isApprovedBy } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { approvedBy, freeLeft, heldFor, syncSince, resolvedAs } from './request-money.ts';
import { type DecideError, dropLine, endedAs, readRequest, writeLine } from './request-record.ts';

/** How a request ends without being given. */
export interface Closing {
  readonly status: 'declined' | 'voided';
  readonly line: RequestLine;
  readonly decidedById?: string;
}

/**
 * Ends a request that nobody has approved. Whoever approves it at the same moment reserves first and reads the record then, and
 * this writes the record first and looks at the journal then: one of the two sees the other.
 */
export async function closeRequest(
  ports: GivePorts,
  request: MomentRequest,
  { status, line, decidedById }: Closing,
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const momentId = request.moment.id;
  const before = await syncSince(ports, request);
  if (!before.ok) return before;
  const read = await readRequest(ports, momentId);
  if (!read.ok) return read;
  const approved = endedAs(read.value) === null ? resolvedAs(ports, read.value, before.value, terms) : null;
  if (approved !== null) return fail(approved);
  if (before.value !== null && terms.isLead) {
    const freed = await freeLeft(ports, before.value, terms);
    if (!freed.ok) return freed;
  }
  const written = await writeLine(ports, momentId, line, { status, ...(decidedById !== undefined && { decidedById }) });
  if (!written.ok) return written;
  const after = await syncSince(ports, request);
  if (!after.ok || after.value === null) return after.ok ? ok(undefined) : after;
  return yieldTo(ports, momentId, line);
}

/** Lets an approval stand that was there first. One that has not said so yet reads the record before it does, and steps back. */
async function yieldTo(ports: GivePorts, momentId: string, line: RequestLine): Promise<Result<void, DecideError>> {
  const read = await readRequest(ports, momentId);
  if (!read.ok) return read;
  const held = heldFor(ports, momentId);
  if (held === null || !isApprovedBy(read.value, held) || !isApprovedBefore(read.value, line)) return ok(undefined);
  const opened = await dropLine(ports, momentId, line, { status: 'asked' });
  return opened.ok ? fail(approvedBy(held)) : opened;
}

/** Whether an approval was in the record before the line that closes the request. */
export function isApprovedBefore({ lines }: Pick<MomentRequest, 'lines'>, closing: RequestLine): boolean {
  const isClosing = ({ kind, byId, atMs }: RequestLine): boolean => kind === closing.kind && byId === closing.byId && atMs === closing.atMs;
  const at = lines.findIndex(isClosing);
  return lines.slice(0, Math.max(0, at)).some(({ kind }) => kind === 'approved');
}
