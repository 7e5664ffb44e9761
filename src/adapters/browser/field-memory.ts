import * as v from 'valibot';
import type { FieldMemory } from '#ports/account-fields.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 2;

const schema = v.object({
  version: v.literal(VERSION),
  atMs: v.pipe(v.number(), v.finite()),
  lacking: v.array(
    v.object({ of: v.picklist(['moments', 'journal']), key: v.string(), option: v.nullable(v.string()), isRequired: v.boolean() }),
  ),
});

/** Keeps in the browser which fields an account lacks. */
export function createFieldMemory(browser: BrowserPlace): FieldMemory {
  const stored = createStoredJson(browser, { topic: 'fields', schema });
  return {
    load() {
      const known = stored.load();
      return known === null ? null : { lacking: known.lacking, atMs: known.atMs };
    },
    save({ lacking, atMs }) {
      stored.save({ version: VERSION, atMs, lacking: [...lacking] });
    },
  };
}
