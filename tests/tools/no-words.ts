/** The exit code of a command that was called wrongly. */
const WRONG_CALL = 2;

/** Has a command that takes nothing refuse what it is given: what it does not do must not look done. Gives its exit code; null where all is well. */
export function refuseWords(command: string, words: readonly string[]): number | null {
  if (words.length === 0) return null;
  process.stderr.write(`${command} takes no flags and no names, and was given ${JSON.stringify(words.join(' '))}: nothing was done.\n`);
  return WRONG_CALL;
}
