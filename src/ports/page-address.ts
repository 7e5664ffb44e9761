/** How the list of a tab is narrowed down: values by the names that the tab gives them. */
export type Filter = Readonly<Record<string, string>>;

/** Where on a page somebody is. */
export interface Place {
  /** Null where the address does not say. */
  readonly tab: string | null;
  readonly filter: Filter;
}

/** The address of a page: what a reload, a shared link and the browser's Back lead to. */
export interface PageAddress {
  read(): Place;
  /** Moves to a place; `replace` leaves no step for the browser's Back. */
  write(place: Place, step: 'push' | 'replace'): void;
  /** Calls back when the address changed otherwise than by {@link write}: by Back, Forward, or a link. */
  onMoved(listener: () => void): () => void;
}

/** Links of the workspace that lead into a page of the app. */
export interface PageLinks {
  /** Calls back when one does, with where it leads; gives a function that stops it. */
  onRouted(listener: (place: Place) => void): () => void;
}
