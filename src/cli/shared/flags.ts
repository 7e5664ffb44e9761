import { type Result, fail, ok } from '#domain/shared/result.ts';

/** The arguments of a command: its file, and the values of its flags. */
export interface Arguments {
  readonly file: string;
  readonly flags: ReadonlyMap<string, string>;
}

/**
 * Reads one file name and flags with a value each, `--unit week` or `--unit=week`; those of `switches` have none, and are read as empty. A
 * sentence says what is wrong.
 */
export function parseArguments(
  args: readonly string[],
  allowed: readonly string[],
  switches: readonly string[] = [],
): Result<Arguments, string> {
  const rest = args.flatMap((arg) => (/^--[\w-]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  const flags = new Map<string, string>();
  const files: string[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    if (switches.includes(word)) {
      flags.set(word, '');
      continue;
    }
    if (!allowed.includes(word)) return fail(`There is no flag "${word}"; there are ${[...allowed, ...switches].join(', ')}.`);
    const value = rest.shift();
    if (value === undefined || value.startsWith('--')) return fail(`${word} needs a value.`);
    flags.set(word, value);
  }
  const [file] = files;
  if (file === undefined) return fail('The file is missing.');
  return files.length > 1 ? fail(`One file is read at a time, not ${files.join(' and ')}.`) : ok({ file, flags });
}
