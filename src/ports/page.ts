/** As much of a list as one request gives. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the page that follows; null at the end. */
  readonly next: string | null;
  /**
   * How many records of this page could not be told and are left out of `items`. Each may hold money, so whoever decides about
   * money must not take such a page for whole.
   */
  readonly unreadable: number;
}
