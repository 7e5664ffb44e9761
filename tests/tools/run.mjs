// Runs one of the project's TypeScript tools: `node tests/tools/run.mjs FILE.ts [arguments]`.
// Installs the dependencies first where they are missing or older than the lock file, so that every npm script works on a fresh clone.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);

const lock = 'package-lock.json';
const installedLock = 'node_modules/.make-it-right-lock.json';

function isInstalled() {
  return existsSync(installedLock) && readFileSync(lock, 'utf8') === readFileSync(installedLock, 'utf8');
}

if (!isInstalled()) {
  process.stdout.write('Installing dependencies (once) …\n');
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    process.stderr.write(
      'The dependencies could not be installed: see the message of npm above, check the network, and run the command again.\n',
    );
    process.exit(install.status ?? 1);
  }
  copyFileSync(lock, installedLock);
}

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Usage: node tests/tools/run.mjs FILE.ts [arguments]\n');
  process.exit(2);
}

const { runnerImport } = await import('vite');
const { module } = await runnerImport(pathToFileURL(resolve(root, file)).href, { configFile: false, root, logLevel: 'error' });
process.exitCode = (await module.main(args)) ?? 0;
