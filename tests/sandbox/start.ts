import { createServer as createHttpServer } from 'node:http';
import { resolve } from 'node:path';
import { createServer } from 'vite';
import { buildApp } from '#tools/build.ts';
import { type AccountOptions, openAccount } from './server/account.ts';
import type { SandboxApi } from './server/api.ts';
import { type FrameServer, openFrameServer } from './server/frame-server.ts';
import { builtListener, sandboxPlugin, type Serving } from './server/plugin.ts';
import { parseTime } from '#cli/shared/times.ts';
import { FileRefused } from './world/files.ts';
import type { FileReport } from './world/world.ts';

export interface SandboxOptions extends AccountOptions {
  /** 4200 where none is given. */
  port?: number;
  /** Serve dist/ as packaged. It is built first, unless `skipBuild` says that it is fresh. */
  built?: boolean;
  skipBuild?: boolean;
  /** Serve the built app, and the host page as `buildHostPage` left it in this folder, without anything that follows changes of the source. */
  hostFolder?: string;
}

export interface RunningSandbox {
  readonly url: string;
  /** The account itself, for filling it with more than a person would type. */
  readonly api: SandboxApi;
  readonly files: FileReport[];
  readonly notices: string[];
  /** Puts an account that was just opened in the place of the present one: nothing is left of what anybody did. */
  reset(options?: AccountOptions): void;
  close(): Promise<void>;
}

const defaultPort = 4200;

/** Starts the sandbox on 127.0.0.1. Throws `FileRefused`, or an error with a sentence where the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const root = process.cwd();
  const port = options.port ?? defaultPort;
  let opening: AccountOptions = options;
  const serving: Serving = {
    root,
    account: openAccount(root, opening),
    isBuilt: options.built === true || options.hostFolder !== undefined,
    framePort: null,
    reset() {
      serving.account = openAccount(root, opening);
    },
  };
  if (serving.isBuilt && options.skipBuild !== true) await buildApp();

  const { frames, close } =
    options.hostFolder === undefined ? await serveModules(serving, port) : await serveBuilt(serving, port, options.hostFolder);
  serving.framePort = frames.port;
  return {
    url: `http://localhost:${port}/`,
    get api() {
      return serving.account.api;
    },
    get files() {
      return serving.account.api.state.world.files;
    },
    get notices() {
      return serving.account.app.notices;
    },
    reset(next = {}) {
      opening = next;
      serving.reset();
    },
    async close() {
      frames.close();
      await close();
    },
  };
}

interface Listening {
  readonly frames: FrameServer;
  close(): Promise<void>;
}

async function serveModules(serving: Serving, port: number): Promise<Listening> {
  const server = await createServer({
    configFile: resolve(serving.root, 'vite.config.ts'),
    root: serving.root,
    appType: 'mpa',
    logLevel: 'error',
    plugins: [sandboxPlugin(serving)],
    // The host page is named too: a dependency found only when it is first opened would reload the page under the person's hands.
    optimizeDeps: { entries: ['assets/*.html', 'tests/sandbox/host/index.html', 'tests/states/index.html'] },
    server: { host: '127.0.0.1', port, strictPort: true },
  });
  try {
    await server.listen();
  } catch (cause) {
    await server.close();
    throw portRefused(port, cause);
  }
  return { frames: await openFrameServer(server.middlewares, server), close: () => server.close() };
}

async function serveBuilt(serving: Serving, port: number, hostFolder: string): Promise<Listening> {
  const listener = builtListener(serving, resolve(hostFolder));
  const server = createHttpServer(listener);
  // Callers end an idle connection themselves: one that ended here would now and then take a request with it on a busy machine.
  server.keepAliveTimeout = 0;
  await new Promise<void>((listens, fails) => {
    server.once('error', (cause) => fails(portRefused(port, cause)));
    server.listen(port, '127.0.0.1', listens);
  });
  return {
    frames: await openFrameServer(listener),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function portRefused(port: number, cause: unknown): Error {
  return new Error(`Port ${port} is taken or not allowed: end what runs there, or choose another with --port.`, { cause });
}

/** `npm start -- [flags]`. */
export async function main(args: readonly string[]): Promise<number> {
  const options = parseFlags(args);
  if (typeof options === 'string') return failed(options, 2);
  try {
    const sandbox = await startSandbox(options);
    process.stdout.write(
      [...sandbox.notices, ...sandbox.files.flatMap(reportLines), `Make It Right sandbox: ${sandbox.url}`, ''].join('\n'),
    );
    return 0;
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), error instanceof FileRefused ? 2 : 1);
  }
}

function failed(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

const shownMessages = 10;

function reportLines({ file, accepted, rejected, messages }: FileReport): string[] {
  const rest = messages.length - shownMessages;
  return [
    `${file}: ${accepted} rows accepted, ${rejected} rejected`,
    ...messages.slice(0, shownMessages).map((message) => `  ${message}`),
    ...(rest > 0 ? [`  … and ${rest} more, shown on the page`] : []),
  ];
}

const flags = new Set(['--port', '--orders', '--tickets', '--now', '--settings', '--seed', '--built', '--bare', '--moments']);

/** The options, or a sentence about the flag that is wrong. Both `--port 4200` and `--port=4200` are read. */
export function parseFlags(args: readonly string[]): SandboxOptions | string {
  const options: SandboxOptions = {};
  const rest = args.flatMap((arg) => (/^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  while (rest.length > 0) {
    const flag = rest.shift() ?? '';
    if (!flags.has(flag)) return `There is no flag "${flag}"; there are ${[...flags].join(', ')}.`;
    if (flag === '--built' || flag === '--bare') {
      options[flag === '--built' ? 'built' : 'isBare'] = true;
      continue;
    }
    const value = rest.shift();
    if (value === undefined || flags.has(value)) return `${flag} needs a value.`;
    const complaint = setFlag(options, flag, value);
    if (complaint !== null) return complaint;
  }
  return options;
}

const largestPort = 65_535;
const mostMoments = 1_000_000;

function setFlag(options: SandboxOptions, flag: string, value: string): string | null {
  switch (flag) {
    case '--port':
      options.port = Number(value);
      return /^\d+$/.test(value) && options.port >= 1 && options.port <= largestPort
        ? null
        : `--port needs a whole number from 1 to ${largestPort}, not "${value}".`;
    case '--seed':
      options.seed = Number(value);
      return /^\d+$/.test(value) && Number.isSafeInteger(options.seed) ? null : `--seed needs a whole number, not "${value}".`;
    case '--now': {
      const nowMs = parseTime(value);
      options.nowMs = nowMs ?? 0;
      return nowMs === null ? `--now needs a time such as 2026-10-28T09:30:00Z, not "${value}".` : null;
    }
    case '--moments':
      options.moments = Number(value);
      return /^\d+$/.test(value) && options.moments <= mostMoments
        ? null
        : `--moments needs a whole number from 0 to ${mostMoments}, not "${value}".`;
    case '--orders':
      options.ordersFile = value;
      return null;
    case '--tickets':
      options.ticketsFile = value;
      return null;
    default:
      options.settingsFile = value;
      return null;
  }
}
