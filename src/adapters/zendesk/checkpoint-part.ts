import * as v from 'valibot';
import type { CheckpointPart, Commitment, EntryDetail } from '#domain/journal/types.ts';
import { money, parseCurrency } from '#domain/money/money.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';

/** Reads a part; undefined where it has not the shape of one. `currency` is the entry's, in which its commitments count, and state their sums unless they name another. */
export function partOfJson(json: unknown, currency: string): CheckpointPart | undefined {
  const parsed = v.safeParse(partSchema, json);
  if (!parsed.success) return undefined;
  const { carriedUpToMs, recent, ...rest } = parsed.output;
  return {
    ...rest,
    carriedUpToMs: carriedUpToMs ?? -Infinity,
    recent: recent.map((row) => commitmentOf(row, { currency, upToMs: rest.upToMs })),
  };
}

/** `x` is granted, and revoked by a lead who has yet to free it. */
const STATES = { r: 'reserved', g: 'granted', x: 'granted', p: 'posted', v: 'voided' } as const;

/** What all commitments of a part share. */
export interface Shared {
  readonly currency: string;
  readonly upToMs: number;
}

function commitmentOf(row: Row, { currency, upToMs }: Shared): Commitment {
  const [momentId, reserveId, ticketId, customerId, agentId, forAgentId, sum, cause, ageMs, state] = row;
  const [, , , , , , , , , , isUncertain, gesture, fault, severity, attempt, counted] = row;
  const detail: EntryDetail = {
    ...(gesture !== null && { gesture }),
    ...(fault !== null && { fault }),
    ...(severity !== null && { severity }),
    ...(attempt !== null && { attempt }),
    ...(counted !== undefined && { count: counted }),
  };
  return {
    momentId,
    reserveId,
    ticketId: String(ticketId),
    customerId: String(customerId),
    agentId: String(agentId),
    forAgentId: String(forAgentId ?? agentId),
    ...readSum(sum, currency),
    cause,
    reservedAtMs: upToMs - ageMs,
    state: STATES[state],
    ...(state === 'x' && { isRevoked: true }),
    isUncertain: isUncertain === 1,
    detail,
  };
}

/** A sum in a currency that this browser does not know is stated to nobody here; what it counts as holds all the same. */
function readSum(sum: Sum, currency: string): Pick<Commitment, 'stated' | 'countsMinor'> {
  const [statedMinor, statedCurrency, countsMinor] = typeof sum === 'number' ? [sum, null, sum] : sum;
  const known = parseCurrency(statedCurrency ?? currency);
  return { stated: known.ok && statedMinor !== null ? money(statedMinor, known.value) : null, countsMinor };
}

const id = v.union([v.string(), v.pipe(v.number(), v.safeInteger())]);
const wholeMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instantMs = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const nonEmpty = v.pipe(v.string(), v.nonEmpty());

/** What a commitment states and counts as, in the currency of the part; where the two differ, what it states, in which currency, and what it counts as. */
const sumSchema = v.union([wholeMinor, v.tuple([v.nullable(wholeMinor), v.nullable(v.string()), wholeMinor])]);

export type Sum = v.InferOutput<typeof sumSchema>;

const rowSchema = v.tuple([
  nonEmpty,
  nonEmpty,
  id,
  id,
  id,
  v.nullable(id),
  sumSchema,
  v.string(),
  instantMs,
  v.picklist(['r', 'g', 'x', 'p', 'v']),
  v.picklist([0, 1]),
  v.nullable(nonEmpty),
  v.nullable(v.picklist(FAULTS)),
  v.nullable(v.picklist(SEVERITIES)),
  v.nullable(count),
  // How many, which only what is counted has: an earlier version wrote none.
  v.optional(count),
]);

type Row = v.InferOutput<typeof rowSchema>;
/** As it is written: without its last value where nothing is counted. */
export type WrittenRow = Row extends [...infer Values, number | undefined] ? Values | [...Values, number] : never;

const partSchema = v.object({
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d\d$/)),
  upToId: nonEmpty,
  upToMs: instantMs,
  carriedMinor: wholeMinor,
  carriedUpToId: v.string(),
  carriedUpToMs: v.nullable(instantMs),
  timeZone: nonEmpty,
  part: count,
  parts: count,
  recent: v.array(rowSchema),
  // A sum in a currency that this browser does not know is shown to nobody here; the total that stands for it holds all the same.
  started: v.exactOptional(
    v.pipe(
      v.array(v.object({ amountMinor: wholeMinor, currency: v.string() })),
      v.transform((sums) =>
        sums.flatMap(({ amountMinor, currency }) => {
          const known = parseCurrency(currency);
          return known.ok ? [money(amountMinor, known.value)] : [];
        }),
      ),
    ),
  ),
});
