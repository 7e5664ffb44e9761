import type { PriorIncident, SuggestionFacts } from './suggestion.ts';

/** No sum is more, in minor units: a thousand millions of any currency. Beyond it sums would not be exact. */
const MINOR_AT_MOST = 1e13;

/**
 * Facts that can be reckoned with. A figure that is none, or less than nothing, is not known; a sum that is larger than any
 * counts as the largest there can be.
 */
export function soundFacts(facts: SuggestionFacts): SuggestionFacts {
  const { value, matter } = facts;
  const given = matter?.given ?? null;
  return {
    ...facts,
    lossMinor: sumOrNull(facts.lossMinor),
    hoursSinceReport: hoursOrNull(facts.hoursSinceReport),
    hoursSinceFailure: hoursOrNull(facts.hoursSinceFailure),
    priorIncidents: facts.priorIncidents.flatMap((incident) => soundIncident(incident)),
    gestures: facts.gestures.map((gesture) => ({ ...gesture, amountMinor: sumOrNull(gesture.amountMinor) ?? 0 })),
    matter: matter === null || given === null ? matter : { ...matter, given: { ...given, amountMinor: sumOrNull(given.amountMinor) ?? 0 } },
    value:
      value === null
        ? null
        : {
            ...value,
            upliftPercent: Number.isNaN(value.upliftPercent) ? 0 : Math.round(Math.min(1e6, Math.max(-1e6, value.upliftPercent))),
            marginMinor: sumOrNull(value.marginMinor ?? null),
          },
  };
}

function sumOrNull(minor: number | null): number | null {
  return minor === null || Number.isNaN(minor) || minor < 0 ? null : Math.round(Math.min(MINOR_AT_MOST, minor));
}

/** A wait that goes on for ever is a long one. */
function hoursOrNull(hours: number | null): number | null {
  return hours === null || Number.isNaN(hours) || hours < 0 ? null : Math.min(1e7, hours);
}

/** A day that lies ahead counts as today; of one that is no number nobody knows whether it counts. */
function soundIncident(incident: PriorIncident): readonly PriorIncident[] {
  return Number.isNaN(incident.daysAgo) ? [] : [{ ...incident, daysAgo: Math.max(0, incident.daysAgo) }];
}
