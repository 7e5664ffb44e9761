import { askedOf } from '../session/pending-gesture.ts';
import type { SessionCore } from '../session/session-core.ts';

/** Forgets what was asked as this moment; what is asked as another, or typed for the next request, stays. */
export function forgetAsked(core: SessionCore, momentId: string | null): void {
  const asked = askedOf(core);
  if (asked !== undefined && asked.momentId === momentId) core.persistAsked(undefined);
}
