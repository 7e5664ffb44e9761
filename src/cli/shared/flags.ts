import { type Result, fail, ok } from '#domain/shared/result.ts';

/** The arguments of a command: its file, the values of its flags, and the switches that are set. */
export interface Arguments {
  readonly file: string;
  readonly flags: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
}

/** What a command knows: flags with a value, flags with a value that may come several times, and switches without one. */
export interface KnownFlags {
  readonly flags: readonly string[];
  readonly repeated?: readonly string[];
  readonly switches?: readonly string[];
}

/** Between the values of a flag that came several times. */
export const BETWEEN_VALUES = '\n';

/** Reads one file name, flags with a value each, `--unit week` or `--unit=week`, and switches; a sentence says what is wrong. */
export function parseArguments(args: readonly string[], known: readonly string[] | KnownFlags): Result<Arguments, string> {
  const { flags: single, repeated = [], switches: bare = [] } = 'flags' in known ? known : { flags: known };
  const allowed = [...single, ...repeated, ...bare];
  const rest = args.flatMap((arg) => (/^--[\w-]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  const flags = new Map<string, string>();
  const switches = new Set<string>();
  const files: string[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    if (!allowed.includes(word)) return fail(`There is no flag "${word}"; there are ${allowed.join(', ')}.`);
    if (bare.includes(word)) {
      switches.add(word);
      continue;
    }
    const value = rest.shift();
    if (value === undefined || value.startsWith('--')) return fail(`${word} needs a value.`);
    const before = repeated.includes(word) ? flags.get(word) : undefined;
    flags.set(word, before === undefined ? value : `${before}${BETWEEN_VALUES}${value}`);
  }
  const [file] = files;
  if (file === undefined) return fail('The file is missing.');
  return files.length > 1 ? fail(`One file is read at a time, not ${files.join(' and ')}.`) : ok({ file, flags, switches });
}
