import * as v from 'valibot';
import { LIMIT_NAMES } from '#domain/journal/limit-names.ts';
import type { Decision } from '#domain/moments/moment.ts';
import { REQUEST_LINE_KINDS } from '#domain/moments/request-line.ts';
import { OUTCOMES } from '#domain/policy/policy.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { STUDIES, type Study } from '#domain/policy/suggestion.ts';
import { RULE_NAMES } from '#domain/policy/names.ts';
import { currencySchema } from '../shared/currency-schema.ts';

const wholeMinor = v.pipe(v.number(), v.safeInteger());
const finite = v.pipe(v.number(), v.finite());

/** A list of which those are kept that can be read: another version may have known more words. */
export function readableOnes<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.map((item) => v.safeParse(schema, item)).flatMap((item) => (item.success ? [item.output] : []))),
  );
}

const STUDY_NAMES = Object.keys(STUDIES) as Study[];

const gestureSchema = v.object({ daysAgo: finite, isSameCause: v.boolean(), isSameTicket: v.boolean(), amountMinor: wholeMinor });
const incidentSchema = v.object({
  daysAgo: finite,
  isSameCause: v.boolean(),
  fault: v.exactOptional(v.fallback(v.nullable(v.picklist(FAULTS)), null)),
});
const valueSchema = v.object({
  tier: v.string(),
  upliftPercent: finite,
  marginMinor: v.exactOptional(v.fallback(v.nullable(wholeMinor), null)),
});
const teamSchema = v.object({ count: wholeMinor, medianMinor: wholeMinor, lowMinor: wholeMinor, highMinor: wholeMinor, days: finite });

const matterSchema = v.object({
  ticketIds: v.array(v.string()),
  isUnanswered: v.boolean(),
  given: v.nullable(v.object({ ticketId: v.string(), amountMinor: wholeMinor })),
});

/** What an earlier version did not keep reads as not known. */
const factsSchema = v.object({
  cause: v.nullable(v.string()),
  fault: v.picklist(FAULTS),
  severity: v.picklist(SEVERITIES),
  matter: v.fallback(v.nullable(matterSchema), null),
  outcome: v.fallback(v.nullable(v.picklist(OUTCOMES)), null),
  lossMinor: v.fallback(v.nullable(wholeMinor), null),
  orderMinor: v.exactOptional(v.fallback(v.nullable(wholeMinor), null)),
  hoursSinceReport: v.nullable(finite),
  hoursSinceFailure: v.fallback(v.nullable(finite), null),
  priorIncidents: readableOnes(incidentSchema),
  gestures: v.fallback(readableOnes(gestureSchema), []),
  value: v.nullable(valueSchema),
  isGroup: v.fallback(v.boolean(), false),
  isVulnerable: v.fallback(v.boolean(), false),
  isStatutoryMet: v.fallback(v.boolean(), false),
  team: v.fallback(v.nullable(teamSchema), null),
  allowances: readableOnes(
    v.object({ limit: v.picklist(LIMIT_NAMES), left: v.object({ amountMinor: wholeMinor, currency: currencySchema }) }),
  ),
});

const reasonSchema = v.object({
  rule: v.picklist(RULE_NAMES),
  variant: v.string(),
  deltaMinor: wholeMinor,
  facts: v.record(v.string(), v.union([v.number(), v.string()])),
  studies: readableOnes(v.picklist(STUDY_NAMES)),
  strength: v.fallback(v.nullable(v.picklist([5, 4, 3, 2, 'practice'])), null),
  choice: v.fallback(v.nullable(v.picklist(['ours', 'team'])), null),
});

const relationSchema = v.object({ of: v.picklist(['margin', 'sales']), totalMinor: wholeMinor, orderMinor: wholeMinor });

/** Every line or none: a conversation with a gap would say something else. */
const lineSchema = v.object({
  kind: v.picklist(REQUEST_LINE_KINDS),
  byId: v.string(),
  byName: v.string(),
  atMs: finite,
  text: v.string(),
  amountMinor: v.nullable(wholeMinor),
});

/** Reads the JSON that is kept of a decision. */
export const decisionSchema = v.object({
  policyVersion: v.string(),
  facts: factsSchema,
  reasons: readableOnes(reasonSchema),
  suggestedMinor: wholeMinor,
  suggestedKind: v.exactOptional(v.fallback(v.nullable(v.pipe(v.string(), v.nonEmpty())), null)),
  range: v.fallback(
    v.nullable(v.object({ lowMinor: wholeMinor, highMinor: wholeMinor, mostMinor: v.fallback(v.nullable(wholeMinor), null) })),
    null,
  ),
  relation: v.exactOptional(v.fallback(v.nullable(relationSchema), null)),
  isWithinAuthority: v.fallback(v.boolean(), false),
  request: v.exactOptional(v.array(lineSchema)),
}) satisfies v.GenericSchema<unknown, Decision>;
