import type { World } from '#builders/a-world.ts';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { DAY_MS, dayStart, firstDayOfNextMonth, monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { factsOfCommitment } from '#ledger/entries.ts';
import { takeBack } from '#ledger/lead-corrections.ts';
import { createBudget } from '#features/lead/budget/budget-state.ts';
import { type Person, type Sight, isGone, portsOf, seenThrough, sharedBy } from './people.ts';
import { EARLIER_MINOR, type Weather } from './weather.ts';

/** The search index shows by now what was given before this, however much it lags. */
const INDEXED_MS = 700_000;
const EVERY_MS = 60_000;

/** When the first may press. */
export function startOf({ monthEndsInMs }: Weather): number {
  const endMs = dayStart(firstDayOfNextMonth(localDay(NOW_MS, TIME_ZONE)), TIME_ZONE);
  return monthEndsInMs === null ? NOW_MS : endMs - monthEndsInMs;
}

/** Puts in what was given in the hours before, with notes between that hold nothing. Gives the ids of those. */
export function plantEarlier(world: World, weather: Weather): ReadonlySet<string> {
  const { earlier, currency } = weather;
  const shared = sharedBy(weather);
  const noteIds = new Set<string>();
  const startMs = world.time.nowMs();
  for (let index = 0; index < earlier; index += 1) {
    const createdAtMs = startMs - INDEXED_MS - (earlier - index) * EVERY_MS;
    const agentId = shared.agentId ?? '12';
    const customerId = shared.customerId ?? `7${index}`;
    const about = { momentId: `earlier-${index}`, ticketId: `5${index}`, customerId, agentId, createdById: agentId, currency };
    const given = { ...about, amountMinor: EARLIER_MINOR, createdAtMs };
    const reserve = world.journal.plant({ ...given, kind: 'reserve' }, `reserve:earlier-${index}`);
    const detail = { reserveId: reserve.id, reservedAtMs: createdAtMs };
    const day = agentDayOf(agentId, createdAtMs, TIME_ZONE);
    world.journal.plant({ ...given, kind: 'post', detail }, `post:earlier-${index}`, day);
    noteIds.add(world.journal.plant({ kind: 'limits', momentId: `note-${index}`, createdAtMs, currency }).id);
  }
  return noteIds;
}

/** Somebody who was a lead says that nothing was given until now. */
export function plantLie({ journal, time }: World, { currency, common }: Weather): void {
  const upTo = journal.entries.findLast(({ kind, createdAtMs }) => kind !== 'limits' && createdAtMs < time.nowMs() - INDEXED_MS);
  if (upTo === undefined) return;
  const { id: upToId, createdAtMs: upToMs } = upTo;
  const month = monthOf(localDay(upToMs, TIME_ZONE));
  const carried = { carriedMinor: 0, carriedUpToId: upToId, carriedUpToMs: common === 'team' ? upToMs : upToMs - DAY_MS };
  const checkpoint = { month, upToId, upToMs, ...carried, timeZone: TIME_ZONE, part: 1, parts: 1, recent: [] };
  const createdAtMs = time.nowMs() - 60_000;
  journal.plant({ kind: 'checkpoint', momentId: 'a-lie', createdById: '90', agentId: '90', createdAtMs, currency, detail: { checkpoint } });
}

/** A lead opens the Budget tab, which stamps what it finds, and says the limits where they are others. */
export async function openBudget(sight: Sight, leadId: string, set: Limits): Promise<void> {
  const { world } = sight;
  const seen: World = { ...world, journal: { ...world.journal, as: (id) => seenThrough(world.journal.as(id), sight) } };
  const settings = parsedSettings({ currency: set.currency, limits: set });
  await createBudget(aLeadCore(seen, { agent: { ...LENA, id: leadId }, settings, leadIds: ['90', '91'] })).load();
}

/** A lead takes back what was given on tickets, and to customers, that are gone; gives, in words, what could not be ended, or null. */
export async function endGone(sight: Sight, people: readonly Person[]): Promise<string | null> {
  const { world, weather } = sight;
  const ofGone = people.filter((person) => isGone(world, person));
  const givenTo = ({ rememberedId }: Person) => world.live().find(({ state, momentId }) => state === 'posted' && momentId === rememberedId);
  for (const person of ofGone) {
    const given = givenTo(person);
    if (given === undefined) continue;
    if (given.customerId !== person.draft.customerId) return 'what was given does not tell to whom any more';
    const lead: Person = { ...person, terms: { ...person.terms, agentId: '91', isLead: true } };
    const ports = portsOf({ ...sight, sleep: () => Promise.resolve() }, lead);
    const ending = ports.reader.readSince(0).then(() =>
      takeBack(ports, given.momentId, factsOfCommitment(given, weather.currency), {
        leadId: '91',
        timeZone: TIME_ZONE,
        currency: weather.currency,
      }),
    );
    await world.time.run();
    await ending;
    if (givenTo(person) !== undefined || world.moments.moments.get(given.momentId)?.status !== 'voided')
      return 'what is gone could not be ended';
  }
  return null;
}
