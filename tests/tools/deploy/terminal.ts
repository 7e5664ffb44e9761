import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

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
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}
