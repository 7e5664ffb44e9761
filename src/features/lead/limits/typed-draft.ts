import { LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';
import { type ChosenSet, RULE_KEYS } from '#domain/journal/limits.ts';
import type { Currency } from '#domain/money/money.ts';
import type { LimitsDraft } from '#ports/limits-draft.ts';
import { NOTHING_TYPED, type TypedChoice, newRule } from './typed-limits.ts';

/** Tells one choice from another. */
export function overOf({ limits, rules = [] }: ChosenSet): string {
  return JSON.stringify([limits, rules]);
}

/**
 * What was typed and not saved before the page was opened; null where nothing was, or that was in another currency, or over another choice than
 * the one that is there by now: saved as it stands, it would undo what somebody chose since.
 */
export function typedIn(
  draft: LimitsDraft | null,
  { currency, chosen }: { readonly currency: Currency; readonly chosen: ChosenSet },
): { readonly typed: TypedChoice; readonly reason: string } | null {
  if (draft === null || draft.currency !== currency || draft.over !== overOf(chosen)) return null;
  const limits = { ...NOTHING_TYPED.limits, ...ofKeys(LIMIT_KEYS, draft.limits) };
  const rules = draft.rules.map(({ limits: texts, ...about }) => {
    const rule = newRule(about);
    return { ...rule, limits: { ...rule.limits, ...ofKeys(RULE_KEYS, texts) } };
  });
  return { typed: { limits, rules }, reason: draft.reason };
}

/** What this version has no field for is dropped. */
function ofKeys<Key extends string>(keys: readonly Key[], texts: Readonly<Record<string, string>>): { readonly [One in Key]?: string } {
  const pairs = keys.flatMap((key) => (texts[key] === undefined ? [] : [[key, texts[key]]]));
  return Object.fromEntries(pairs) as { readonly [One in Key]?: string };
}
