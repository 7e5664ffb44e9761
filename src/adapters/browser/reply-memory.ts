import * as v from 'valibot';
import { DAY_MS } from '#domain/shared/time.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;
/** A reply that waits longer than this was sent, or is the agent's own by now. */
const KEPT_MS = DAY_MS;
/** Nobody has more replies begun in a day; the longest ago are dropped. */
const TICKETS_AT_MOST = 100;

const whole = v.pipe(v.number(), v.safeInteger());
const textMark = v.object({ length: whole, mark: v.string() });
const replyMark = v.object({ whole: textMark, words: textMark });

/** By what a text is known again, without holding any of it: a reply has the customer's name in it. */
export type TextMark = v.InferOutput<typeof textMark>;

/** A reply as it was put into an editor, and the words of it. */
export type ReplyMark = v.InferOutput<typeof replyMark>;

const schema = v.object({
  version: v.literal(VERSION),
  replies: v.array(v.object({ ticketId: v.string(), atMs: v.pipe(v.number(), v.finite()), reply: replyMark })),
});

/** Remembers which reply was last put into the editor of a ticket, across a reload of the page. */
export interface ReplyMemory {
  load(ticketId: string): ReplyMark | null;
  save(ticketId: string, reply: ReplyMark): void;
}

/** Keeps in the browser by what a reply is known again. */
export function createReplyMemory({ nowMs, ...browser }: BrowserPlace & { readonly nowMs: () => number }): ReplyMemory {
  const stored = createStoredJson(browser, { topic: 'replies', schema });
  const young = () => (stored.load()?.replies ?? []).filter(({ atMs }) => nowMs() - atMs < KEPT_MS);
  return {
    load: (ticketId) => young().find((one) => one.ticketId === ticketId)?.reply ?? null,
    save(ticketId, reply) {
      const others = young().filter((one) => one.ticketId !== ticketId);
      stored.save({ version: VERSION, replies: [{ ticketId, atMs: nowMs(), reply }, ...others].slice(0, TICKETS_AT_MOST) });
    },
  };
}
