import type { LackingField } from '#ports/account-fields.ts';
import { OBJECT_TITLES } from '#ui/faults/object-titles.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** A field or an option that the account lacks, by its key as Admin Center has it, and what follows from that. */
export function lackingSentence({ t }: Sentences, { of: owner, key, option, isRequired }: LackingField): string {
  if (option !== null) return t('fields.option', { object: OBJECT_TITLES[owner], key, option });
  return t(isRequired ? 'fields.required' : 'fields.optional', { object: OBJECT_TITLES[owner], key });
}
