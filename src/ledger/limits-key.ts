import type { JournalEntry } from '#domain/journal/types.ts';

/** The key of what says the limits under an id, by which those who were told of it read it. */
export function limitsKey(id: string): string {
  return `limits:${id}`;
}

/** What others call the entry that says the limits: its id and the server's stamp, by which whoever opened later need not read it. */
export function limitsName({ momentId, createdAtMs }: Pick<JournalEntry, 'momentId' | 'createdAtMs'>): string {
  return `${momentId}@${createdAtMs.toString(36)}`;
}

/** The id and the stamp in a name; one without a stamp, which is an id alone, may be newer than anything. */
export function readLimitsName(name: string): { readonly id: string; readonly atMs: number } {
  const [id = name, stamp = ''] = name.split('@');
  const atMs = Number.parseInt(stamp, 36);
  return { id, atMs: Number.isNaN(atMs) ? Infinity : atMs };
}
