import type { PageOutput } from '#ports/page-output.ts';

/** A browser's clipboard, printer and screen, in memory. */
export interface FakePageOutput extends PageOutput {
  readonly copied: string[];
  /** Whether the browser lets this frame write to the clipboard. */
  mayCopy: boolean;
  readonly did: string[];
  /** The person presses Escape while the page has the whole screen. */
  escape(): void;
}

export function createFakePageOutput(): FakePageOutput {
  const listeners = new Set<() => void>();
  const output: FakePageOutput = {
    copied: [],
    mayCopy: true,
    did: [],
    copy(text) {
      if (output.mayCopy) output.copied.push(text);
      return Promise.resolve(output.mayCopy);
    },
    print() {
      output.did.push('print');
    },
    enterFullScreen() {
      output.did.push('enter');
      return Promise.resolve();
    },
    leaveFullScreen() {
      output.did.push('leave');
      return Promise.resolve();
    },
    onFullScreenLeft(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    escape() {
      for (const listener of listeners) listener();
    },
  };
  return output;
}
