import * as v from 'valibot';
import { HOUR_MS } from '#domain/shared/time.ts';
import type { Aged, RememberedCustomer } from '#ports/customer-memory.ts';
import type { Runtime } from '#ports/runtime.ts';
import { quietly } from './quietly.ts';
import { customerSchema } from './remembered-json.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 2;
/** What is older says little of now. */
const REMEMBERED_MS = HOUR_MS;
/** An agent comes back to these few; the longest ago are dropped. */
const CUSTOMERS_AT_MOST = 20;
/** Where more is live than this, what was given is not remembered: reading it would take longer than asking. */
const GESTURES_AT_MOST = 150;

/** Whose memory it is, and by what it was read. */
export interface CustomerPlace extends BrowserPlace {
  readonly agentId: string;
  /** Names what decides how a customer is read: what was read otherwise is not shown. */
  readonly readBy: string;
  readonly runtime: Pick<Runtime, 'nowMs'>;
}

const OF_ALL = 'make-it-right:customer:';

const instant = v.pipe(v.number(), v.finite());

const storedSchema = v.object({
  version: v.literal(VERSION),
  /** By this machine's clock, as all times of reading: which is off by the same the next time. */
  savedAtMs: instant,
  readBy: v.string(),
  customer: customerSchema,
});

const ageSchema = v.object({ savedAtMs: instant });

function storedOf(place: CustomerPlace, topic: string) {
  return createStoredJson(place, { topic, schema: storedSchema });
}

/** What of it is young enough; null where nothing is. */
export function loadCustomer(place: CustomerPlace, topic: string): RememberedCustomer | null {
  const stored = storedOf(place, topic).load();
  if (stored === null || stored.readBy !== place.readBy) return null;
  const { ticketId, value, tickets, gestures } = stored.customer;
  const skewMs = skewOf(place);
  const customer: RememberedCustomer = {
    ticketId,
    value: young(value, skewMs),
    tickets: young(tickets, skewMs),
    gestures: young(gestures, skewMs),
  };
  return customer.value === null && customer.tickets === null && customer.gestures === null ? null : customer;
}

export function saveCustomer(place: CustomerPlace, topic: string, customer: RememberedCustomer): void {
  const { ticketId, value, tickets, gestures } = customer;
  const skewMs = skewOf(place);
  const isTooMuch = gestures !== null && gestures.value.commitments.length > GESTURES_AT_MOST;
  const here = {
    ticketId,
    value: byOwnClock(value, skewMs),
    tickets: byOwnClock(tickets, skewMs),
    gestures: isTooMuch ? null : byOwnClock(gestures, skewMs),
  };
  const kept = v.safeParse(customerSchema, JSON.parse(JSON.stringify(here)));
  if (kept.success) {
    storedOf(place, topic).save({ version: VERSION, savedAtMs: Date.now(), readBy: place.readBy, customer: kept.output });
  }
  tidy(place);
}

/** By how much the server's clock is ahead of this machine's, as far as it is known. */
function skewOf({ runtime }: CustomerPlace): number {
  return runtime.nowMs() - Date.now();
}

function young<T>(part: Aged<T> | null, skewMs: number): Aged<T> | null {
  if (part === null) return null;
  const ageMs = Date.now() - part.atMs;
  return ageMs >= 0 && ageMs < REMEMBERED_MS ? { value: part.value, atMs: part.atMs + skewMs } : null;
}

/** With its time by this machine's clock. */
function byOwnClock<T>(part: Aged<T> | null, skewMs: number): Aged<T> | null {
  return part === null ? null : { value: part.value, atMs: part.atMs - skewMs };
}

/** Drops what is too old, what nobody can read, what another person left in this account, and the longest ago of too many. */
function tidy({ openStorage, agentId, account }: CustomerPlace): void {
  const storage = quietly(openStorage);
  if (storage === null) return;
  const names = quietly(() => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')) ?? [];
  const found = names
    .filter((name) => name.startsWith(OF_ALL))
    .map((name) => ({ name, ageMs: ageOf(quietly(() => storage.getItem(name))) }))
    .toSorted((one, other) => one.ageMs - other.ageMs);
  const isOthers = (name: string): boolean => name.endsWith(`:${account}`) && !name.startsWith(`${OF_ALL}${agentId}:`);
  for (const [index, { name, ageMs }] of found.entries()) {
    const isKept = index < CUSTOMERS_AT_MOST && ageMs < REMEMBERED_MS && !isOthers(name);
    if (!isKept) quietly(() => storage.removeItem(name));
  }
}

function ageOf(text: string | null): number {
  const parsed = v.safeParse(
    ageSchema,
    quietly(() => JSON.parse(text ?? 'null') as unknown),
  );
  return parsed.success && parsed.output.savedAtMs <= Date.now() ? Date.now() - parsed.output.savedAtMs : Infinity;
}
