import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { createRequests } from './requests-state.ts';

export function openTab(core: LeadCore): OpenTab {
  const requests = createRequests(core);
  return { View: () => null, Announcement: () => null, section: () => requests.getState().requests, refresh: requests.load };
}
