import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aTabAddress } from '#builders/a-tab-address.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { LoggedMoment, ServiceMoment } from '#domain/moments/service-moment.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type MomentsParts, momentsParts } from '#features/lead/moments/tab.tsx';
import type { Filter } from '#ports/page-address.ts';
import type { SignedInAgent } from '#ports/workspace.ts';

export function aServiceMoment(id: string, over: Partial<ServiceMoment> & { readonly giving?: Moment | null } = {}): ServiceMoment {
  const { giving = { ...aDraft(), id, status: 'given' as const } } = over;
  const about: LoggedMoment = {
    id,
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    kind: 'external_win',
    cause: 'late_delivery',
    story: 'The parcel came late for a birthday.',
    day: '2026-03-18',
  };
  return { ...about, createdAtMs: Date.parse('2026-03-18T10:00:00Z'), createdById: '11', ...over, giving };
}

export function aWin(id: string, over: Partial<ServiceMoment> = {}): ServiceMoment {
  return aServiceMoment(id, { ticketId: '', customerId: '', kind: 'internal_win', cause: '', giving: null, ...over });
}

/** The tab in a world, with so many moments, one a day and the newest today. */
export function aMomentsTab({
  world = aWorld(),
  count = 0,
  agent = LENA,
  at = {},
}: { readonly world?: World; readonly count?: number; readonly agent?: SignedInAgent; readonly at?: Filter } = {}) {
  const page = aLeadPage(world, { agent });
  const { core } = page.session;
  for (let index = count - 1; index >= 0; index -= 1) page.archive.logged.push(aMomentOf(world, index));
  const address = aTabAddress(at);
  const parts: MomentsParts = momentsParts(core, address);
  const load = async (): Promise<void> => {
    const loading = parts.moments.load();
    await world.time.run();
    await loading;
  };
  return { world, core, page, archive: page.archive, address, load, ...parts };
}

export function aMomentOf(world: World, daysAgo: number): ServiceMoment {
  const createdAtMs = world.time.nowMs() - daysAgo * DAY_MS;
  return aServiceMoment(`m-${daysAgo}`, {
    createdAtMs,
    day: new Date(createdAtMs).toISOString().slice(0, 10),
    story: `Story ${daysAgo} told.`,
  });
}
