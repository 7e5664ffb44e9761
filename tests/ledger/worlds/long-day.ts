import { aDraft } from '#builders/a-draft.ts';
import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { seededRandom } from '#builders/random.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import { isInTime } from '#domain/journal/lease.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { reverseEntry } from '#ledger/entries.ts';
import { giveGesture } from '#ledger/give.ts';
import type { GivePorts } from '#ledger/types.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';

/** What happens on one day; all of it follows from the seed. */
export interface DayOptions {
  readonly seed: number;
  readonly agents: number;
  readonly minutes: number;
  /** Between two gestures of one agent, on the average. */
  readonly everyMs: number;
  readonly set: Partial<Limits>;
  readonly customers?: number;
  /** The search index shows nothing new between these minutes. */
  readonly outage?: readonly [fromMinute: number, toMinute: number] | null;
  /** What the first agent's posts say instead of what their page saw. */
  readonly lie?: ((entry: NewEntry) => NewEntry) | null;
  readonly undoRate?: number;
  readonly crashRate?: number;
  readonly sleepRate?: number;
  readonly prepare?: (world: World) => void;
}

/** What came of it. */
export interface Day {
  readonly world: World;
  readonly given: number;
  readonly refused: number;
  readonly late: number;
  /** Gestures that were refused since the journal could not be seen far enough. */
  readonly unseen: number;
  readonly failed: number;
  /** Requests of each try, giving included. */
  readonly requests: readonly number[];
  /** What was passed, in words. */
  readonly wrong: readonly string[];
  /** Carried totals that were more than what was held, which is safe, and less, which is not. */
  readonly totals: { readonly exact: number; readonly high: number; readonly low: number };
  readonly teamMinor: number;
}

const MINUTE_MS = HOUR_MS / 60;

interface Told {
  readonly agentId: string;
  readonly customerId: string;
  readonly amountMinor: number;
  isUndone: boolean;
}

/** A page that may sleep before it posts, whose requests are counted. */
function pageJournal(
  journal: JournalStore,
  { count, sleep, lie }: { readonly count: () => void; readonly sleep: () => Promise<void>; readonly lie: (entry: NewEntry) => NewEntry },
): JournalStore {
  const counted =
    <A extends unknown[], R>(method: (...args: A) => R) =>
    (...args: A): R => {
      count();
      return method(...args);
    };
  return {
    append: counted(async (entry: NewEntry) => {
      if (entry.kind === 'post') await sleep();
      return journal.append(entry.kind === 'post' ? lie(entry) : entry);
    }),
    byExternalIds: counted(journal.byExternalIds),
    tail: counted(journal.tail),
    search: counted(journal.search),
  };
}

