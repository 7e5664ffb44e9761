import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileBytes } from './file-bytes.ts';
import type { Machine } from './machine.ts';

/** The files, the output and the clock of the machine that a command runs on. */
export const thisMachine: Machine = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  bytes: (path) => {
    try {
      accessSync(path, constants.R_OK);
      return statSync(path).isFile() ? fileBytes(path) : null;
    } catch {
      return null;
    }
  },
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  },
  print: (text) => void process.stdout.write(text),
  note: (line) => void process.stderr.write(`${line}\n`),
  nowMs: () => Date.now(),
};

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
