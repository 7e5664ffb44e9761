import type { RawRecord } from '#ports/record-pages.ts';
import { decisionText } from './moments-csv.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The record of a moment: ten euros for a late delivery. */
export function aRawRecord(id: string, fields: Fields = {}, detail: Fields | null = {}): RawRecord {
  const told = detail === null ? null : { fault: 'ours', decision: JSON.parse(decisionText()) as unknown, ...detail };
  const values = {
    schema_version: 1,
    status: 'given',
    kind: 'external_win',
    ticket: '501',
    customer: '701',
    agent: '11',
    cause: 'late_delivery',
    severity: 2,
    gesture: 'credit',
    amount_minor: 1000,
    currency: 'EUR',
    day: '2026-01-05',
    story: 'The parcel came late.',
    detail: told === null ? 'not JSON' : JSON.stringify(told),
    ...fields,
  };
  return {
    raw: { id, external_id: `m-${id}`, custom_object_fields: values },
    id,
    externalId: `m-${id}`,
    createdAt: '2026-01-05T10:00:00Z',
    updatedAt: '2026-01-05T10:00:01Z',
    createdById: '11',
    values,
    detail: told,
  };
}
