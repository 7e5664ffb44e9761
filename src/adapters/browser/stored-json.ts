import * as v from 'valibot';
import { quietly } from './quietly.ts';

/** Where a page keeps what it remembers. */
export interface BrowserPlace {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in: pages of an app may have one storage in all accounts, and what is true of one is not of another. */
  readonly account: string;
}

export interface StoredJson<Value> {
  /** Null where nothing is stored, or something of another shape. */
  load(): Value | null;
  save(value: Value): void;
}

/** Under which name a thing is kept. */
export function storedName(topic: string, account: string): string {
  return `make-it-right:${topic}:${account}`;
}

/** Keeps one thing about an account in the browser's local storage; where that is blocked or full, as long as the page lives. */
export function createStoredJson<Value>(
  { openStorage, account }: BrowserPlace,
  { topic, schema }: { readonly topic: string; readonly schema: v.GenericSchema<unknown, Value> },
): StoredJson<Value> {
  const name = storedName(topic, account);
  const storage = quietly(openStorage);
  let memory: string | null = null;
  return {
    load() {
      const json = quietly(() => JSON.parse(memory ?? storage?.getItem(name) ?? 'null') as unknown);
      const parsed = v.safeParse(schema, json);
      return parsed.success ? parsed.output : null;
    },
    save(value) {
      const text = JSON.stringify(value);
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
