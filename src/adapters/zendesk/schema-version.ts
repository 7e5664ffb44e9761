import { wholeNumberOfField } from './field-values.ts';
import type { CustomRecord } from './records.ts';

/**
 * The versions of the two objects' schemas: what this app writes, and the newest that it can read. One is raised where a page
 * that was opened before would misread what is written from now on; a key that such a page may overlook raises nothing.
 */
export const MOMENT_SCHEMA = 1;
export const ENTRY_SCHEMA = 1;

/** How a record's schema stands to one that is known: `none` where it names none, as what no version of the app wrote. */
export function schemaOf({ fields }: Pick<CustomRecord, 'fields'>, newestKnown: number): 'known' | 'newer' | 'none' {
  const version = wholeNumberOfField(fields['schema_version']);
  if (version === null || version < 1) return 'none';
  return version > newestKnown ? 'newer' : 'known';
}
