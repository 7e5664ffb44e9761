import * as v from 'valibot';
import { OUTCOMES, type Outcome } from '#domain/policy/policy.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Todo, todoAfter } from '#domain/moments/todos.ts';
import { FAULTS } from '#domain/gestures/gesture.ts';
import type { KeptReceipt } from '#ports/moment-store.ts';
import { isRecord } from '../shared/is-record.ts';
import { todoSchema } from '../shared/todo-schema.ts';
import { decisionSchema, readableOnes } from './decision-json.ts';
import { keptIn, withKeptFields } from './kept-fields.ts';
import { objectOfField } from './object-field.ts';
import type { CustomRecord } from './records.ts';

/** A record holds 32 KB; a little of that is left to the server's own reckoning. */
const RECORD_BYTES_AT_MOST = 32 * 1024 - 256;
/** So many prior incidents and gestures are kept with a decision; fewer where a long story or a long conversation needs the room. */
const HISTORY_KEPT = [100, 20, 0] as const;

/** What one field holds of a moment that nobody searches or sorts by, as JSON. */
export type MomentDetail = Readonly<Record<string, unknown>>;

export function detailOfMoment({ fault, count, deviation, decision, todos = [] }: Moment): MomentDetail {
  return {
    fault,
    ...(count !== undefined && { count }),
    ...(deviation !== '' && { deviation }),
    decision,
    ...(todos.length > 0 && { todos }),
  };
}

const todosSchema = v.fallback(readableOnes(todoSchema), []);

/** Reads that JSON; what a later version added to it is ignored. */
export const momentDetailSchema = v.pipe(
  v.object({
    fault: v.picklist(FAULTS),
    // Without it the sum is what is known of a gesture.
    count: v.optional(v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null), null),
    deviation: v.optional(v.string(), ''),
    decision: decisionSchema,
    todos: v.exactOptional(todosSchema),
  }),
  v.transform(({ count, ...rest }) => ({ ...rest, ...(count !== null && { count }) })),
);

/** The text of a detail beside the other fields of its record; null where it leaves no room for it. */
export function detailThatFits(detail: MomentDetail, others: CustomRecord['fields']): string | null {
  for (const kept of HISTORY_KEPT) {
    const text = JSON.stringify(withHistory(detail, kept));
    const bytes = new TextEncoder().encode(JSON.stringify({ ...others, detail: text })).byteLength;
    if (bytes <= RECORD_BYTES_AT_MOST) return text;
  }
  return null;
}

/** Keeps the newest of what the facts of its decision list. */
function withHistory(detail: MomentDetail, kept: number): MomentDetail {
  const { decision } = detail;
  if (!isRecord(decision) || !isRecord(decision['facts'])) return detail;
  const { facts } = decision;
  const newest = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, kept) : list);
  const history = { priorIncidents: newest(facts['priorIncidents']), gestures: newest(facts['gestures']) };
  return { ...detail, decision: { ...decision, facts: { ...facts, ...history } } };
}

const outcomeSchema = v.object({ decision: v.object({ facts: v.object({ outcome: v.picklist(OUTCOMES) }) }) });

/** Whether the customer kept what was flawed, as the decision says; nothing where it does not. */
export function outcomeOf({ fields }: Pick<CustomRecord, 'fields'>): { readonly outcome?: Outcome } {
  const parsed = v.safeParse(outcomeSchema, objectOfField(fields['detail']));
  return parsed.success ? { outcome: parsed.output.decision.facts.outcome } : {};
}

/** Whether a lead was asked; a detail or a decision that cannot be read may say so. */
export function mayBeRequest({ fields }: Pick<CustomRecord, 'fields'>): boolean {
  const decision = objectOfField(fields['detail'])?.['decision'];
  return !isRecord(decision) || 'request' in decision;
}

export function withLines(detail: MomentDetail, lines: readonly RequestLine[]): MomentDetail {
  const { decision } = detail;
  return { ...detail, decision: { ...(isRecord(decision) && decision), request: lines } };
}