/** A team that gives all day, each gesture from a page that was just opened. */
export async function runDay(options: DayOptions): Promise<Day> {
  const { seed, agents, minutes, everyMs, customers = 40, outage = null, lie = null } = options;
  const { undoRate = 0.06, crashRate = 0.03, sleepRate = 0.05, prepare = () => {} } = options;
  const random = seededRandom(seed);
  let startMs = 0;
  const isOut = (atMs: number): boolean =>
    outage !== null && atMs > startMs + outage[0] * MINUTE_MS && atMs < startMs + outage[1] * MINUTE_MS;
  const indexedAtMs = new Map<string, number>();
  const world: World = aWorld({
    seed,
    measuredMs: 0,
    isIndexed({ id, createdAtMs }) {
      const known = indexedAtMs.get(id);
      const fromMs = isOut(createdAtMs) ? startMs + (outage?.[1] ?? 0) * MINUTE_MS : createdAtMs;
      const dueMs = known ?? fromMs + 3000 + random() * 30_000;
      indexedAtMs.set(id, dueMs);
      return world.time.nowMs() >= dueMs;
    },
  });
  startMs = world.time.nowMs();
  prepare(world);
  world.slow(600);
  const set = limits(options.set);
  const told = new Map<string, Told>();
  const requests: number[] = [];
  const wrong: string[] = [];
  const ended = { given: 0, refused: 0, late: 0, unseen: 0, failed: 0 };
  let number = 0;

  const portsOf = (agentId: string, count = () => {}): GivePorts => {
    const sleep = async (): Promise<void> => {
      if (random() < sleepRate) await world.time.wait(random() * 300_000);
    };
    const isLiar = lie !== null && agentId === '20';
    const journal = pageJournal(world.journal.as(agentId), { count, sleep, lie: isLiar ? lie : (entry) => entry });
    const runtime = world.runtime();
    const reader = aLedgerReader({ journal, runtime, directory: aDirectory(['90']) }, { limits: set, agentId, isLead: agentId === '90' });
    return { journal, moments: world.moments.as(agentId), reader, runtime };
  };

  const live = (): readonly Told[] => [...told.values()].filter(({ isUndone }) => !isUndone);
  const sum = (ones: readonly Told[]): number => ones.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const check = (one: Told): void => {
    const all = live();
    for (const [what, minor, limit] of [
      ['team', sum(all), set.teamMonthMinor],
      ['agent', sum(all.filter(({ agentId }) => agentId === one.agentId)), set.agentDayMinor],
      ['customer', sum(all.filter(({ customerId }) => customerId === one.customerId)), set.customerWindowMinor],
    ] as const) {
      if (limit !== null && minor > limit) wrong.push(`${what}: ${minor} of ${limit}`);
    }
  };

  async function undo(momentId: string, one: Told): Promise<void> {
    await world.time.wait(30_000 + random() * 3_000_000);
    const facts = aDraft({ agentId: one.agentId, customerId: one.customerId, amount: eur(one.amountMinor) });
    const posted = { momentId, attempt: 1, agentDay: agentDayOf(one.agentId, world.time.nowMs(), TIME_ZONE) };
    const reverseAs = (writerId: string) => reverseEntry(portsOf(writerId), facts, { ...posted, writerId });
    const undone = await reverseAs(one.agentId);
    if (undone.ok) one.isUndone = true;
    if (random() < 0.5) {
      await world.time.wait(random() * 400_000);
      await reverseAs('90');
    }
  }

  async function giveOnce(agentId: string): Promise<void> {
    number += 1;
    const customerId = `c${Math.floor(random() * customers)}`;
    const amountMinor = 100 * (1 + Math.floor(random() * 10));
    const draft = aDraft({ agentId, customerId, ticketId: `t${number}`, amount: eur(amountMinor) });
    let asked = 0;
    const ports = portsOf(agentId, () => {
      asked += 1;
    });
    await ports.reader.readTail();
    await ports.reader.index.learn(draft, { sinceMs: daysBefore(60) });
    await world.time.wait(5000 + random() * 120_000);
    asked = 0;
    const terms = { limits: set, timeZone: TIME_ZONE, agentId, isLead: false, agentName: 'Ben Sample' };
    if (random() < crashRate) {
      // The page is closed after its reservation: nothing follows.
      const { append } = ports.journal;
      Object.assign(ports.journal, { append: (entry: NewEntry) => (entry.kind === 'reserve' ? append(entry) : new Promise(() => {})) });
    }
    const given = await giveGesture(ports, draft, terms, { remember: () => {}, executor: null, claim: null });
    requests.push(asked + 1);
    if (!given.ok) {
      const { kind } = given.error;
      ended[kind === 'refused' ? 'refused' : kind === 'expired' ? 'late' : kind === 'journal_too_long' ? 'unseen' : 'failed'] += 1;
      return;
    }
    ended.given += 1;
    const one: Told = { agentId, customerId, amountMinor, isUndone: false };
    told.set(given.value, one);
    check(one);
    if (random() < undoRate) void undo(given.value, one);
  }

  async function work(agentId: string): Promise<void> {
    await world.time.wait(random() * everyMs);
    while (world.time.nowMs() < startMs + minutes * MINUTE_MS) {
      void giveOnce(agentId);
      await world.time.wait(everyMs * (0.2 + 1.6 * random()));
    }
  }

  for (let agent = 0; agent < agents; agent += 1) void work(String(20 + agent));
  await world.time.run();
  return { world, ...ended, requests, wrong, totals: totalsOf(world.journal.entries), teamMinor: sum(live()) };
}

/** How what posts carried compares with what was held up to there. */
function totalsOf(entries: readonly JournalEntry[]): Day['totals'] {
  const totals = { exact: 0, high: 0, low: 0 };
  const postOf = new Map(entries.filter(({ kind }) => kind === 'post').map((entry) => [entry.momentId, entry]));
  const undoOf = new Map<string, JournalEntry>();
  for (const entry of entries) if (entry.kind === 'reverse' && !undoOf.has(entry.momentId)) undoOf.set(entry.momentId, entry);
  const sums = new Map<string, number>();
  let sum = 0;
  for (const entry of entries) {
    const post = postOf.get(entry.momentId);
    const isGiven = post !== undefined && isInTime(post.detail.reservedAtMs ?? 0, post.createdAtMs);
    if (entry.kind === 'reserve' && isGiven) sum += entry.amountMinor ?? 0;
    if (entry.kind === 'reverse' && isGiven && undoOf.get(entry.momentId) === entry) sum -= entry.amountMinor ?? 0;
    sums.set(entry.id, sum);
  }
  for (const { detail } of entries) {
    if (detail.total === undefined) continue;
    const truth = sums.get(detail.total.upToId) ?? 0;
    totals[detail.total.monthMinor === truth ? 'exact' : detail.total.monthMinor > truth ? 'high' : 'low'] += 1;
  }
  return totals;
}
