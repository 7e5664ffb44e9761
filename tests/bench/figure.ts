/** One line of what the bench prints. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** Whether it breaks a bound, which fails the bench. */
  readonly isOver?: boolean;
}
