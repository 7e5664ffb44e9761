import * as v from 'valibot';
import type { AccessMemory, KnownAccess } from '#ports/access-memory.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;

const instant = v.pipe(v.number(), v.finite());

const schema = v.object({
  version: v.literal(VERSION),
  agentId: v.string(),
  seesOthersAtMs: v.nullable(instant),
  mayWrite: v.nullable(v.object({ isAllowed: v.boolean(), atMs: instant })),
});

const NOTHING_KNOWN: KnownAccess = { seesOthersAtMs: null, mayWrite: null };

/** Keeps in the browser what the person signed in may do. */
export function createAccessMemory(browser: BrowserPlace): AccessMemory {
  const stored = createStoredJson(browser, { topic: 'access', schema });
  return {
    load(agentId) {
      const known = stored.load();
      return known?.agentId === agentId ? { seesOthersAtMs: known.seesOthersAtMs, mayWrite: known.mayWrite } : NOTHING_KNOWN;
    },
    save(agentId, { seesOthersAtMs, mayWrite }) {
      stored.save({ version: VERSION, agentId, seesOthersAtMs, mayWrite });
    },
  };
}
