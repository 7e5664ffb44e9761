import * as v from 'valibot';
import { RULE_KINDS } from '#domain/journal/limits.ts';

/** A rule about some people or customers alone but for its name, as it is kept. What it says of a limit that is not known here is read and goes unused. */
export const limitRuleParts = {
  kind: v.picklist(RULE_KINDS),
  id: v.pipe(v.string(), v.nonEmpty()),
  limits: v.record(v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};
