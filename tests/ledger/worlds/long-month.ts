import { aDraft } from '#builders/a-draft.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { seededRandom } from '#builders/random.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import { HOLD_MS, isInTime } from '#domain/journal/lease.ts';
import type { EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { DAY_MS, HOUR_MS, dayStart, nextDay } from '#domain/shared/time.ts';
import { entryKeys } from '#ledger/entry-keys.ts';
import { giveGesture } from '#ledger/give.ts';
import type { GiveError } from '#ledger/types.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import { createHonestTotals } from './honest-totals.ts';

/** Gestures of one agent in a working day. */
const A_DAY = 48;
const WORKDAY_MS = 8 * HOUR_MS;
const SEARCH_LAG_MS = 5_000;
const CUSTOMERS = 40_000;
/** Pages that are closed before their post, and gestures that are undone. */
const CLOSED_RATE = 0.01;
const UNDONE_RATE = 0.03;

/** A month in which nobody opens the page of leads; all of it follows from the seed. */
export interface MonthOptions {
  readonly seed: number;
  readonly agents: number;
  /** The first working day, and how many of them follow each other, weekends left out. */
  readonly firstDay: string;
  readonly days: number;
  /** When a day's work begins, by the account's clock. */
  readonly fromHour: number;
  /** One of so many gestures is given by the app's own code on a page that was just opened; the others stand there as such pages write them. */
  readonly oneOf: number;
  readonly teamMonthMinor: number;
}

/** What the app's own code asked for to look at the journal, from its reservation to its post, and how that ended. */
export interface Look {
  readonly atMs: number;
  readonly requests: number;
  readonly endedAs: 'given' | GiveError['kind'];
}

export interface LongMonth {
  readonly entries: number;
  readonly looks: readonly Look[];
  /** What each month held at its most, and at the end. */
  readonly mostMinor: ReadonlyMap<string, number>;
  readonly givenMinor: ReadonlyMap<string, number>;
}

interface Gesture {
  readonly momentId: string;
  readonly agentId: string;
  readonly customerId: string;
  readonly ticketId: string;
  readonly amountMinor: number;
}

/** A team that gives all day, day after day. */
export async function runMonth(options: MonthOptions): Promise<LongMonth> {
  const { seed, agents, oneOf, teamMonthMinor } = options;
  const random = seededRandom(seed);
  const days = workdaysOf(options);
  const world = aWorld({ seed, startMs: (days[0] ?? 0) - HOUR_MS, searchLagMs: SEARCH_LAG_MS });
  const { time } = world;
  const listLag = { delayMs: 0, measuredAtMs: time.nowMs() - DAY_MS };
  world.slow(150);
  const totals = createHonestTotals(SEARCH_LAG_MS);
  totals.note(world.journal.plant({ kind: 'limits', momentId: 'measured', createdAtMs: listLag.measuredAtMs, detail: { listLag } }));
  const set = limits({ teamMonthMinor, agentDayMinor: 60_000, customerWindowMinor: 20_000, customerWindowDays: 30 });
  /** Given and being given, by month. */
  const held = new Map<string, number>();
  const hold = (minor: number, atMs: number): void => {
    const month = totals.monthAt(atMs);
    held.set(month, (held.get(month) ?? 0) + minor);
  };
  const looks: Look[] = [];

  const plant = (
    kind: 'reserve' | 'post' | 'reverse',
    gesture: Gesture,
    detail: EntryDetail,
    reservedAtMs = time.nowMs(),
  ): JournalEntry => {
    const agentDay = kind === 'reserve' ? '' : agentDayOf(gesture.agentId, reservedAtMs, TIME_ZONE);
    const said = { ...gesture, createdById: gesture.agentId, kind, detail: { ...detail, listLag } };
    const entry = world.journal.plant(said, entryKeys(gesture.momentId)[kind], agentDay);
    totals.note(entry);
    return entry;
  };

  /** As a page writes it that has seen everything, and finds room. */
  async function giveOther(gesture: Gesture): Promise<void> {
    const month = totals.monthAt(time.nowMs());
    if ((held.get(month) ?? 0) + gesture.amountMinor > teamMonthMinor) return;
    const { id: reserveId, createdAtMs: reservedAtMs } = plant('reserve', gesture, { gesture: 'credit' });
    hold(gesture.amountMinor, reservedAtMs);
    if (random() < CLOSED_RATE) {
      await time.wait(HOLD_MS + 1000);
      return hold(-gesture.amountMinor, reservedAtMs);
    }
    await time.wait(400 + random() * 1200);
    plant('post', gesture, { gesture: 'credit', reserveId, reservedAtMs, ...totals.carriedOn(reservedAtMs) }, reservedAtMs);
    if (random() > UNDONE_RATE) return;
    await time.wait(60_000 + random() * HOUR_MS);
    plant('reverse', gesture, {}, reservedAtMs);
    hold(-gesture.amountMinor, reservedAtMs);
  }

  async function giveOwn({ momentId: _minted, ...gesture }: Gesture): Promise<void> {
    const { agentId, amountMinor } = gesture;
    const counted = { asked: 0 };
    const journal = noting(world.journal.as(agentId), counted, (entry) => {
      totals.note(entry);
    });
    const reader = aLedgerReader({ journal, runtime: world.runtime() }, { limits: set, agentId });
    const ports = { journal, moments: world.moments.as(agentId), reader, runtime: world.runtime() };
    const draft = aDraft({ ...gesture, amount: eur(amountMinor) });
    await reader.readTail();
    await reader.index.learn(draft, { sinceMs: time.nowMs() - 30 * DAY_MS });
    await time.wait(5000 + random() * 60_000);
    const atMs = time.nowMs();
    counted.asked = 0;
    hold(amountMinor, atMs);
    const terms = { limits: set, timeZone: TIME_ZONE, agentId, isLead: false, agentName: 'Ben Sample' };
    const given = await giveGesture(ports, draft, terms, { remember: () => {}, executor: null, claim: null });
    if (!given.ok) hold(-amountMinor, atMs);
    looks.push({ atMs, requests: counted.asked, endedAs: given.ok ? 'given' : given.error.kind });
  }

  async function work(): Promise<void> {
    let number = 0;
    for (const startMs of days) {
      await time.wait(Math.max(0, startMs - time.nowMs()));
      while (time.nowMs() < startMs + WORKDAY_MS) {
        number += 1;
        const gesture = {
          momentId: `other-${number}`,
          agentId: String(2000 + Math.floor(random() * agents)),
          customerId: `c${Math.floor(random() * CUSTOMERS)}`,
          ticketId: `t${number}`,
          amountMinor: 100 * (1 + Math.floor(random() * 10)),
        };
        void (number % oneOf === 0 ? giveOwn(gesture) : giveOther(gesture));
        await time.wait((WORKDAY_MS / (A_DAY * agents)) * (0.2 + 1.6 * random()));
      }
    }
  }

  void work();
  await time.run();
  const { entries } = world.journal;
  return { entries: entries.length, looks, ...spentIn(entries, totals.monthAt) };
}

function workdaysOf({ firstDay, days, fromHour }: MonthOptions): readonly number[] {
  const starts: number[] = [];
  for (let day = firstDay; starts.length < days; day = nextDay(day)) {
    const weekday = new Date(`${day}T12:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) starts.push(dayStart(day, TIME_ZONE) + fromHour * HOUR_MS);
  }
  return starts;
}

/** Tells what the server has taken, and counts what was asked of it. */
function noting(journal: JournalStore, counted: { asked: number }, note: (entry: JournalEntry) => void): JournalStore {
  const asking =
    <A extends unknown[], R>(method: (...args: A) => R) =>
    (...args: A): R => {
      counted.asked += 1;
      return method(...args);
    };
  return {
    async append(entry: NewEntry) {
      const appended = await journal.append(entry);
      if (appended.ok) note(appended.value);
      return appended;
    },
    byExternalIds: asking(journal.byExternalIds),
    tail: asking(journal.tail),
    search: asking(journal.search),
  };
}

/** What each month held at its most, and what of it was left, judged by the stamps alone. */
function spentIn(entries: readonly JournalEntry[], monthAt: (atMs: number) => string): Pick<LongMonth, 'mostMinor' | 'givenMinor'> {
  const reserves = new Map<string, JournalEntry>();
  const given = new Map<string, number>();
  const most = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind === 'reserve') reserves.set(entry.momentId, entry);
    const reserve = reserves.get(entry.momentId);
    const isPosted = reserve !== undefined && entry.kind === 'post' && isInTime(reserve.createdAtMs, entry.createdAtMs);
    if (reserve === undefined || (!isPosted && entry.kind !== 'reverse')) continue;
    const month = monthAt(reserve.createdAtMs);
    const minor = (given.get(month) ?? 0) + (isPosted ? 1 : -1) * (reserve.amountMinor ?? 0);
    given.set(month, minor);
    most.set(month, Math.max(minor, most.get(month) ?? 0));
  }
  return { mostMinor: most, givenMinor: given };
}

/** What so many of a hundred looks do not pass. */
export function quantile(numbers: readonly number[], of: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0;
}
