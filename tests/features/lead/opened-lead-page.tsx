import { act } from '@testing-library/react';
import { LeadPage } from '#features/lead/LeadPage.tsx';
import type { LeadTab } from '#features/lead/session/lead-tab.ts';
import { LEAD_TABS, type LeadTabId } from '#features/lead/tabs.ts';
import { aLeadPage } from '#builders/a-lead-page.ts';
import type { World } from '#builders/a-world.ts';
import { around } from '../../ui/around.tsx';
import { sentences } from '../../ui/english.ts';
import { byRole, pressed, rendered } from '../../ui/rendered.tsx';

/** The tabs of the app, whose scripts and sentences are there already: no test waits for them. */
export const loadedTabs: readonly LeadTab<LeadTabId>[] = await Promise.all(
  LEAD_TABS.map(async (tab) => {
    const module = { ...(await tab.load()), sentences: { load: () => Promise.resolve(sentences), fetch: () => undefined } };
    return { ...tab, load: () => Promise.resolve(module) };
  }),
);

/** Those of an admin, who has what a lead has and Setup. */
export const adminTabs = loadedTabs.filter(({ isFor }) => isFor('admin'));

/** Opens the page with its tabs, and waits until the first is read. */
export async function opened(
  world: World,
  options: Parameters<typeof aLeadPage>[1] = {},
  prepare: (page: ReturnType<typeof aLeadPage>) => void = () => undefined,
) {
  const page = aLeadPage(world, { tabs: adminTabs, ...options });
  prepare(page);
  const screen = await rendered(around(<LeadPage session={page.session} />));
  await act(async () => {
    page.session.start();
    await world.time.run();
  });
  const press = (role: string, name: string | RegExp): Promise<void> => pressed(byRole(screen, role, name), () => world.time.run());
  return { ...page, screen, press };
}
