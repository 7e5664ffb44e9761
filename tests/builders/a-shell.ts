import type { Machine } from '#cli/shared/machine.ts';
import { NOW_MS } from './clock.ts';
import { bytesOf } from './an-orders-file.ts';

/** A machine whose files are a map, and which keeps what a command prints and notes. */
export interface Shell {
  readonly machine: Machine;
  readonly files: Map<string, string>;
  printed: string;
  noted: string;
  /** As before any command, with these files. */
  reset(files: Readonly<Record<string, string>>): void;
}

export function aShell(): Shell {
  const files = new Map<string, string>();
  const shell: Shell = {
    files,
    printed: '',
    noted: '',
    reset(first) {
      files.clear();
      for (const [path, text] of Object.entries(first)) files.set(path, text);
      shell.printed = '';
      shell.noted = '';
    },
    machine: {
      read: (path) => files.get(path) ?? null,
      bytes: (path) => {
        const text = files.get(path);
        return text === undefined ? null : bytesOf(text);
      },
      write: (path, text) => void files.set(path, text),
      print: (text) => {
        shell.printed += text;
      },
      note: (line) => {
        shell.noted += `${line}\n`;
      },
      nowMs: () => NOW_MS,
    },
  };
  return shell;
}
