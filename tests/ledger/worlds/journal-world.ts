import { aDirectory } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { createMortal } from '#builders/with-crash.ts';
import { HOLD_MS, LATE_MS } from '#domain/journal/lease.ts';
import { isSameLimits } from '#domain/journal/stamped-limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { seededRandom } from '#builders/random.ts';
import { ok } from '#domain/shared/result.ts';
import { HOUR_MS, monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { type Person, type Sight, createListing, give, isGone, lookAfter, peopleOf, portsOf } from './people.ts';
import { endGone, openBudget, plantEarlier, plantLie, startOf } from './the-past.ts';
import { TIER, type Weather, limitsOf } from './weather.ts';

/** A lid that is closed in the middle of giving. */
const SLEEP_AT_MOST_MS = 180_000;
/** By then every page is open, and most have not pressed where limits change. */
const ALL_OPEN_MS = 20_000;

export interface Outcome {
  readonly world: World;
  readonly people: readonly Person[];
  readonly crashed: ReadonlySet<Person>;
  readonly sight: Sight;
  /** From here on pages are opened with the limits that were changed. */
  reopenedMs: number;
}

/** Everybody presses at nearly the same time. */
export async function press(weather: Weather): Promise<Outcome> {
  const { seed, duplicateExternalId, searchLagMs, pageSize, errorRate, lossRate, crashRate, sleepRate, mostMs, currency } = weather;
  const startMs = startOf(weather);
  const leadIds = new Set(['90', '91']);
  const world = aWorld({ seed, startMs, currency, leadIds, duplicateExternalId, searchLagMs, pageSize });
  const { before, after } = limitsOf(weather);
  const people = peopleOf(weather, { random: world.random, set: before });
  const measuredAtMs = daysBefore(1, startMs);
  const listLag = { delayMs: weather.listLagMs, measuredAtMs };
  if (weather.isMeasured) world.journal.plant({ kind: 'limits', momentId: '', createdAtMs: measuredAtMs, detail: { listLag } });
  const noteIds = plantEarlier(world, weather);
  if (weather.leads === 'impostor') {
    leadIds.delete('90');
    plantLie(world, weather);
  }
  const sight: Sight = {
    world,
    weather,
    noteIds,
    listing: createListing(world, weather),
    directory: { ...aDirectory(), leadsAmong: (ids) => Promise.resolve(ok(new Set(ids.filter((id) => leadIds.has(id))))) },
    sleep: async () => {
      if (world.random() < sleepRate) await world.time.wait(world.random() * SLEEP_AT_MOST_MS);
    },
  };
  world.trouble({ errors: errorRate, lostReplies: lossRate });
  world.slow(mostMs);
  const crashed = new Set<Person>();
  for (const person of people) {
    const { life, withCrash } = createMortal();
    const { journal, moments, reader, runtime } = portsOf(sight, person);
    const isCrashing = world.random() < crashRate;
    if (isCrashing) crashed.add(person);
    if (isCrashing) life.end({ atCall: 1 + Math.floor(world.random() * 6), when: world.random() < 0.5 ? 'before' : 'after' });
    const ports = { journal: withCrash(journal), moments: withCrash(moments), reader, runtime };
    void world.time.wait(world.random() * mostMs).then(() => give(ports, person));
  }
  letLeadsWork(sight, { before, after, leadIds });
  letThingsGo(sight, people);
  await world.time.run();
  return { world, people, crashed, sight, reopenedMs: Infinity };
}

/** Deletes what every other of them is at work on, at some instant. */
function letThingsGo({ world, weather }: Sight, people: readonly Person[]): void {
  const { gone, mostMs, seed } = weather;
  const random = seededRandom(seed + 1);
  for (const { draft } of gone === 'nobody' ? [] : people.filter((_, index) => index % 2 === 0)) {
    void world.time
      .wait(random() * (6 * mostMs + 1000))
      .then(() => world.goneIds.add(gone === 'ticket' ? draft.ticketId : draft.customerId));
  }
}

/** What leads do while everybody presses. */
function letLeadsWork(
  sight: Sight,
  { before, after, leadIds }: { readonly before: Limits; readonly after: Limits; readonly leadIds: Set<string> },
): void {
  const { world, weather } = sight;
  const { leads, limitChange, mostMs } = weather;
  const isAtWork = leads === 'stamping' || leads === 'demoted';
  // A page that was opened with the limits as they were may say them as another lead's says the new ones.
  const sinceMs = limitChange === 'same' ? 0 : ALL_OPEN_MS - mostMs - 1000;
  for (const leadId of isAtWork ? ['90', '91'] : []) {
    void world.time.wait(sinceMs + world.random() * (mostMs + 1000)).then(() => openBudget(sight, leadId, before));
  }
  if (leads === 'demoted') void world.time.wait(world.random() * 2 * (mostMs + 1000)).then(() => leadIds.delete('90'));
  if (limitChange !== 'same') void world.time.wait(ALL_OPEN_MS).then(() => openBudget(sight, '91', after));
}

/** Once all is quiet and what was only reserved has expired, everybody looks after what a crash or a fault has left open. */
async function finish(outcome: Outcome, weather: Weather): Promise<void> {
  const { world, people, sight } = outcome;
  world.trouble({ errors: 0, lostReplies: 0 });
  world.slow(Math.min(weather.mostMs, 50));
  world.time.pass(HOLD_MS + 1000 + weather.listLagMs);
  outcome.reopenedMs = world.time.nowMs() - 1;
  const { after } = limitsOf(weather);
  const awake: Sight = { ...sight, sleep: () => Promise.resolve() };
  for (const person of people) {
    const isOpen = person.ended === null || person.ended === 'unknown' || person.ended === 'failed';
    if (!isOpen && (person.ended !== 'given' || person.isRecorded)) continue;
    person.terms = { ...person.terms, limits: after };
    void lookAfter(portsOf(awake, person), person);
    await world.time.run();
  }
}

function sumOf(commitments: readonly Commitment[]): number {
  return commitments.reduce((total, { countsMinor }) => total + countsMinor, 0);
}

/** What is posted together passes a limit, in words; null where it does not. */
function overLimit(posted: readonly Commitment[], { customerGestureCount, ...limits }: Limits): string | null {
  const mostMinor = limits.teamMonthMinor ?? limits.agentDayMinor ?? limits.agentHourMinor ?? limits.customerWindowMinor;
  const isOver = customerGestureCount === null ? sumOf(posted) > (mostMinor ?? Infinity) : posted.length > customerGestureCount;
  return isOver ? `${sumOf(posted)} was posted as given in ${posted.length} of ${customerGestureCount ?? mostMinor}` : null;
}

/** What limits count together: a month of the team's, or a day of an agent's. */
function periodOf({ reservedAtMs }: Commitment, { common }: Weather): string {
  const day = localDay(reservedAtMs, TIME_ZONE);
  return common === 'team' ? monthOf(day) : common === 'agent' ? day : '';
}

/** Whether one counts beside what was reserved last: in its hour, or its period. */
function isTogether(one: Commitment, last: Commitment, weather: Weather): boolean {
  if (weather.common === 'hour') return Math.abs(one.reservedAtMs - last.reservedAtMs) < HOUR_MS;
  return periodOf(one, weather) === periodOf(last, weather);
}

/** What is permitted to whoever knows the customer's tier. */
function ofTier(limits: Limits): Limits {
  return { ...limits, ...limits.rules?.[0]?.limits };
}

/** What was given passes the limits that held when it was: by the server's stamps, whatever any page's clock said. */
function overspent(posted: readonly Commitment[], { world, people, reopenedMs }: Outcome, weather: Weather): string | null {
  const { before, after } = limitsOf(weather);
  const said = world.journal.entries.find(({ kind, detail }) => kind === 'limits' && isSameLimits(after, detail.limits));
  const loweredMs = weather.limitChange === 'lowered' && said !== undefined ? said.createdAtMs + LATE_MS : Infinity;
  // What costs nothing passes no limit.
  const inOrder = posted.filter(({ countsMinor }) => countsMinor > 0).toSorted((one, other) => (one.reserveId < other.reserveId ? -1 : 1));
  const knowsTier = ({ agentId }: Commitment): boolean =>
    people.some(({ draft, terms }) => draft.agentId === agentId && terms.tier === TIER);
  for (const [index, last] of inOrder.entries()) {
    const upToLast = inOrder.slice(0, index + 1).filter((one) => isTogether(one, last, weather));
    // What is raised holds for pages that are opened after; what is lowered for all, once it is listed.
    const isChanged = last.reservedAtMs > Math.min(loweredMs, reopenedMs);
    const held = isChanged ? after : before;
    // Whoever knows the tier may have looked later, and seen those who do not: of these alone everybody's limit is kept.
    const alike = knowsTier(last) || weather.common !== 'tier' ? upToLast : upToLast.filter((one) => !knowsTier(one));
    const over = overLimit(alike, knowsTier(last) ? ofTier(held) : held);
    if (over !== null) return isChanged ? `${over}, after the limit was ${weather.limitChange}` : over;
  }
  return null;
}

/** What is wrong with a world, in words; null where nothing is. Whoever was told yes has posted, so that what is posted is all that anybody believes to have given. */
function wrongWith(outcome: Outcome, weather: Weather): string | null {
  const { world, people } = outcome;
  const posted = world.live().filter(({ state }) => state === 'posted');
  const over = overspent(posted, outcome, weather);
  if (over !== null) return over;
  if (posted.some((one) => isTwice(one, posted))) return 'something was given twice';
  const isPosted = ({ rememberedId }: Person): boolean => posted.some(({ momentId }) => momentId === rememberedId);
  if (people.some((person) => person.ended === 'given' && !isPosted(person))) return 'somebody was told yes, and it does not count';
  if (people.some((person) => (person.ended === 'refused' || person.ended === 'failed') && isPosted(person)))
    return 'somebody was told no, and it counts';
  return null;
}

/** Whether the same was given for one cause on one ticket: beside an act that cost nothing there may be one of money. */
function isTwice(one: Commitment, posted: readonly Commitment[]): boolean {
  const isSame = (other: Commitment): boolean => other.ticketId === one.ticketId && other.cause === one.cause;
  return posted.some((other) => other !== one && isSame(other) && other.countsMinor > 0 === one.countsMinor > 0);
}

/** Nothing happens that would make somebody ask more often than the limits on requests allow. */
function isCalm({ errorRate, lossRate, sleepRate, isMeasured, earlier, leads }: Weather): boolean {
  return errorRate === 0 && lossRate === 0 && sleepRate === 0 && isMeasured && earlier === 0 && leads === 'away';
}

/** Plays a world from its first press to its end. */
export async function wrongIn(weather: Weather): Promise<string | null> {
  const outcome = await press(weather);
  const { world, people, crashed } = outcome;
  const wrong = wrongWith(outcome, weather);
  if (wrong !== null) return wrong;
  if (people.some((person) => person.ended === null && !crashed.has(person))) return 'somebody was not answered';
  if (isCalm(weather) && people.some(({ ended, requests }) => requests > (ended === 'given' ? 30 : 12))) return 'somebody asked too often';
  await finish(outcome, weather);
  const later = wrongWith(outcome, weather);
  if (later !== null) return `${later} after all was finished`;
  // On what is gone nothing is given any more.
  const isLeft = (person: Person): boolean => person.ended === 'failed' && isGone(world, person);
  if (people.some((person) => [null, 'failed', 'unknown'].includes(person.ended) && !isLeft(person))) return 'somebody could not finish';
  if (people.some(({ ended }) => ended === 'lost')) return 'somebody was told yes, and it was gone';
  const records = [...world.moments.moments.values()].filter(({ status }) => status === 'given');
  const tickets = new Set(people.map(({ draft }) => draft.ticketId));
  const held = sumOf(world.live().filter(({ state, ticketId }) => state === 'posted' && tickets.has(ticketId)));
  const truth = records.reduce((total, { amount }) => total + amount.amountMinor, 0);
  if (held !== truth) return `the journal tells ${held}, and ${truth} was given`;
  return endGone(outcome.sight, people);
}
