import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../tidy/repository.ts';

const FILE = 'src/docs/accessibility.md';

/** The success criteria of WCAG 2.2 of levels A and AA: https://www.w3.org/TR/WCAG22/. 4.1.1 is obsolete and no longer among them. */
const LEVEL_A = `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4
2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/);
const LEVEL_AA = `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`.split(/\s+/);

/** What is so by what the pages are made of, and what no test could show: there is none of it. */
const WITHOUT_A_TEST = [
  '1.2.1',
  '1.2.2',
  '1.2.3',
  '1.2.4',
  '1.2.5',
  '1.3.3',
  '1.3.5',
  '1.4.2',
  '1.4.5',
  '1.4.13',
  '2.5.1',
  '2.5.2',
  '2.5.4',
  '2.5.7',
  '3.3.8',
];

const rows = read(FILE)
  .split('\n')
  .map((line) => /^\| (?<id>\d\.\d\.\d+) (?<name>[^|]+) \| (?<level>A{1,2}) \| (?<done>[^|]+) \| ?(?<tests>[^|]*)\|$/.exec(line)?.groups)
  .filter((row) => row !== undefined);

const idsOf = (level: string): readonly (string | undefined)[] => rows.filter((row) => row['level'] === level).map((row) => row['id']);

describe('what the page on accessibility says', () => {
  it('names each of the 55 criteria once, with its level', () => {
    expect(rows).toHaveLength(55);
    expect(idsOf('A')).toEqual(LEVEL_A);
    expect(new Set(idsOf('AA'))).toEqual(new Set(LEVEL_AA));
  });

  it('says of each what was done, and which test holds it', () => {
    const untested = rows.filter((row) => !/\]\(/.test(row['tests'] ?? '')).map((row) => row['id']);
    expect(untested).toEqual(WITHOUT_A_TEST);
    expect(rows.filter((row) => !/\w+.*\.$/.test(row['done']?.trim() ?? '')).map((row) => row['id'])).toEqual([]);
  });

  it('names tests that there are', () => {
    const links = [...read(FILE).matchAll(/\]\((\.\.\/\.\.\/tests\/[^)#]+)/g)].map(([, path = '']) => path.replace('../../', ''));
    expect(links.length).toBeGreaterThan(30);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
