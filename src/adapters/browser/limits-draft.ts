import * as v from 'valibot';
import { RULE_KINDS } from '#domain/journal/limits.ts';
import type { LimitsDraftMemory } from '#ports/limits-draft.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

const texts = v.record(v.string(), v.string());

const schema = v.object({
  draft: v.nullable(
    v.object({
      currency: v.string(),
      over: v.string(),
      limits: texts,
      rules: v.pipe(v.array(v.object({ kind: v.picklist(RULE_KINDS), id: v.string(), name: v.string(), limits: texts })), v.readonly()),
      reason: v.string(),
    }),
  ),
});

/** Keeps in the browser what somebody types on the tab of the limits, each person's own. */
export function createLimitsDraftMemory({ agentId, ...browser }: BrowserPlace & { readonly agentId: string }): LimitsDraftMemory {
  const stored = createStoredJson(browser, { topic: `limits-draft:${agentId}`, schema });
  return {
    load: () => stored.load()?.draft ?? null,
    save(draft) {
      stored.save({ draft });
    },
  };
}
