import { expect, it } from 'vitest';
import { farZoneTests } from '../tools/far-zone.ts';
import { testFiles } from '../tools/test-files.ts';
import { filesBelow, read } from './repository.ts';

const far = farZoneTests();

it('the far time zone is for tests of the domain that come near a clock or a calendar, by whichever way', () => {
  // Named in the test itself, in the module it is about, and in what that module imports.
  expect(far).toEqual(
    expect.arrayContaining([
      'tests/domain/shared/time.test.ts',
      'tests/domain/value/create-projection.test.ts',
      'tests/domain/journal/admission.test.ts',
    ]),
  );
  expect(far).not.toContain('tests/domain/shared/result.test.ts');
  expect(far.every((path) => path.startsWith('tests/domain/'))).toBe(true);
});

it('every module of the domain that names a clock or a calendar, or imports one that does, has its tests run there', () => {
  const modules = filesBelow('src/domain').filter((path) => /\bDate\b|DateTimeFormat|shared\/time\.ts'|'\.\/time\.ts'/.test(read(path)));
  const untested = modules
    .map((path) => path.replace(/^src\//, 'tests/').replace(/\.ts$/, ''))
    .flatMap((stem) => testFiles().filter((path) => path.startsWith(`${stem}.`)))
    .filter((path) => !far.includes(path));
  expect(modules.length).toBeGreaterThan(5);
  expect(untested).toEqual([]);
});
