import type { AccountFields, LackingField } from '#ports/account-fields.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isOfContent } from './record-writes.ts';

/**
 * Writes with the fields that the account has. Zendesk refuses a record whole for one field or option that it lacks, with nothing written: then the
 * account's fields are read, and the record is written again without those that no rule needs. `write` is given the keys to leave out.
 */
export async function writtenWithin<T>(
  fields: AccountFields | null,
  owner: LackingField['of'],
  write: (lacking: ReadonlySet<string>) => Promise<Result<T, AppFault>>,
): Promise<Result<T, AppFault>> {
  if (fields === null) return write(new Set());
  const known = await fields.known();
  const leftOut = optionalOf(owner, known.ok ? known.value : []);
  const written = await write(leftOut);
  if (written.ok || !isOfContent(written.error)) return written;
  const now = await fields.read();
  // Whether it was a field that nobody can tell: what Zendesk said stands.
  if (!now.ok) return written;
  const required = now.value.filter((field) => field.of === owner && field.isRequired);
  if (required.length > 0) return fail(lacksField(required));
  const lacking = optionalOf(owner, now.value);
  return lacking.size === leftOut.size && [...lacking].every((key) => leftOut.has(key)) ? written : write(lacking);
}

/** Why a search was refused: Zendesk refuses to search by a field that the account lacks. */
export async function explainedByFields(fields: AccountFields | null, owner: LackingField['of'], refusal: AppFault): Promise<AppFault> {
  if (fields === null || !isOfContent(refusal)) return refusal;
  const now = await fields.read();
  const required = now.ok ? now.value.filter((field) => field.of === owner && field.isRequired) : [];
  return required.length === 0 ? refusal : lacksField(required);
}

/**
 * Whether money may be reserved, by what is known of the account's fields: what was reserved and could then not be written down would
 * stand untold. What is known to lack is read again, since an admin may have added it a minute ago.
 */
export async function fieldsToGive(fields: AccountFields | null): Promise<Result<void, AppFault>> {
  const known = fields === null ? ok([]) : await fields.known();
  if (fields === null || !known.ok || !known.value.some(({ isRequired }) => isRequired)) return ok(undefined);
  const now = await fields.read();
  const required = (now.ok ? now.value : known.value).filter(({ isRequired }) => isRequired);
  return required.length === 0 ? ok(undefined) : fail(lacksField(required));
}

function optionalOf(owner: LackingField['of'], lacking: readonly LackingField[]): ReadonlySet<string> {
  return new Set(lacking.filter((field) => field.of === owner && !field.isRequired).map(({ key }) => key));
}

/** About the object of the first, and a field before an option: one is enough to stop, and the leads' page names all. */
function lacksField(required: readonly LackingField[]): AppFault {
  const what = required[0]?.of ?? 'journal';
  const ofObject = required.filter((lacking) => lacking.of === what);
  const fields = ofObject.filter(({ option }) => option === null).map(({ key }) => key);
  if (fields.length > 0) return { kind: 'lacks_field', what, fields };
  const field = ofObject[0]?.key ?? '';
  const options = ofObject.flatMap(({ key, option }) => (key === field && option !== null ? [option] : []));
  return { kind: 'lacks_option', what, field, options };
}
