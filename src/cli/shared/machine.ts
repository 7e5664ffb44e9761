/** What a command needs of the machine. */
export interface Machine {
  /** The text of a file, or null where it cannot be read. */
  readonly read: (path: string) => string | null;
  /** The bytes of a file, piece by piece, or null where it cannot be read: files of orders may be larger than a text can be. */
  readonly bytes: (path: string) => (() => Iterable<Uint8Array>) | null;
  /** Writes a file, and makes its folder where there is none. */
  readonly write: (path: string, text: string) => void;
  /** To standard output: what was asked for. */
  readonly print: (text: string) => void;
  /** To standard error: progress, complaints and warnings. */
  readonly note: (line: string) => void;
  readonly nowMs: () => number;
}

/** A command was called wrongly; its exit code differs from that of a command that found a fault in the data. */
export const WRONG_CALL = 2;
export const FAILED = 1;

/** Says what is wrong and returns the exit code. */
export function refuse(machine: Machine, sentence: string, code: number = FAILED): number {
  machine.note(sentence);
  return code;
}

const SHOWN_ROWS = 10;

/** Names the rows that are left out, as far as a person reads them, or as many as are asked for. */
export function noteRejected(
  machine: Machine,
  rejected: readonly string[],
  { count = rejected.length, shown = SHOWN_ROWS }: { readonly count?: number; readonly shown?: number } = {},
): void {
  for (const complaint of rejected.slice(0, shown)) machine.note(`  ${complaint}`);
  const left = count - Math.min(shown, rejected.length);
  if (left > 0) machine.note(`  … and ${left} more`);
}
