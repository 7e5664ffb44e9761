import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { describeReport, isAlive, type Mutant, reportOn } from './mutants.ts';

const USAGE = `Usage: npm run mutate -- src/FOLDER [src/FOLDER …]
Changes the code of each folder (or module) in many small ways, and lists the changes that no test of the mirroring folder notices.
`;

const vitestConfig = 'tests/mutation/vitest.config.ts';
const equivalents = 'tests/mutation/equivalent.json';
const reports = 'build/mutation';
const sandboxes = `${reports}/sandboxes`;

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
    concurrency: 2,
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
  const mutants = results.map(({ id, fileName, location, replacement, status }) => ({
    id,
    file: relative('.', fileName).replaceAll('\\', '/'),
    source: readFileSync(fileName, 'utf8'),
    location,
    replacement: replacement ?? '',
    status,
  }));
  const looked = tryAgain(mutants);
  rmSync(sandboxes, { recursive: true, force: true });
  return looked;
}

/**
 * Tries the mutants that seem to live once more, each in a plain run of the tests.
 *
 * Stryker's runner counts the tests that failed, and a test file that no longer loads has none:
 * a mistake in what a module does while it loads would pass for unnoticed.
 */
function tryAgain(mutants: readonly Mutant[]): readonly Mutant[] {
  const [sandbox = ''] = readdirSync(sandboxes);
  const doubtful = reportOn(mutants, JSON.parse(readFileSync(equivalents, 'utf8'))).survivors;
  process.stdout.write(`Looking again at ${doubtful.length} that seem to survive …\n`);
  return mutants.map((mutant) => {
    if (!isAlive(mutant) || !doubtful.some(({ id }) => id === mutant.id)) return mutant;
    const { NODE_ENV: _loaders, ...env } = process.env;
    const { status } = spawnSync(join('node_modules', '.bin', 'vitest'), ['run', '-c', vitestConfig, '--bail=1'], {
      cwd: join(sandboxes, sandbox),
      env: { ...env, __STRYKER_ACTIVE_MUTANT__: mutant.id },
      shell: process.platform === 'win32',
      timeout: 300_000,
    });
    return status === 0 || status === null ? mutant : { ...mutant, status: 'Killed' };
  });
}
