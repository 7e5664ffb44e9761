import * as v from 'valibot';
import type { LeadMemory } from '#ports/lead-memory.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;
/** More people than this write entries in no team; the longest known are asked for again. */
const PEOPLE_AT_MOST = 500;

const schema = v.object({
  version: v.literal(VERSION),
  people: v.array(v.tuple([v.string(), v.boolean(), v.pipe(v.number(), v.finite())])),
});

/** Keeps in the browser who is a lead. */
export function createLeadMemory(browser: BrowserPlace): LeadMemory {
  const stored = createStoredJson(browser, { topic: 'leads', schema });
  return {
    load: () => new Map((stored.load()?.people ?? []).map(([id, isLead, atMs]) => [id, { isLead, atMs }])),
    save(known) {
      const people = [...known].map(([id, { isLead, atMs }]): [string, boolean, number] => [id, isLead, atMs]);
      stored.save({ version: VERSION, people: people.toSorted(([, , one], [, , other]) => other - one).slice(0, PEOPLE_AT_MOST) });
    },
  };
}
