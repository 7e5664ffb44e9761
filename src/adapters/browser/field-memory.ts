import * as v from 'valibot';
import type { FieldMemory } from '#ports/account-fields.ts';
import { quietly } from './quietly.ts';

const PREFIX = 'make-it-right:fields:';
/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;

const storedSchema = v.object({
  version: v.literal(VERSION),
  atMs: v.pipe(v.number(), v.finite()),
  lacking: v.array(v.object({ of: v.picklist(['moments', 'journal']), key: v.string(), isRequired: v.boolean() })),
});

/** Keeps which fields an account lacks in the browser's local storage; where that is blocked or full, as long as the page lives. */
export function createFieldMemory(browser: {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in: another has fields of its own. */
  readonly account: string;
}): FieldMemory {
  const name = PREFIX + browser.account;
  const storage = quietly(browser.openStorage);
  let memory: string | null = null;
  return {
    load() {
      const text = memory ?? quietly(() => storage?.getItem(name) ?? null);
      const json = text === null ? null : quietly(() => JSON.parse(text) as unknown);
      const parsed = v.safeParse(storedSchema, json);
      return parsed.success ? { lacking: parsed.output.lacking, atMs: parsed.output.atMs } : null;
    },
    save({ lacking, atMs }) {
      const text = JSON.stringify({ version: VERSION, atMs, lacking: [...lacking] } satisfies v.InferInput<typeof storedSchema>);
      memory = text;
      const isStored = quietly(() => {
        storage?.setItem(name, text);
        return storage !== null;
      });
      // What is stored is read from there, so that what another page has learnt counts here.
      if (isStored === true) memory = null;
    },
  };
}
