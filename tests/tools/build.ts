import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { WITHOUT_TRIGGER } from './leads-group.ts';
import { refuseWords } from './no-words.ts';

const zcliConfig = 'zcli.apps.config.json';

/** Names the folder of an app that was built from these files just now: whoever wants it built copies that, for a build costs half a minute. */
export const BUILT_APP = 'MAKE_IT_RIGHT_BUILT_APP';

/**
 * Builds the app into a folder laid out as Zendesk's package.
 *
 * zcli keeps the app's id and the answers to its questions in the folder it deploys, so they outlive a rebuild, and are kept out of what it uploads.
 */
export async function buildApp(outDir = 'dist'): Promise<void> {
  const configPath = join(resolve(outDir), zcliConfig);
  const kept = existsSync(configPath) ? readFileSync(configPath) : null;
  const built = process.env[BUILT_APP];
  if (built === undefined) await buildInto(outDir);
  else copyFresh(built, outDir);
  if (kept !== null) writeFileSync(configPath, kept);
  writeFileSync(join(resolve(outDir), '.zcliignore'), `${zcliConfig}\ntmp/**\n`);
}

async function buildInto(outDir: string): Promise<void> {
  await inProduction(() =>
    build({
      configFile: resolve('vite.config.ts'),
      mode: 'production',
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    }),
  );
}

function copyFresh(from: string, to: string): void {
  if (resolve(from) === resolve(to)) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => basename(path) !== zcliConfig });
}

export async function main(args: readonly string[]): Promise<number> {
  const refused = refuseWords('npm run build', args);
  if (refused !== null) return refused;
  await buildApp();
  process.stdout.write(`${WITHOUT_TRIGGER}\nBuilt into dist/.\n`);
  return 0;
}

/** Vite respects a NODE_ENV that is set already, and a tool or a test has one: without this, React's development build would be packaged. */
export async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
