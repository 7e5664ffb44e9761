import type { LimitRule } from '#domain/journal/limits.ts';

/** What somebody has typed on the tab of the limits and not saved yet: sums as they were typed, each by the name of its limit. */
export interface LimitsDraft {
  /** In which the sums are; of another currency they would be others. */
  readonly currency: string;
  /** What had been chosen when it was typed, as a text that tells one choice from another. */
  readonly over: string;
  readonly limits: Readonly<Record<string, string>>;
  readonly rules: readonly (Pick<LimitRule, 'kind' | 'id' | 'name'> & { readonly limits: Readonly<Record<string, string>> })[];
  readonly reason: string;
}

/** Remembers that in this browser tab, so that a reload of the page loses nothing. */
export interface LimitsDraftMemory {
  load(): LimitsDraft | null;
  /** Null: there is nothing to remember any more. */
  save(draft: LimitsDraft | null): void;
}
