import type { JournalEntry } from '#domain/journal/types.ts';

/** The key of what says the limits under an id, by which those who were told of it read it. */
export function limitsKey(id: string): string {
  return `limits:${id}`;
}

/** Ends the name of limits that a lead has chosen: they hold also for whoever opened later. */
const CHOSEN = 'chosen';

/** What others call the entry that says the limits: its id, the server's stamp, by which whoever opened later need not read those of the settings, and its sort. */
export function limitsName({
  momentId,
  createdAtMs,
  detail: { chosen },
}: Pick<JournalEntry, 'momentId' | 'createdAtMs' | 'detail'>): string {
  const stamp = createdAtMs.toString(36);
  return chosen === undefined ? `${momentId}@${stamp}` : `${chosen.id}@${stamp}@${CHOSEN}`;
}

/** The id, the stamp and the sort in a name; one without a stamp, which is an id alone, may be newer than anything. */
export function readLimitsName(name: string): { readonly id: string; readonly atMs: number; readonly isChosen: boolean } {
  const [id = name, stamp = '', sort] = name.split('@');
  const atMs = Number.parseInt(stamp, 36);
  return { id, atMs: Number.isNaN(atMs) ? Infinity : atMs, isChosen: sort === CHOSEN };
}
