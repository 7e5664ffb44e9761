/** What a record says that this version cannot tell, by the names of its fields: what a newer version wrote is shown, not hidden. */
export interface RecordAsItStands {
  readonly id: string;
  readonly ticketId: string;
  readonly fields: readonly (readonly [key: string, value: string])[];
}

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
  /** Of those as many as say anything, for whoever looks at the list; absent where nobody does. */
  readonly asTheyStand?: readonly RecordAsItStands[];
}
