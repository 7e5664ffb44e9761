import * as v from 'valibot';
import type { LeadMemory } from '#ports/lead-memory.ts';
import { quietly } from './quietly.ts';

const PREFIX = 'make-it-right:leads:';
/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;
/** More people than this write entries in no team; the longest known are asked for again. */
const PEOPLE_AT_MOST = 500;

const storedSchema = v.object({
  version: v.literal(VERSION),
  people: v.array(v.tuple([v.string(), v.boolean(), v.pipe(v.number(), v.finite())])),
});

type Stored = v.InferOutput<typeof storedSchema>;

/** Keeps who is a lead in the browser's local storage; where that is blocked or full, as long as the page lives. */
export function createLeadMemory(browser: {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in: who leads there leads in no other. */
  readonly account: string;
}): LeadMemory {
  const name = PREFIX + browser.account;
  const storage = quietly(browser.openStorage);
  let memory: string | null = null;
  return {
    load() {
      const text = memory ?? quietly(() => storage?.getItem(name) ?? null);
      const people = text === null ? [] : peopleOf(text);
      return new Map(people.map(([id, isLead, atMs]) => [id, { isLead, atMs }]));
    },
    save(known) {
      const people = [...known].map(([id, { isLead, atMs }]) => [id, isLead, atMs] satisfies Stored['people'][number]);
      const newest = people.toSorted(([, , one], [, , other]) => other - one).slice(0, PEOPLE_AT_MOST);
      const text = JSON.stringify({ version: VERSION, people: newest } satisfies Stored);
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

function peopleOf(text: string): Stored['people'] {
  const json = quietly(() => JSON.parse(text) as unknown);
  const parsed = v.safeParse(storedSchema, json);
  return parsed.success ? parsed.output.people : [];
}
