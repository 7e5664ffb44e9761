import type { LeadTab } from './session/lead-tab.ts';
import { type LeadRole, may } from './session/role.ts';

/** The tabs of the leads' page, in their order. A tab is a folder, and a line here. */
export const LEAD_TABS = [
  { id: 'line_up', isFor: (role) => may(role, 'line_up'), load: () => import('./line-up/tab.tsx') },
  { id: 'moments', isFor: (role) => may(role, 'moments'), load: () => import('./moments/tab.tsx') },
  { id: 'requests', isFor: (role) => may(role, 'requests'), load: () => import('./requests/tab.tsx') },
  { id: 'budget', isFor: (role) => may(role, 'budget'), load: () => import('./budget/tab.tsx') },
  { id: 'insights', isFor: (role) => may(role, 'insights'), load: () => import('./insights/tab.tsx') },
  // A lead reads of everybody what an agent reads of themselves.
  { id: 'budget_own', isFor: (role) => may(role, 'budget_own') && !may(role, 'budget'), load: () => import('./own-budget/tab.tsx') },
  { id: 'limits', isFor: (role) => may(role, 'limits'), load: () => import('./limits/tab.tsx') },
  { id: 'setup', isFor: (role) => may(role, 'setup'), load: () => import('./setup/tab.tsx') },
] as const satisfies readonly LeadTab[];

/** What a page opens on whose address names no tab: for whoever answers requests on those, where any wait. */
export const OPENS_ON = { waiting: 'requests', otherwise: 'line_up' } as const satisfies Readonly<Record<string, LeadTabId>>;

export type LeadTabId = (typeof LEAD_TABS)[number]['id'];

/** The tabs that somebody sees; none for whoever is no lead. */
export function tabsFor(role: LeadRole): readonly LeadTab<LeadTabId>[] {
  return LEAD_TABS.filter((tab) => tab.isFor(role));
}

/**
 * Fetches script and sentences of the tab that an address names, or of those that the page may open on, while Zendesk is still asked
 * who looks at it. Where that fails they are fetched when the tab is opened, which says so.
 */
export function fetchTab(id: string | null, locales: readonly string[]): void {
  const named = LEAD_TABS.filter((tab) => tab.id === id);
  const ids: readonly LeadTabId[] = Object.values(OPENS_ON);
  for (const { load } of named.length > 0 ? named : LEAD_TABS.filter((tab) => ids.includes(tab.id))) {
    load().then(
      ({ sentences }) => sentences.fetch(locales),
      () => undefined,
    );
  }
}
