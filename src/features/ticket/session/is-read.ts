import type { SessionState } from './session-state.ts';

/** Whether every section has been read, well or not: nothing more comes by itself. */
export function isRead({ value, incidents, journal }: Pick<SessionState, 'value' | 'incidents' | 'journal'>): boolean {
  return [value, incidents, journal].every(({ state }) => state !== 'loading');
}
