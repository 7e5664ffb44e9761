import { isRecord } from '../shared/is-record.ts';
import { objectOfField } from './object-field.ts';
import type { CustomRecord } from './records.ts';

type Detail = Readonly<Record<string, unknown>>;

/** Where a detail keeps what could not stand in its record's fields when it was written. */
const KEPT = 'fields';

export function keptIn(detail: Detail | null): Detail | null {
  const kept = detail?.[KEPT];
  return isRecord(kept) ? kept : null;
}

export function withKeptFields(detail: Detail, kept: CustomRecord['fields']): Detail {
  const { [KEPT]: _before, ...rest } = detail;
  return Object.keys(kept).length === 0 ? rest : { ...rest, [KEPT]: kept };
}

/** What a record says, field by field: in its own fields, and where those hold nothing in its detail. */
export function valuesOf({ fields }: Pick<CustomRecord, 'fields'>): CustomRecord['fields'] {
  const kept = keptIn(objectOfField(fields['detail']));
  if (kept === null) return fields;
  const own = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return { ...kept, ...Object.fromEntries(own) };
}
