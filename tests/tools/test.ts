import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_APP, buildApp } from './build.ts';
import { findOrInstallBrowser } from './browser.ts';
import { farZoneTests } from './far-zone.ts';
import { refuseWords } from './no-words.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly title: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the runner leaves its report; a step without one counts as one test. */
  readonly report?: { readonly path: string; readonly count: (report: unknown) => Counts };
}

const staticSteps: readonly Step[] = [
  { title: 'Format', command: ['oxfmt', '--check'] },
  // Lint needs the types anyway: to check them in the same go, each file as part of the nearest tsconfig.json that has it, costs half of a check of its own.
  { title: 'Types and lint', command: ['oxlint', '--type-check'] },
  { title: 'Nothing unused', command: ['knip'] },
];

const vitestSteps: readonly Step[] = [
  vitestStep({ title: 'Tests', report: 'build/vitest.json', zone: 'UTC', files: [] }),
  vitestStep({
    title: 'Tests of the domain in a far time zone',
    report: 'build/vitest-far.json',
    zone: 'Pacific/Apia',
    files: farZoneTests(),
    hasFewExamples: true,
  }),
];

/** Runs every check, also after one has failed, and ends with one line of counts. */
export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm test', withoutFirst(args, '--no-browser'));
  if (refused !== null) return refused;
  mkdirSync('build', { recursive: true });
  const results = staticSteps.map((step) => runStep(step));
  results.push(await runBuild());
  results.push(...vitestSteps.map((step) => runStep(step)));
  if (!args.includes('--no-browser')) results.push(await runEndToEnd());

  const total = results.map(({ counts }) => counts).reduce(add);
  const failures = results.filter(({ counts }) => counts.failed > 0);
  heading('Summary');
  for (const { title, counts } of results) process.stdout.write(`${counts.failed > 0 ? '✗' : '✓'} ${title}: ${describe(counts)}\n`);
  process.stdout.write(`\n${describe(total)}\n`);
  return failures.length > 0 ? 1 : 0;
}

/** `npm run check` says this flag itself. */
function withoutFirst(args: readonly string[], flag: string): readonly string[] {
  return args[0] === flag ? args.slice(1) : args;
}

function vitestStep(options: { title: string; report: string; zone: string; files: readonly string[]; hasFewExamples?: boolean }): Step {
  const { title, report, zone, files, hasFewExamples = false } = options;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    title,
    command: ['vitest', 'run', '-c', 'tests/vitest.config.ts', ...reporters, ...files],
    env: { TZ: zone, ...(hasFewExamples && { FEW_EXAMPLES: 'yes' }) },
    report: { path: report, count: countVitest },
  };
}

/** Builds the app once for all tests that look at it. Where that fails, they build it themselves, and say so. */
async function runBuild(): Promise<{ title: string; counts: Counts }> {
  const title = 'Build';
  heading(title);
  // Somebody else's build would hide what has changed since.
  delete process.env[BUILT_APP];
  try {
    await buildApp();
    process.env[BUILT_APP] = 'dist';
    return { title, counts: { passed: 1, failed: 0, skipped: 0 } };
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return { title, counts: { passed: 0, failed: 1, skipped: 0 } };
  }
}

async function runEndToEnd(): Promise<{ title: string; counts: Counts }> {
  const title = 'End-to-end tests';
  try {
    const browser = await findOrInstallBrowser();
    return runStep({
      title,
      command: ['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts'],
      env: { CHROMIUM_PATH: browser },
      report: { path: 'build/e2e.json', count: countPlaywright },
    });
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return { title, counts: { passed: 0, failed: 1, skipped: 0 } };
  }
}

function runStep(step: Step): { title: string; counts: Counts } {
  heading(step.title);
  if (step.report !== undefined) rmSync(step.report.path, { force: true });
  const [program, ...args] = step.command;
  const { status } = spawnSync(join('node_modules', '.bin', program), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...ownEnvironment(), ...step.env },
    shell: process.platform === 'win32',
  });
  return { title: step.title, counts: countStep(step, status === 0) };
}

/** The loader that runs this file sets NODE_ENV; the tools choose their own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _loaders, ...env } = process.env;
  return env;
}

function countStep(step: Step, hasSucceeded: boolean): Counts {
  if (step.report === undefined) return { passed: hasSucceeded ? 1 : 0, failed: hasSucceeded ? 0 : 1, skipped: 0 };
  const counts = existsSync(step.report.path)
    ? step.report.count(JSON.parse(readFileSync(step.report.path, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  // A runner that stops outside any test (a file that does not load, a server that does not start) fails without a failed test.
  return hasSucceeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function countVitest(report: unknown): Counts {
  return {
    passed: numberAt(report, 'numPassedTests'),
    failed: numberAt(report, 'numFailedTests'),
    skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
  };
}

function countPlaywright(report: unknown): Counts {
  const stats = valueAt(report, 'stats');
  return {
    passed: numberAt(stats, 'expected'),
    failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
    skipped: numberAt(stats, 'skipped'),
  };
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function numberAt(value: unknown, key: string): number {
  return Number(valueAt(value, key) ?? 0);
}

function add(left: Counts, right: Counts): Counts {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed, skipped: left.skipped + right.skipped };
}

function describe({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function heading(text: string): void {
  process.stdout.write(`\n── ${text} ──\n`);
}
