import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { describeReport, type Mutant, reportOn } from './mutants.ts';

const USAGE = `Usage: npm run mutate -- src/FOLDER [src/FOLDER …]
Changes the code of each folder (or module) in many small ways, and lists the changes that no test of the mirroring folder notices.
`;

const vitestConfig = 'tests/mutation/vitest.config.ts';
const equivalents = 'tests/mutation/equivalent.json';
const reports = 'build/mutation';
const sandboxes = `${reports}/sandboxes`;

/** Test runs at one time. */
const RUNNERS = 2;

/** Tries the tests of each folder on its code with one small mistake at a time. Fails only where it cannot try: what survives is for a reader to judge. */
export async function main(args: readonly string[]): Promise<number> {
  const folders = args.map((path) => path.replace(/\/$/, ''));
  const unknown = folders.filter((path) => !path.startsWith('src/') || !existsSync(path));
  if (folders.length === 0 || unknown.length > 0) {
    process.stderr.write(`${unknown.map((path) => `${path} is no folder or module of src.\n`).join('')}${USAGE}`);
    return 2;
  }
  for (const folder of folders) {
    process.stdout.write(`\nTrying ${testsOf(folder)} on ${folder} …\n`);
    const mutants = await mutantsOf(folder);
    const report = reportOn(mutants, JSON.parse(readFileSync(equivalents, 'utf8')));
    process.stdout.write(`\n${folder}: ${describeReport(report)}\nEvery mutation is in ${htmlOf(folder)}\n`);
  }
  return 0;
}

/** Names the folder whose tests are to notice a mistake in a part of the source: its mirror image, or the nearest one above. */
function testsOf(path: string): string {
  const mirror = path.replace(/^src/, 'tests');
  return existsSync(mirror) && statSync(mirror).isDirectory() ? mirror : testsOf(dirname(path));
}

function htmlOf(folder: string): string {
  return `${reports}/${folder.replaceAll('/', '-')}.html`;
}

async function mutantsOf(folder: string): Promise<readonly Mutant[]> {
  rmSync(sandboxes, { recursive: true, force: true });
  // Stryker's runners start as processes of their own, with this environment and in a copy of the repository.
  process.env['MUTATION_TESTS'] = testsOf(folder);
  process.env['LTV_DATA'] ??= resolve('../shared/data');
  const stryker = new Stryker({
    mutate: statSync(folder).isDirectory() ? [`${folder}/**/*.{ts,tsx}`, '!**/*.d.ts'] : [folder],
    testRunner: 'vitest',
    vitest: { configFile: vitestConfig, related: false },
    coverageAnalysis: 'perTest',
    concurrency: RUNNERS,
    // A run on a busy machine is not an endless loop: those are counted, and do not wait for the clock.
    timeoutMS: 60_000,
    ignorePatterns: ['build', 'dist'],
    // Stryker would move the paths in it with the JavaScript interface that TypeScript 7 no longer has; no test reads them.
    tsconfigFile: 'none',
    tempDirName: sandboxes,
    cleanTempDir: false,
    reporters: ['progress-append-only', 'html'],
    htmlReporter: { fileName: htmlOf(folder) },
  });
  const results = await stryker.runMutationTest();
  const mutants = results.map(({ id, fileName, location, replacement, status, coveredBy = [], static: isStatic = false }) => ({
    id,
    file: relative('.', fileName).replaceAll('\\', '/'),
    source: readFileSync(fileName, 'utf8'),
    location,
    replacement: replacement ?? '',
    status,
    // What runs while a module loads is in every test: it has none of its own.
    testFiles: isStatic ? null : [...new Set(coveredBy.map((test) => test.replace(/#.*$/s, '')))],
  }));
  const looked = await tryAgain(mutants);
  rmSync(sandboxes, { recursive: true, force: true });
  return looked;
}

/** A mutant, and the test files that run its line: null where all of them do. */
interface TriedMutant extends Mutant {
  readonly testFiles: readonly string[] | null;
}

/**
 * Tries the mutants that seem to live once more, each in a plain run of the test files that reach it.
 *
 * Stryker's runner counts the tests that failed, and a test file that no longer loads has none:
 * a mistake in what a module does while it loads would pass for unnoticed. And on a busy machine the examples of a property
 * come to few in their second.
 */
async function tryAgain(mutants: readonly TriedMutant[]): Promise<readonly Mutant[]> {
  const [sandbox = ''] = readdirSync(sandboxes);
  const { survivors } = reportOn(mutants, JSON.parse(readFileSync(equivalents, 'utf8')));
  const doubtful = mutants.filter(({ id, testFiles }) => testFiles?.length !== 0 && survivors.some((survivor) => survivor.id === id));
  process.stdout.write(`Looking again at ${doubtful.length} that seem to survive …\n`);
  const noticed = new Set<string>();
  const waiting = doubtful.values();
  const look = async (): Promise<void> => {
    for (const mutant of waiting) {
      if (await isNoticed(mutant, join(sandboxes, sandbox))) noticed.add(mutant.id);
    }
  };
  await Promise.all(Array.from({ length: RUNNERS }, look));
  return mutants.map((mutant) => (noticed.has(mutant.id) ? { ...mutant, status: 'Killed' } : mutant));
}

function isNoticed({ id, testFiles }: TriedMutant, cwd: string): Promise<boolean> {
  const { NODE_ENV: _loaders, ...env } = process.env;
  const vitest = spawn(join('node_modules', '.bin', 'vitest'), ['run', '-c', vitestConfig, '--bail=1', ...(testFiles ?? [])], {
    cwd,
    env: { ...env, __STRYKER_ACTIVE_MUTANT__: id },
    shell: process.platform === 'win32',
    stdio: 'ignore',
    timeout: 300_000,
  });
  return new Promise((settle) => {
    // Killed by the clock it has no code: a slow run is not a test that has noticed.
    vitest.on('close', (code) => {
      settle(code !== 0 && code !== null);
    });
  });
}
