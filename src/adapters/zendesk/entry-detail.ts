import * as v from 'valibot';
import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import { RULE_KINDS } from '#domain/journal/limits.ts';
import { DECISION_KINDS, type EntryDetail } from '#domain/journal/types.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { partOfJson } from './checkpoint-part.ts';
import { objectOfField } from './object-field.ts';

const instantMs = v.pipe(v.number(), v.finite());

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Null is no limit. */
const limit = v.nullable(count);

const schemas = {
  gesture: v.pipe(v.string(), v.nonEmpty()),
  count,
  fault: v.picklist(FAULTS),
  severity: v.picklist(SEVERITIES),
  agentName: v.string(),
  receipt: v.string(),
  recipientId: v.pipe(v.string(), v.nonEmpty()),
  attempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  decision: v.picklist(DECISION_KINDS),
  grantAttempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  handOver: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  isGrant: v.literal(true),
  run: v.pipe(v.string(), v.nonEmpty()),
  reserveId: v.pipe(v.string(), v.nonEmpty()),
  reservedAtMs: instantMs,
  confirms: v.pipe(v.string(), v.nonEmpty()),
  limits: v.object({
    gestureMinor: limit,
    leadGestureMinor: limit,
    agentDayMinor: limit,
    customerWindowMinor: limit,
    customerWindowDays: count,
    customerGestureCount: limit,
    teamMonthMinor: limit,
  }),
  chosen: v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    limits: v.record(v.string(), count),
    rules: v.exactOptional(
      v.array(v.object({ kind: v.picklist(RULE_KINDS), id: v.string(), name: v.string(), limits: v.record(v.string(), count) })),
    ),
    reason: v.string(),
  }),
  replaces: v.array(v.pipe(v.string(), v.nonEmpty())),
  limitsIds: v.array(v.pipe(v.string(), v.nonEmpty())),
  total: v.object({
    upToId: v.pipe(v.string(), v.nonEmpty()),
    monthMinor: count,
    timeZone: v.pipe(v.string(), v.nonEmpty()),
  }),
  indexedUpToId: v.string(),
  matter: v.object({ ticketId: v.pipe(v.string(), v.nonEmpty()), isSame: v.boolean() }),
  listLag: v.object({
    delayMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LIST_LAG_AT_MOST_MS)),
    measuredAtMs: instantMs,
  }),
  measured: v.object({ searchDelayMs: v.nullable(count), duplicate: v.picklist(['refused', 'allowed']) }),
} satisfies {
  [Key in Exclude<keyof EntryDetail, 'checkpoint' | 'mark' | 'lineUp' | 'outcomes' | 'causeMark'>]: v.GenericSchema<
    unknown,
    NonNullable<EntryDetail[Key]>
  >;
};

/**
 * Reads the text of that field. What cannot be read is left out and the entry stands: without it a
 * post confirms nothing, a grant counts as delivered, and a checkpoint does not count.
 */
export function detailOfText(text: unknown, currency: string): EntryDetail {
  const given = objectOfField(text) ?? {};
  const known = Object.fromEntries(
    Object.entries(schemas).flatMap(([key, schema]) => {
      const parsed = v.safeParse<v.GenericSchema>(schema, given[key]);
      return parsed.success ? [[key, parsed.output]] : [];
    }),
  );
  const checkpoint = partOfJson(given['checkpoint'], currency);
  return checkpoint === undefined ? known : { ...known, checkpoint };
}
