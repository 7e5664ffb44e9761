import * as v from 'valibot';
import { REFUND_STATES } from '#domain/moments/refund-states.ts';
import type { Todo } from '#domain/moments/todos.ts';
import { currencySchema } from './currency-schema.ts';

const refundSchema = v.object({
  state: v.picklist(REFUND_STATES),
  executor: v.pipe(v.string(), v.nonEmpty()),
  candidateId: v.pipe(v.string(), v.nonEmpty()),
  amount: v.object({ amountMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(1)), currency: currencySchema }),
  attempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  begunAtMs: v.exactOptional(v.pipe(v.number(), v.finite())),
  isTurnedAway: v.exactOptional(v.literal(true)),
  reference: v.string(),
});

/** What somebody has said of a to-do, as records and browsers keep it. */
export const todoSchema = v.object({
  what: v.pipe(v.string(), v.nonEmpty()),
  whoId: v.string(),
  whoName: v.fallback(v.string(), ''),
  doneAtMs: v.nullable(v.pipe(v.number(), v.finite())),
  refund: v.exactOptional(refundSchema),
}) satisfies v.GenericSchema<unknown, Todo>;
