import type { Cause } from '../incidents/incidents.ts';
import type { Fault } from '../gestures/gesture.ts';
import type { Words } from './suggestion.ts';

/** Chooses the words: a failure of ours is owned by name; any other is regretted, since owning it would be untrue. */
export function wordsFor(about: { readonly cause: Cause | null; readonly fault: Fault }): Words {
  return { apology: about.fault === 'ours' && about.cause !== null ? about.cause : 'other' };
}
