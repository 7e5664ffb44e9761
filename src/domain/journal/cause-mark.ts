/** What was changed is told in a few words. */
export const FIX_NOTE_LENGTH_AT_MOST = 500;

/** `fixed` whether the team has mended what leads to a cause, and what it did · `owner` who sees to it; empty: nobody. */
export type CauseMark =
  | { readonly kind: 'fixed'; readonly isFixed: boolean; readonly note: string }
  | { readonly kind: 'owner'; readonly ownerId: string };
