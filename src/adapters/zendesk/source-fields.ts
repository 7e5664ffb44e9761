import * as v from 'valibot';
import type { AppFault, FaultSubject } from '#ports/app-fault.ts';
import type { ProbedSource } from '#ports/value-source-probe.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';
import { cursorMeta, nextCursor } from './next-cursor.ts';
import type { ZendeskRequest } from './request.ts';

/** Pages of 100 user fields that are read: an account has far fewer. */
const PAGES_AT_MOST = 5;
const ORDER_FIELDS = ['customer', 'ordered_at', 'amount', 'currency'] as const;

const fieldSchema = v.object({ key: v.string(), active: v.nullish(v.boolean(), true) });
const userFieldsAnswer = v.object({ user_fields: v.array(fieldSchema), meta: cursorMeta });
const objectFieldsAnswer = v.object({ custom_object_fields: v.array(fieldSchema) });

/** Whether users have the fields in which some other tool keeps the sums of their orders. A field that is switched off is not filled. */
export async function probeUserFields(request: ZendeskRequest): Promise<Result<ProbedSource, AppFault>> {
  const { userFields: needs } = REQUESTER_WANTS.user_fields;
  const what: FaultSubject = 'users';
  const present = new Set<string>();
  let cursor: string | null = null;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const query = new URLSearchParams({ 'page[size]': '100', ...(cursor !== null && { 'page[after]': cursor }) });
    const path = `/api/v2/user_fields?${query.toString()}`;
    const found: Result<v.InferOutput<typeof userFieldsAnswer>, AppFault> = await request({
      what,
      method: 'GET',
      path,
      answer: userFieldsAnswer,
      isOfAccount: true,
    });
    if (!found.ok) return found;
    addActive(present, found.value.user_fields);
    const next: Result<string | null, AppFault> = nextCursor(found.value.meta, what);
    if (!next.ok) return next;
    cursor = next.value;
    if (cursor === null) break;
  }
  return ok({ needs, lacks: needs.filter((key) => !present.has(key)) });
}

/** Whether the object of orders has the fields of an order. */
export async function probeOrdersObject(request: ZendeskRequest, objectKey: string): Promise<Result<ProbedSource, AppFault>> {
  const path = `/api/v2/custom_objects/${objectKey}/fields`;
  const found = await request({ what: 'orders', method: 'GET', path, answer: objectFieldsAnswer, isOfAccount: true });
  if (!found.ok) return found;
  const present = new Set<string>();
  addActive(present, found.value.custom_object_fields);
  return ok({ needs: ORDER_FIELDS, lacks: ORDER_FIELDS.filter((key) => !present.has(key)) });
}

function addActive(present: Set<string>, fields: readonly v.InferOutput<typeof fieldSchema>[]): void {
  for (const { key, active } of fields) if (active) present.add(key);
}
