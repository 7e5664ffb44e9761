import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { BUILT_APP } from '#tools/build.ts';

/** How a command ended, and everything it said. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs one of the project's own commands as npm does, with nobody there to answer it. */
export function runTool(file: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  return run(['tests/tools/run.mjs', file, ...args], environment);
}

/** Runs zcli itself. */
export function runZcli(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  return run(['node_modules/@zendesk/zcli/bin/run', ...args], environment);
}

function run([program = '', ...args]: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const { NODE_ENV: _tests, ...env } = process.env;
  return new Promise((settle) => {
    const child = spawn(process.execPath, [resolve(program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...environment },
    });
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    child.on('close', (code) => {
      settle({ code, said: said.join('') });
    });
  });
}

/** Where the commands take the built app from: a build costs half a minute, and the tests of the whole project share one. */
export function builtApp(own: string): Readonly<Record<string, string>> {
  return { [BUILT_APP]: process.env[BUILT_APP] ?? own };
}