/** How many were given; null where that is not counted. */
export function withCount({ count: _before, ...detail }: MomentDetail, count: number | null): MomentDetail {
  return { ...detail, ...(count !== null && { count }) };
}

/** What a record says of its moment's to-do's, as far as that can be read. */
export function todosOf({ fields }: Pick<CustomRecord, 'fields'>): readonly Todo[] {
  const todos = v.safeParse(todosSchema, objectOfField(fields['detail'])?.['todos'] ?? []);
  return todos.success ? todos.output : [];
}

/** Adds what was said of to-do's. What cannot be read of those before, and what else a later version keeps with one, stays. */
export function withTodos(detail: MomentDetail, said: readonly Todo[]): MomentDetail {
  const before: readonly unknown[] = Array.isArray(detail['todos']) ? detail['todos'] : [];
  const todos = said.reduce<readonly unknown[]>((all, one) => {
    const index = all.findIndex((kept) => isRecord(kept) && kept['what'] === one.what);
    const kept = v.safeParse(todoSchema, all[index]);
    const next = todoAfter(kept.success ? kept.output : null, one);
    if (index === -1) return [...all, next];
    const raw = all[index];
    return all.with(index, { ...(isRecord(raw) && raw), ...next });
  }, before);
  return { ...detail, todos };
}

const receiptSchema = v.object({
  executor: v.pipe(v.string(), v.nonEmpty()),
  reference: v.string(),
  isOpen: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, KeptReceipt>;

const receiptsSchema = v.fallback(readableOnes(receiptSchema), []);

/** What a record says of who carried its moment out, as far as that can be read. */
export function receiptsOf({ fields }: Pick<CustomRecord, 'fields'>): readonly KeptReceipt[] {
  return v.parse(receiptsSchema, objectOfField(fields['detail'])?.['receipts'] ?? []);
}

/** Adds where a gesture is known outside, once, in the place of what was open with the same executor. */
export function withReceipt(detail: MomentDetail, receipt: KeptReceipt): MomentDetail {
  const before: readonly unknown[] = Array.isArray(detail['receipts']) ? detail['receipts'] : [];
  const isOfSame = (kept: unknown): kept is Readonly<Record<string, unknown>> => isRecord(kept) && kept['executor'] === receipt.executor;
  if (receipt.isOpen === true) return before.some(isOfSame) ? detail : { ...detail, receipts: [...before, receipt] };
  const closed = before.filter((kept) => !(isOfSame(kept) && kept['isOpen'] === true));
  if (closed.some((kept) => isOfSame(kept) && kept['reference'] === receipt.reference)) return detail;
  return { ...detail, receipts: [...closed, receipt] };
}

/**
 * A change of a record as the account has fields for it. What it lacks goes into the detail; what has a field by now and is written
 * leaves it. Null where that is larger than a record can be.
 */
export function keptFieldsChanged(
  changed: CustomRecord['fields'],
  { record, lacking }: { readonly record: Pick<CustomRecord, 'fields'>; readonly lacking: ReadonlySet<string> },
): CustomRecord['fields'] | null {
  const detail = objectOfField(changed['detail'] ?? record.fields['detail']);
  const before = keptIn(detail) ?? {};
  const isMoved = (key: string): boolean => lacking.has(key) || key in before;
  if (detail === null || !Object.keys(changed).some(isMoved)) return changed;
  const entries = Object.entries(changed).filter(([key]) => key !== 'detail');
  const own = Object.fromEntries(entries.filter(([key]) => !lacking.has(key)));
  const others = Object.fromEntries(Object.entries(before).filter(([key]) => !(key in changed)));
  const moved = Object.fromEntries(entries.filter(([key, value]) => lacking.has(key) && value !== null));
  const { detail: _written, ...present } = record.fields;
  const text = detailThatFits(withKeptFields(detail, { ...others, ...moved }), { ...present, ...own });
  return text === null ? null : { ...own, detail: text };
}
