import * as v from 'valibot';
import { MOMENT_KINDS } from '#domain/moments/moment.ts';
import type { LogDrafts } from '#ports/log-drafts.ts';
import { type BrowserPlace, createStoredJson } from './stored-json.ts';

/** Raised when what is stored changes its meaning; what another version wrote is dropped. */
const VERSION = 1;
/** The newest of one person: nobody goes back to more. */
const DRAFTS_AT_MOST = 20;

const schema = v.object({
  version: v.literal(VERSION),
  drafts: v.array(
    v.object({
      place: v.string(),
      momentId: v.string(),
      kind: v.picklist(MOMENT_KINDS),
      personId: v.string(),
      ticketText: v.string(),
      story: v.string(),
    }),
  ),
});

/** Keeps in the browser what somebody has begun to tell. */
export function createLogDrafts({ agentId, ...browser }: BrowserPlace & { readonly agentId: string }): LogDrafts {
  const stored = createStoredJson(browser, { topic: `log:${agentId}`, schema });
  const all = () => stored.load()?.drafts ?? [];
  return {
    load: (place) => all().find((one) => one.place === place) ?? null,
    save(place, draft) {
      const others = all().filter((one) => one.place !== place);
      const drafts = draft === null ? others : [{ ...draft, place }, ...others];
      stored.save({ version: VERSION, drafts: drafts.slice(0, DRAFTS_AT_MOST) });
    },
  };
}
