import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { createBudget } from './budget-state.ts';

export function openTab(core: LeadCore): OpenTab {
  const budget = createBudget(core);
  return { View: () => null, Announcement: () => null, section: () => budget.getState().budget, refresh: budget.load };
}
