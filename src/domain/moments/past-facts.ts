import { daysAgo } from '../incidents/incidents.ts';
import { NOTHING_KNOWN } from '../policy/nothing-known.ts';
import type { PastMoment } from '../policy/replay.ts';
import type { SuggestionFacts } from '../policy/suggestion.ts';
import type { Decision } from './moment.ts';

/** A moment as it was kept; its facts are null where they were not. */
export type FoundMoment = Omit<PastMoment, 'facts'> & { readonly facts: SuggestionFacts | null };

/** Who gave it, for limits: what a lead approved was reserved in the lead's name, within the lead's limits. */
export function giverOf(agentId: string, decision: Pick<Decision, 'request'> | null): Pick<PastMoment, 'agentId' | 'isLead'> {
  const approved = decision?.request?.findLast(({ kind }) => kind === 'approved');
  return approved === undefined ? { agentId, isLead: false } : { agentId: approved.byId, isLead: true };
}

/** So many incidents are kept with a decision, and no rule needs more. */
const INCIDENTS_AT_MOST = 100;

/**
 * Completes moments with the facts that are missing, from those moments themselves: what the same customer was given before on other tickets
 * counts as incidents. All else is not known.
 */
export function withFacts(found: readonly FoundMoment[]): readonly PastMoment[] {
  const before = new Map<string, FoundMoment[]>();
  return found
    .toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
    .map((moment) => {
      const earlier = before.get(moment.customerId) ?? [];
      before.set(moment.customerId, earlier);
      // What was kept by an earlier version of the app says less, so the rest is as it is where nothing was kept.
      const facts: SuggestionFacts = { ...factsFrom(moment, earlier), ...moment.facts };
      earlier.push(moment);
      return { ...moment, facts };
    });
}

function factsFrom({ ticketId, cause, fault, severity, atMs }: FoundMoment, earlier: readonly FoundMoment[]): SuggestionFacts {
  const incidents = earlier.slice(-INCIDENTS_AT_MOST).filter((other) => other.ticketId !== ticketId);
  const priorIncidents = incidents.map((other) => ({
    daysAgo: daysAgo(other.atMs, atMs),
    isSameCause: other.cause === cause,
    fault: other.fault,
  }));
  return { ...NOTHING_KNOWN, cause, fault, severity, priorIncidents };
}
