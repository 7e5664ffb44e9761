import type { LeadCore } from './lead-core.ts';

/** Zendesk takes so many ids at once. */
const NAMES_AT_ONCE = 100;

/**
 * Asks Zendesk what people are called whose names are not known yet: one request for each hundred. Somebody whom the account no
 * longer knows, and everybody where it cannot be asked, is told by number.
 */
export async function askNames(core: LeadCore, ids: Iterable<string>): Promise<void> {
  const known = core.getState().names;
  const unknown = [...new Set(ids)].filter((id) => id !== '' && !known.has(id));
  for (let from = 0; from < unknown.length; from += NAMES_AT_ONCE) {
    const read = await core.ports.directory.namesOf(unknown.slice(from, from + NAMES_AT_ONCE));
    if (!read.ok) return;
    core.learnNames(read.value);
  }
}
