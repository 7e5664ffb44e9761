import * as v from 'valibot';
import type { AccessMemory, KnownAccess } from '#ports/access-memory.ts';
import { quietly } from './quietly.ts';

const PREFIX = 'make-it-right:access:';
/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;

const instant = v.pipe(v.number(), v.finite());

const storedSchema = v.object({
  version: v.literal(VERSION),
  agentId: v.string(),
  seesOthersAtMs: v.nullable(instant),
  mayWrite: v.nullable(v.object({ isAllowed: v.boolean(), atMs: instant })),
});

const NOTHING_KNOWN: KnownAccess = { seesOthersAtMs: null, mayWrite: null };

/** Keeps what the person signed in may do in the browser's local storage; where that is blocked or full, as long as the page lives. */
export function createAccessMemory(browser: {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in: who may do something there may not in another. */
  readonly account: string;
}): AccessMemory {
  const name = PREFIX + browser.account;
  const storage = quietly(browser.openStorage);
  let memory: string | null = null;
  return {
    load(agentId) {
      const text = memory ?? quietly(() => storage?.getItem(name) ?? null);
      const parsed = v.safeParse(storedSchema, text === null ? null : quietly(() => JSON.parse(text) as unknown));
      if (!parsed.success || parsed.output.agentId !== agentId) return NOTHING_KNOWN;
      const { seesOthersAtMs, mayWrite } = parsed.output;
      return { seesOthersAtMs, mayWrite };
    },
    save(agentId, { seesOthersAtMs, mayWrite }) {
      const text = JSON.stringify({ version: VERSION, agentId, seesOthersAtMs, mayWrite } satisfies v.InferInput<typeof storedSchema>);
      memory = text;
      const isStored = quietly(() => {
        storage?.setItem(name, text);
        return storage !== null;
      });
      // What is stored is read from there, so that what another page has found out counts here.
      if (isStored === true) memory = null;
    },
  };
}
