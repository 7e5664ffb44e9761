import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refused } from './refused.ts';

/** Whoever runs a command, where somebody does. */
export interface Terminal {
  /** False in a pipeline, where nobody can be asked. */
  readonly isThere: boolean;
  ask(question: string): Promise<string>;
  /** The same, without showing what is typed. */
  askSecretly(question: string): Promise<string>;
  say(line: string): void;
}

export const thisTerminal: Terminal = {
  isThere: process.stdin.isTTY && process.stdout.isTTY,
  ask: (question) => asked(question, process.stdout),
  async askSecretly(question) {
    process.stdout.write(question);
    const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() });
    const answer = await asked('', nowhere);
    process.stdout.write('\n');
    return answer;
  },
  say: (line) => void process.stdout.write(`${line}\n`),
};

async function asked(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  // Ctrl-C and Ctrl-D end the reading, and nothing else would end the waiting.
  const ended = new Promise<never>((_settle, reject) => {
    lines.once('close', () => {
      reject(new Refused('The question was not answered: nothing was changed.'));
    });
  });
  try {
    return (await Promise.race([lines.question(question), ended])).trim();
  } finally {
    lines.close();
  }
}
