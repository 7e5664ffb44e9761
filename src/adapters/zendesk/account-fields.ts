import * as v from 'valibot';
import type { AccountFields, FieldMemory, LackingField } from '#ports/account-fields.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { JOURNAL_KEY, MOMENT_KEY } from './object-keys.ts';
import type { ZendeskRequest } from './request.ts';

/** What the app writes. Required is what limits are counted by, and what a request or an undo is decided by. */
export const APP_FIELDS = {
  moments: {
    objectKey: MOMENT_KEY,
    required: ['schema_version', 'status', 'ticket', 'customer', 'agent', 'gesture', 'amount_minor', 'currency', 'detail'],
    optional: ['kind', 'cause', 'severity', 'day', 'story'],
    options: { status: ['asked', 'given', 'declined', 'voided'] },
  },
  journal: {
    objectKey: JOURNAL_KEY,
    required: [
      'schema_version',
      'kind',
      'moment',
      'ticket',
      'customer',
      'agent',
      'amount_minor',
      'currency',
      'cause',
      'agent_day',
      'detail',
    ],
    optional: [],
    options: {},
  },
} as const satisfies Record<LackingField['of'], AppObject>;

interface AppObject {
  readonly objectKey: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** By the key of a drop-down, what is written into it: Zendesk refuses a record whole for one option that it lacks. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

const fieldSchema = v.object({
  key: v.string(),
  // Only drop-downs have any; a text takes whatever is written.
  custom_field_options: v.fallback(v.nullish(v.array(v.object({ value: v.string() }))), null),
});
const fieldsAnswer = v.object({ custom_object_fields: v.array(fieldSchema) });

/** Reads which fields the account has, and keeps in this browser which it lacks. */
export function createAccountFields(
  request: ZendeskRequest,
  deps: { readonly memory: FieldMemory; readonly nowMs: () => number },
): AccountFields {
  const { memory, nowMs } = deps;

  /** What was read within a day: an admin who brings a version with new fields has Zendesk add them once. */
  function ofLastDay(): readonly LackingField[] | null {
    const kept = memory.load();
    const ageMs = kept === null ? Infinity : nowMs() - kept.atMs;
    // A clock that was set back must not keep a reading for ever.
    return kept !== null && ageMs >= 0 && ageMs < DAY_MS ? kept.lacking : null;
  }

  async function lackingOf(owner: LackingField['of']): Promise<Result<readonly LackingField[], AppFault>> {
    const { objectKey, required, optional, options }: AppObject = APP_FIELDS[owner];
    const path = `/api/v2/custom_objects/${objectKey}/fields`;
    const found = await request({ what: owner, method: 'GET', path, answer: fieldsAnswer, isOfAccount: true });
    if (!found.ok) return found;
    const present = new Map(found.value.custom_object_fields.map((field) => [field.key, field]));
    const lacking = (keys: readonly string[], isRequired: boolean): readonly LackingField[] =>
      keys.filter((key) => !present.has(key)).map((key) => ({ of: owner, key, option: null, isRequired }));
    const lackingOptions = Object.entries(options).flatMap(([key, values]) => {
      const offered = present.get(key)?.custom_field_options?.map(({ value }) => value);
      const missing = offered === undefined ? [] : values.filter((value) => !offered.includes(value));
      return missing.map((option) => ({ of: owner, key, option, isRequired: true }));
    });
    return ok([...lacking(required, true), ...lackingOptions, ...lacking(optional, false)]);
  }

  async function read(): Promise<Result<readonly LackingField[], AppFault>> {
    const [journal, moments] = await Promise.all([lackingOf('journal'), lackingOf('moments')]);
    if (!journal.ok) return journal;
    if (!moments.ok) return moments;
    const lacking = [...journal.value, ...moments.value];
    memory.save({ lacking, atMs: nowMs() });
    return ok(lacking);
  }

  return {
    known: () => Promise.resolve(ok(ofLastDay() ?? [])),
    async ofToday() {
      const kept = ofLastDay();
      // What lacked may have been added since, and whoever reads of it acts on it.
      return kept === null || kept.length > 0 ? read() : ok(kept);
    },
    read,
  };
}
