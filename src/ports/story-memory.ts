/** A gesture whose story nobody has written yet. */
export interface Storyless {
  readonly momentId: string;
  readonly ticketId: string;
  /** Its agent has been told on another ticket, and is not told again. */
  readonly isSaid: boolean;
}

/** Remembers in this browser which gestures of an agent have no story yet: the journal tells of no stories. */
export interface StoryMemory {
  /** The newest first. */
  load(): readonly Storyless[];
  save(storyless: readonly Storyless[]): void;
}
