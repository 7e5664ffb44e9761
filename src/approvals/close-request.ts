import type { RequestLine } from '#domain/moments/request-line.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { zero } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { GivePorts, GiveTerms } from '#ledger/types.ts';
import { claimDecision } from './claim-decision.ts';
import { syncSince } from './request-money.ts';
import { type DecideError, noteDecided, writeLine } from './request-record.ts';

/** What is decided without giving anything, and what its record says of it then. */
export interface Closing {
  readonly kind: 'decline' | 'question' | 'withdraw';
  readonly line: RequestLine;
  readonly status?: 'declined' | 'voided';
}

/** Decides about a request without giving anything, and then says so in its record. Doing it again goes on from there. */
export async function closeRequest(
  ports: GivePorts,
  request: MomentRequest,
  { kind, line, ...change }: Closing,
  terms: GiveTerms,
): Promise<Result<void, DecideError>> {
  const seen = await syncSince(ports, request);
  if (!seen.ok) return seen;
  const { id, status: _asked, ...asked } = request.moment;
  const draft = { ...asked, amount: zero(asked.amount.currency), day: localDay(ports.runtime.nowMs(), terms.timeZone) };
  const claimed = await claimDecision(ports, request, { kind, draft }, terms);
  if (!claimed.ok) {
    await noteDecided(ports, request, claimed.error);
    return claimed;
  }
  const written = await writeLine(ports, id, line, change);
  return written.ok ? ok(undefined) : written;
}
