import * as v from 'valibot';
import type { Account } from './account.ts';
import type { Finding } from './read-back.ts';
import type { Requirements } from './requirements.ts';

const answer = v.object({ custom_object_fields: v.array(v.object({ key: v.string() })) });

/** The fields of one object in the account. */
export interface ObjectFields {
  readonly object: string;
  readonly keys: readonly string[];
}

/** Reads the fields of the app's objects, also those that this version does not require: a later one or an admin may have made them. */
export function readFields(account: Account, { objects }: Requirements): Promise<readonly ObjectFields[]> {
  return Promise.all(
    objects.map(async ({ key: object }) => {
      const found = await account.find({ method: 'GET', path: `/api/v2/custom_objects/${object}/fields`, answer });
      return { object, keys: found?.custom_object_fields.map(({ key }) => key) ?? [] };
    }),
  );
}

/** Whether every field that was there still is: Zendesk may take away what an earlier version does not require, with what it holds. */
export function keptFieldsFinding(before: readonly ObjectFields[], after: readonly ObjectFields[]): Finding {
  const gone = before.flatMap(({ object, keys }) => {
    const present = after.find((one) => one.object === object)?.keys ?? [];
    return keys.filter((key) => !present.includes(key)).map((key) => `${key} of ${object}`);
  });
  if (gone.length === 0) return { isThere: true, sentence: 'every field that was there still is' };
  return {
    isThere: false,
    sentence: `Zendesk removed fields that this version does not require, with what they held: ${gone.join(', ')}`,
  };
}
