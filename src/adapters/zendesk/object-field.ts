import { isRecord } from '../shared/is-record.ts';
import { textOfField } from './field-values.ts';

/** Reads a field that holds JSON as an object; null where it holds anything else. */
export function objectOfField(value: unknown): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(textOfField(value));
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
