import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import type { World } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { seededRandom } from '#builders/random.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import { giveGesture } from '#ledger/give.ts';
import { recordMoment } from '#ledger/record-moment.ts';
import type { Draft, GivePorts, GiveTerms } from '#ledger/types.ts';
import type { Directory } from '#ports/directory.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import { TIER, type Weather } from './weather.ts';

/** Those who are late press so long after they have opened their page: what a lead said meanwhile is listed for everybody. */
const LATE_PRESS_MS = 90_000;

/** One agent with one wish. */
export interface Person {
  readonly draft: Draft;
  terms: GiveTerms;
  readonly skewMs: number;
  readonly isLate: boolean;
  /** What their browser remembers. */
  rememberedId: string | null;
  /** What they were told; `lost` given, and it does not count: that must never be. */
  ended: 'given' | 'refused' | 'failed' | 'unknown' | 'lost' | null;
  isRecorded: boolean;
  requests: number;
}

/** Which entries a list shows: none before its writer is answered, each after a time of its own up to what the account was measured to need. */
export interface Listing {
  readonly inFlight: Set<string>;
  isListed(entry: JournalEntry): boolean;
}

/** How one page sees the account. */
export interface Sight {
  readonly world: World;
  readonly weather: Weather;
  readonly listing: Listing;
  readonly directory: Directory;
  /** Entries that hold nothing, and that somebody deletes. */
  readonly noteIds: ReadonlySet<string>;
  readonly sleep: () => Promise<void>;
}

/** Whether the ticket, or the customer, is no more. */
export function isGone({ goneIds }: World, { draft }: Person): boolean {
  return goneIds.has(draft.ticketId) || goneIds.has(draft.customerId);
}

export function createListing(world: World, { listLagMs, seed }: Weather): Listing {
  const inFlight = new Set<string>();
  const shown = new Set<string>();
  return {
    inFlight,
    isListed({ id, kind, momentId, createdAtMs }) {
      const lagMs = listLagMs * seededRandom(seed + Number(id.slice(-6)))();
      const isDue = !inFlight.has(`${kind} ${momentId}`) && world.time.nowMs() - createdAtMs >= lagMs;
      if (isDue) shown.add(id);
      return shown.has(id);
    },
  };
}

/**
 * A list that lags and whose pages shift, and a page that may sleep before it writes; the server stamps a write when it takes it
 * up.
 */
export function seenThrough(journal: JournalStore, { world, weather, listing, noteIds, sleep }: Sight): JournalStore {
  const endings = new Map<string, readonly JournalEntry[]>();
  return {
    ...journal,
    async append(entry) {
      const key = `${entry.kind} ${entry.momentId}`;
      await sleep();
      listing.inFlight.add(key);
      const appended = await journal.append(entry);
      listing.inFlight.delete(key);
      return appended;
    },
    async tail(cursor) {
      const read = await journal.tail(cursor);
      if (!read.ok) return read;
      const { items, next } = read.value;
      if (next !== null && weather.list === 'deleted' && noteIds.has(next)) world.journal.remove(next);
      const moved = (weather.list === 'repeating' && cursor !== null ? endings.get(cursor) : undefined) ?? [];
      if (next !== null) endings.set(next, items.slice(-2));
      return ok({ ...read.value, items: [...moved, ...items].filter(listing.isListed) });
    },
  };
}

export function portsOf(sight: Sight, person: Person): GivePorts {
  const { world, directory } = sight;
  const { agentId, limits } = person.terms;
  const counted = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name): unknown {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]): unknown => {
          person.requests += 1;
          return Reflect.apply(method, target, args);
        };
      },
    });
  const runtime = { ...world.runtime(), nowMs: () => world.time.nowMs() + person.skewMs };
  const journal = counted(seenThrough(world.journal.as(agentId), sight));
  const reader = aLedgerReader({ journal, runtime, directory }, { limits, agentId });
  return { journal, moments: counted(world.moments.as(agentId)), reader, runtime };
}

/** Opens a ticket and gives. */
export async function give(ports: GivePorts, person: Person): Promise<void> {
  const { draft, terms } = person;
  await ports.reader.readTail();
  await ports.reader.index.learn(draft, { sinceMs: 0 });
  if (person.isLate) await ports.runtime.wait(LATE_PRESS_MS);
  person.requests = 0;
  const given = await giveGesture(ports, draft, terms, {
    remember(momentId) {
      person.rememberedId = momentId;
    },
    executor: null,
    claim: null,
  });
  if (given.ok) return record(ports, person, given.value);
  const { error } = given;
  const isUnknown = error.kind === 'failed' && error.step === 'post';
  person.ended = error.kind === 'refused' ? 'refused' : isUnknown ? 'unknown' : 'failed';
}

async function record(ports: GivePorts, person: Person, momentId: string): Promise<void> {
  person.ended = 'given';
  const recorded = await recordMoment(ports, { ...person.draft, id: momentId, status: 'given' });
  person.isRecorded = recorded.ok;
}

/** Looks what became of what a browser remembers, writes down what is missing, and gives anew where it came to nothing. */
export async function lookAfter(ports: GivePorts, person: Person): Promise<void> {
  const { rememberedId } = person;
  if (rememberedId === null) return give(ports, person);
  const found = await ports.journal.byExternalIds(Object.values(entryKeys(rememberedId)));
  if (found.ok) ports.reader.learn(found.value);
  const own = ports.reader.ledger().commitments.find(({ momentId }) => momentId === rememberedId);
  if (own?.state === 'posted') return record(ports, person, rememberedId);
  if (person.ended === 'given') person.ended = 'lost';
  else await give(ports, person);
}

/** Whose day, and which customer, the limit is about that everybody shares. */
export function sharedBy({ common }: Weather): { readonly agentId: string | null; readonly customerId: string | null } {
  const isCustomers = common === 'customer' || common === 'count' || common === 'tier';
  return { agentId: common === 'agent' || common === 'hour' ? '11' : null, customerId: isCustomers ? '701' : null };
}

export function peopleOf(weather: Weather, { random, set }: { readonly random: () => number; readonly set: Limits }): readonly Person[] {
  const { agents, skewMs, limitChange, currency } = weather;
  const shared = sharedBy(weather);
  // Which limits are newer than a page is judged by the server's time, which the first answer tells: then no clock is off by days.
  const apartMs = limitChange === 'same' ? skewMs : Math.min(skewMs, 5000);
  return Array.from({ length: agents }, (_, index) => {
    const agentId = shared.agentId ?? String(20 + index);
    const place = weather.tickets === 'shared' ? index - (index % 3) : index;
    const customerId = shared.customerId ?? String(800 + place);
    const amountMinor = 500 + 100 * Math.floor(random() * 30);
    const isCare = place !== index && index % 6 === 1;
    const matter = { cause: index - place === 2 ? 'wrong_item' : 'late_delivery', gesture: isCare ? 'apology' : 'credit' } as const;
    return {
      draft: aDraft({ agentId, customerId, ticketId: String(600 + place), amount: money(isCare ? 0 : amountMinor, currency), ...matter }),
      terms: { limits: set, timeZone: TIME_ZONE, agentId, isLead: false, agentName: 'Ben Sample', tier: index % 2 === 0 ? TIER : null },
      skewMs: (random() * 2 - 1) * apartMs,
      isLate: limitChange !== 'same' && index % 2 === 1,
      rememberedId: null,
      ended: null,
      isRecorded: false,
      requests: 0,
    };
  });
}
