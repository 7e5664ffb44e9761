import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { importsOf } from '../tidy/repository.ts';
import { testFiles } from './test-files.ts';

/** What a rule would have to use for the machine's own time zone to make a difference. */
const clockOrCalendar = /\bDate\b|\bDateTimeFormat\b|\btoLocale(Date|Time)?String\b/;
/** From a test to the module it is about, and to what that calls: what lies deeper has a test of its own. */
const steps = 2;

/**
 * Lists the tests of the domain that come near a clock or a calendar: those that, or whose modules, or what those import, use
 * one. Made from the files each time, so that a new one is among them without anybody's doing.
 */
export function farZoneTests(): string[] {
  const near = new Map<string, boolean>();
  return testFiles().filter((path) => path.startsWith('tests/domain/') && isNearTime(path, steps, near));
}

function isNearTime(path: string, left: number, known: Map<string, boolean>): boolean {
  const key = `${left} ${path}`;
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const source = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const isNear =
    clockOrCalendar.test(source) ||
    (left > 0 &&
      importsOf(source)
        .map((name) => fileOf(name, path))
        .some((imported) => imported !== null && isNearTime(imported, left - 1, known)));
  known.set(key, isNear);
  return isNear;
}

const aliases: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).imports;

/** The file that an import names; null for a package. */
function fileOf(name: string, importer: string): string | null {
  if (name.startsWith('.')) return existing(posix.join(posix.dirname(importer), name));
  const alias = Object.keys(aliases).find((pattern) => name.startsWith(pattern.replace('*', '')));
  const target = alias === undefined ? undefined : aliases[alias];
  if (alias === undefined || target === undefined) return null;
  return existing(posix.normalize(target.replace('*', name.slice(alias.length - 1))));
}

function existing(path: string): string {
  if (!existsSync(path))
    throw new Error(`${path} is imported and does not exist: an import that cannot be followed might hide a use of time.`);
  return path;
}
