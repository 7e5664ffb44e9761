import { useSyncExternalStore } from 'react';
import type { LeadCore } from '../session/lead-core.ts';
import type { LeadState } from '../session/lead-state.ts';
import type { Account } from './lead-sentences.ts';

/** The account as a tab speaks of it, at the time of what it shows. */
export function useAccount(core: LeadCore, nowMs: number): Account {
  const { names } = useSyncExternalStore(core.subscribe, core.getState);
  const { agent, timeZone } = core.context;
  return { names, ownId: agent.id, currency: core.settings().currency, timeZone, nowMs };
}

/** Where the moments stand that a lead corrects, the last to change last. */
export function useCorrections(core: LeadCore): LeadState['corrections'] {
  return useSyncExternalStore(core.subscribe, core.getState).corrections;
}

/** Where measuring the account stands. */
export function useMeasuring(core: LeadCore): LeadState['measuring'] {
  return useSyncExternalStore(core.subscribe, core.getState).measuring;
}
