import type { LeadTab } from './session/lead-tab.ts';
import { type LeadRole, may } from './session/role.ts';

/** The tabs of the leads' page, in their order. A tab is a folder, and a line here. */
export const LEAD_TABS = [
  { id: 'line_up', isFor: (role) => may(role, 'line_up'), load: () => import('./line-up/tab.tsx') },
  { id: 'moments', isFor: (role) => may(role, 'moments'), load: () => import('./moments/tab.tsx') },
  { id: 'requests', isFor: (role) => may(role, 'requests'), load: () => import('./requests/tab.tsx') },
  { id: 'budget', isFor: (role) => may(role, 'budget'), load: () => import('./budget/tab.tsx') },
  { id: 'insights', isFor: (role) => may(role, 'insights'), load: () => import('./insights/tab.tsx') },
  { id: 'limits', isFor: (role) => may(role, 'limits'), load: () => import('./limits/tab.tsx') },
  { id: 'setup', isFor: (role) => may(role, 'setup'), load: () => import('./setup/tab.tsx') },
] as const satisfies readonly LeadTab[];

/** What a page opens with whose address names no tab; the first, where somebody does not see it. */
export const OPENS_WITH: LeadTabId = 'requests';

export type LeadTabId = (typeof LEAD_TABS)[number]['id'];

/** The tabs that somebody sees; none for whoever is no lead. */
export function tabsFor(role: LeadRole): readonly LeadTab<LeadTabId>[] {
  return LEAD_TABS.filter((tab) => tab.isFor(role));
}

/**
 * Fetches script and sentences of the tab that an address names, or of the first, while Zendesk is still asked who looks at it.
 * Where that fails they are fetched when the tab is opened, which says so.
 */
export function fetchTab(id: string | null, locales: readonly string[]): void {
  const tab = LEAD_TABS.find((candidate) => candidate.id === (id ?? OPENS_WITH)) ?? LEAD_TABS[0];
  tab.load().then(
    ({ sentences }) => sentences.fetch(locales),
    () => undefined,
  );
}
