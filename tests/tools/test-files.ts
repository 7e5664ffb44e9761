import { readdirSync } from 'node:fs';

/** Lists the files of tests that vitest runs, from the top of the repository. */
export function testFiles(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .map((path) => `tests/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path))
    .toSorted();
}
