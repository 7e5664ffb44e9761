import * as v from 'valibot';
import type { IntentStore } from '#ports/intent-store.ts';
import { MOMENT_KINDS } from '#domain/moments/moment.ts';
import { OUTCOMES } from '#domain/policy/policy.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { currencySchema } from '../shared/currency-schema.ts';
import { todoSchema } from '../shared/todo-schema.ts';
import { quietly } from './quietly.ts';
import { createTabs } from './tabs.ts';

/** Raised when what is stored changes its meaning. */
const VERSION = 1;
const OF_ALL_VERSIONS = 'make-it-right:intent:';
const PREFIX = `${OF_ALL_VERSIONS}v${VERSION}:`;
/** What another version stored is left for a page that can read it, which an update or its reversal brings back; not for ever. */
const OTHERS_KEPT_MS = 7 * DAY_MS;
/** Nobody comes back to what they began on a ticket two weeks ago; money that is being given, or asked for, is another matter. */
const KEPT_MS = 14 * DAY_MS;

type Key = Parameters<IntentStore['load']>[0];

const detailsSchema = v.object({
  outcome: v.nullable(v.picklist(OUTCOMES)),
  lossText: v.string(),
  daysText: v.string(),
  isGroup: v.nullable(v.boolean()),
  isVulnerable: v.boolean(),
  isStatutoryMet: v.boolean(),
});

const editSchema = v.object({
  momentId: v.string(),
  story: v.nullable(v.string()),
  known: v.string(),
  kind: v.nullable(v.picklist(MOMENT_KINDS)),
  todos: v.pipe(v.array(todoSchema), v.readonly()),
});

const replySchema = v.object({ text: v.string(), basis: v.string() });
const heldReplySchema = v.object({ momentId: v.string(), text: v.string() });

const wordsSchema = v.object({
  story: v.string(),
  deviation: v.string(),
  reply: v.nullable(replySchema),
  edits: v.optional(v.pipe(v.array(editSchema), v.readonly()), []),
  // An earlier version kept these with the intent alone, or not at all.
  asking: v.optional(v.string(), ''),
  amount: v.optional(v.nullable(v.object({ text: v.string(), gesture: v.nullable(v.string()) })), null),
  heldReply: v.optional(v.nullable(heldReplySchema), null),
});

const storedSchema = v.object({
  version: v.literal(VERSION),
  /** By this machine's clock, which alone decides how long it is kept. */
  savedAtMs: v.pipe(v.number(), v.finite()),
  intent: v.object({
    ticketId: v.string(),
    agentId: v.string(),
    story: v.string(),
    deviation: v.string(),
    cause: v.nullable(v.string()),
    fault: v.nullable(v.picklist(FAULTS)),
    severity: v.nullable(v.picklist(SEVERITIES)),
    gesture: v.nullable(v.string()),
    amountText: v.nullable(v.string()),
    // What an earlier version stored knows none of these.
    details: v.optional(detailsSchema),
    reply: v.optional(v.nullable(replySchema)),
    isAnother: v.optional(v.boolean()),
    heldReply: v.optional(heldReplySchema),
    giving: v.nullable(
      v.object({ momentId: v.string(), amount: v.object({ amountMinor: v.pipe(v.number(), v.safeInteger()), currency: currencySchema }) }),
    ),
    asked: v.optional(v.object({ momentId: v.nullable(v.string()), text: v.string() })),
    edits: v.optional(v.pipe(v.array(editSchema), v.readonly())),
  }),
  /** Which tab the words of the intent were typed in, and what was typed in others; absent where an earlier version stored it. */
  tab: v.optional(v.string(), ''),
  others: v.optional(v.record(v.string(), wordsSchema), {}),
});

const anyVersionSchema = v.object({ savedAtMs: v.pipe(v.number(), v.finite()) });

type Stored = v.InferOutput<typeof storedSchema>;

/**
 * Keeps intents in the browser's local storage. Where that is blocked (as in a frame of another site it may be) or full, they
 * live as long as the page.
 */
