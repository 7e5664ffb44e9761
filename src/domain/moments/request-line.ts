/** What was said about a request, in order: the last line tells where it stands. */
export const REQUEST_LINE_KINDS = ['asked', 'question', 'reply', 'approved', 'declined', 'withdrawn'] as const;
export type RequestLineKind = (typeof REQUEST_LINE_KINDS)[number];

/** One line of a request: who said what, and about which sum. */
export interface RequestLine {
  readonly kind: RequestLineKind;
  readonly byId: string;
  readonly byName: string;
  /** By the writer's reading of the server's clock; for people, decides nothing. */
  readonly atMs: number;
  readonly text: string;
  /** Minor units: asked for, or approved; null where the line is not about a sum. */
  readonly amountMinor: number | null;
}
