import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aServiceMoment, type ServiceMomentChanges } from '#builders/a-service-moment.ts';
import { aTabAddress } from '#builders/a-tab-address.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { createInsights } from '#features/lead/insights/insights-state.ts';
import type { Filter } from '#ports/page-address.ts';

/** A moment so many days before now. */
export function aMomentDaysAgo(world: World, daysAgo: number, changes: ServiceMomentChanges = {}) {
  const createdAtMs = world.time.nowMs() - daysAgo * DAY_MS;
  return aServiceMoment({ id: `m-${daysAgo}`, createdAtMs, day: localDay(createdAtMs, 'UTC'), ...changes });
}

/** The tab in a world with so many moments, so many a day and the newest today. */
export function anInsightsTab({
  count = 0,
  aDay = 10,
  at = {},
  agent = LENA,
}: { readonly count?: number; readonly aDay?: number; readonly at?: Filter; readonly agent?: typeof LENA } = {}) {
  const world = aWorld();
  const page = aLeadPage(world, { agent });
  for (let index = count - 1; index >= 0; index -= 1)
    page.archive.logged.push(aMomentDaysAgo(world, Math.floor(index / aDay), { id: `m-${index}`, ticketId: String(501 + index) }));
  const address = aTabAddress(at);
  const { core } = page.session;
  const insights = createInsights(core, address);
  const done = async (press: () => Promise<void> | void): Promise<void> => {
    const pressing = press();
    await world.time.run();
    await pressing;
  };
  return { world, page, core, address, insights, archive: page.archive, people: page.people, done, load: () => done(insights.load) };
}
