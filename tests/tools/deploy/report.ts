import type { Finding } from './read-back.ts';
import type { Terminal } from './terminal.ts';

/** Says what was found in the account, line by line, and gives whether all of it is as it should be. */
export function report(terminal: Terminal, findings: readonly Finding[]): boolean {
  terminal.say('\nIn the account:');
  for (const { isThere, sentence } of findings) terminal.say(`${isThere ? '✓' : '✗'} ${sentence}`);
  terminal.say('');
  return findings.every(({ isThere }) => isThere);
}
