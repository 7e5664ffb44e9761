import type { Limits, StampedLimits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { anEntry } from './an-entry.ts';
import { limits } from './limits.ts';

/** Limits as an entry states them, which names their currency itself. */
export function statedLimits(over: Partial<Limits> = {}): StampedLimits {
  const { currency: _entrys, ...rest } = limits(over);
  return rest;
}

/** The entry by which somebody, a lead with the id 90, chooses limits. */
export function saidLimits(over: Partial<Limits>, entry: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ kind: 'limits', momentId: 'limits-1', createdById: '90', detail: { limits: statedLimits(over) }, ...entry });
}
