import type { CheckpointPart, Commitment, EntryDetail } from '#domain/journal/types.ts';
import type { Shared, Sum, WrittenRow } from './checkpoint-part.ts';
import { withKeptFields } from './kept-fields.ts';
import { jsonOfWeek } from './outcome-rows.ts';
import type { CustomRecord } from './records.ts';
import { shortId } from './short-id.ts';

/** Writes what an entry says beyond its fields as the text of one field, with what those could not take. */
export function textOfDetail(detail: EntryDetail, currency: string, kept: CustomRecord['fields'] = {}): string {
  const { checkpoint, outcomes, ...rest } = detail;
  const written = {
    ...rest,
    ...(checkpoint !== undefined && { checkpoint: jsonOfPart(checkpoint, currency) }),
    ...(outcomes !== undefined && { outcomes: jsonOfWeek(outcomes) }),
  };
  return JSON.stringify(withKeptFields(written, kept));
}

/**
 * Writes a part of a checkpoint as JSON can hold it. Many commitments share a record, so each is a list of its values: what
 * is as expected is null, ids that are numbers are written as numbers, times as the distance to the part's own, and of its detail only what money is counted by is kept.
 */
export function jsonOfPart(part: CheckpointPart, currency: string): object {
  const { carriedUpToMs, recent, ...rest } = part;
  return {
    ...rest,
    // JSON has no infinity.
    carriedUpToMs: Number.isFinite(carriedUpToMs) ? carriedUpToMs : null,
    recent: recent.map((one) => rowOf(one, { currency, upToMs: part.upToMs })),
  };
}

const LETTERS = { reserved: 'r', granted: 'g', posted: 'p', voided: 'v' } as const;

function rowOf(one: Commitment, { currency, upToMs }: Shared): WrittenRow {
  const { gesture, fault, severity, attempt, count } = one.detail;
  return [
    one.momentId,
    one.reserveId,
    shortId(one.ticketId),
    shortId(one.customerId),
    shortId(one.agentId),
    one.forAgentId === one.agentId ? null : shortId(one.forAgentId),
    sumOf(one, currency),
    one.cause,
    upToMs - one.reservedAtMs,
    one.isRevoked === true && one.state === 'granted' ? 'x' : LETTERS[one.state],
    one.isUncertain ? 1 : 0,
    gesture ?? null,
    fault ?? null,
    severity ?? null,
    attempt ?? null,
    ...(count === undefined ? ([] as const) : ([count] as const)),
  ];
}

/** Most commitments count as the sum that they state, which is then written once: each byte is taken so many times. */
function sumOf({ stated, countsMinor }: Commitment, currency: string): Sum {
  if (stated === null) return [null, null, countsMinor];
  if (stated.currency !== currency) return [stated.amountMinor, stated.currency, countsMinor];
  return stated.amountMinor === countsMinor ? countsMinor : [stated.amountMinor, null, countsMinor];
}