export function createIntentStore(browser: {
  /** Browsers throw on the mere look at a storage that they block. */
  readonly openStorage: () => Storage;
  /** The address of the account that the page was opened in: its tickets have the same numbers as those of another. */
  readonly account: string;
  readonly nowMs: () => number;
  /** What this tab is called among those of the browser, until it is loaded anew. */
  readonly tab: string;
  /** Keeps for a tab what it was called before it was loaded anew. */
  readonly openTabStorage: () => Storage;
}): IntentStore {
  const memory = new Map<string, string>();
  const storage = quietly(browser.openStorage);
  const tabStorage = quietly(browser.openTabStorage);
  const read = (name: string): string | null => memory.get(name) ?? quietly(() => storage?.getItem(name) ?? null);
  const drop = (name: string): void => {
    memory.delete(name);
    quietly(() => storage?.removeItem(name));
    quietly(() => tabStorage?.removeItem(formerOf(name)));
  };
  const isKept = ({ intent, others, savedAtMs }: Stored): boolean =>
    intent.giving !== null ||
    (intent.edits ?? []).length > 0 ||
    Object.values(others).some(({ edits }) => edits.length > 0) ||
    typeof intent.asked?.momentId === 'string' ||
    browser.nowMs() - savedAtMs <= KEPT_MS;
  const load = (name: string): Stored | null => {
    const text = read(name);
    if (text === null) return null;
    const stored = parse(text);
    if (stored !== null && isKept(stored)) return stored;
    drop(name);
    return null;
  };
  const write = (name: string, stored: Omit<Stored, 'version' | 'savedAtMs'>): void => {
    const text = JSON.stringify({ version: VERSION, savedAtMs: browser.nowMs(), ...stored } satisfies Stored);
    memory.set(name, text);
    const isStored = quietly(() => {
      storage?.setItem(name, text);
      return storage !== null;
    });
    // What is stored is read from there, so that another tab of the same ticket has a say.
    if (isStored === true) memory.delete(name);
    quietly(() => tabStorage?.setItem(formerOf(name), browser.tab));
  };
  const tabs = createTabs(browser.tab);

  for (const name of namesIn(storage)) {
    if (name.startsWith(PREFIX)) load(name);
    else if (!isOfAnother(read(name) ?? '', browser.nowMs())) drop(name);
  }
  return {
    load(key) {
      const name = nameOf(key, browser.account);
      const stored = load(name);
      return tabs.read(name, stored, quietly(() => tabStorage?.getItem(formerOf(name))) ?? null);
    },
    save(intent) {
      const name = nameOf(intent, browser.account);
      write(name, { intent, tab: browser.tab, others: tabs.others(name, load(name)) });
    },
    remove(key) {
      const name = nameOf(key, browser.account);
      const stored = load(name);
      const others = tabs.others(name, stored);
      if (stored === null || Object.keys(others).length === 0) drop(name);
      else write(name, { intent: { ...NOTHING_BEGUN, ...key }, tab: browser.tab, others });
    },
  };
}

const NOTHING_BEGUN = {
  story: '',
  deviation: '',
  cause: null,
  fault: null,
  severity: null,
  gesture: null,
  amountText: null,
  giving: null,
} as const;

function nameOf({ agentId, ticketId }: Key, account: string): string {
  return `${PREFIX}${account}:${agentId}:${ticketId}`;
}

/** Where a tab keeps what it was called when it last stored something under a name. */
function formerOf(name: string): string {
  return name.replace(OF_ALL_VERSIONS, 'make-it-right:tab:');
}

function namesIn(storage: Storage | null): readonly string[] {
  const names = quietly(() => Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? ''));
  return (names ?? []).filter((name) => name.startsWith(OF_ALL_VERSIONS));
}

/** Whether another version stored this, and not too long ago: every version says when. */
function isOfAnother(text: string, nowMs: number): boolean {
  const parsed = v.safeParse(
    anyVersionSchema,
    quietly(() => JSON.parse(text) as unknown),
  );
  return parsed.success && nowMs - parsed.output.savedAtMs <= OTHERS_KEPT_MS;
}

function parse(text: string): Stored | null {
  const json = quietly(() => JSON.parse(text) as unknown);
  const parsed = v.safeParse(storedSchema, json);
  return parsed.success ? parsed.output : null;
}
