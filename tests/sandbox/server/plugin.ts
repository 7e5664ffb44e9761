import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import type { SandboxAccount } from './account.ts';
import { handleControl } from './control-routes.ts';
import type { ApiResponse } from './http.ts';

/** Where the host page is, both among the project's files and in the folder it was built into. */
const hostPage = 'tests/sandbox/host/index.html';
/** Every state of the sidebar side by side, for developers; not there where the app is served as it was built. */
const statesPage = { path: '/__sandbox/states', file: 'tests/states/index.html' };
/** Shown in a frame at the app's origin after a reset: what the app keeps in the browser is of the account that was there before. */
const forgetfulPage = '<!doctype html><title>Reset</title><script>localStorage.clear(); sessionStorage.clear();</script>';
/** Far above any request of the app: more than that is a mistake. */
const largestBodyBytes = 5_000_000;

/** What a running sandbox serves. */
export interface Serving {
  readonly root: string;
  /** Another one after a reset. */
  account: SandboxAccount;
  /** Puts an account in its place that was just opened as this one was. */
  reset(): void;
  /** Whether the app is served as dist/ has it. */
  readonly isBuilt: boolean;
  /** The port of the app's frame; known once the sandbox listens. */
  framePort: number | null;
}

/** Puts the simulated account, the host page and, where asked for, the built app in front of Vite's own handling. */
export function sandboxPlugin(serving: Serving): Plugin {
  return {
    name: 'zendesk-sandbox',
    configureServer(server) {
      const showHost = async (response: ServerResponse, path: string): Promise<boolean> => {
        const page = [{ path: '/', file: hostPage }, statesPage].find((one) => one.path === path)?.file;
        const file = join(serving.root, page ?? hostPage);
        if (page === undefined || !existsSync(file)) return false;
        sendPage(response, await server.transformIndexHtml(`/${page}`, readFileSync(file, 'utf8')));
        return true;
      };
      server.middlewares.use((request, response, next) => {
        void serveOrPass({ request, response, serving, showHost }, next);
      });
    },
  };
}

/** The same without Vite: the built app, and the host page as it was built into `hostFolder`. */
export function builtListener(serving: Serving, hostFolder: string): RequestListener {
  const showHost = (response: ServerResponse, path: string): boolean => {
    if (path !== '/') return serveFile(response, { folder: hostFolder, below: 'host', path });
    sendPage(response, readFileSync(join(hostFolder, hostPage), 'utf8'));
    return true;
  };
  return (request, response) => {
    void serveOrPass({ request, response, serving, showHost }, (error) => {
      response.writeHead(error === undefined ? 404 : 500).end();
    });
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  serving: Serving;
  /** Answers with the host page, or what belongs to it; false where the path is not the host page's. */
  showHost(response: ServerResponse, path: string): boolean | Promise<boolean>;
}

async function serveOrPass(exchange: Exchange, next: (error?: unknown) => void): Promise<void> {
  try {
    if (!(await serve(exchange))) next();
  } catch (error) {
    next(error);
  }
}

async function serve(exchange: Exchange): Promise<boolean> {
  const { request, response, serving } = exchange;
  // Taken before the body is read: what was asked of an account before a reset never reaches the one after it.
  const { account, isBuilt, framePort, root } = serving;
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  if (path === '/api/v2' || path.startsWith('/api/v2/')) {
    // Node would add the machine's own time to an answer that has none.
    response.sendDate = false;
    await answer(exchange, (body) =>
      account.api.handle({ method: method(request), path: request.url ?? '', headers: headersOf(request), body }),
    );
    return true;
  }
  if (path === '/__sandbox/reset' && request.method === 'POST') {
    serving.reset();
    response.writeHead(204, { 'Cache-Control': 'no-store' }).end();
    return true;
  }
  if (path === '/__sandbox/forget') {
    sendPage(response, forgetfulPage);
    return true;
  }
  if (path.startsWith('/__sandbox/') && path !== statesPage.path) {
    await answer(exchange, async (body) => {
      if (path === '/__sandbox/proxy') await latency(account);
      const reply = handleControl({ method: method(request), path: request.url ?? '', body }, { ...account, isBuilt, framePort });
      return { ...reply, headers: { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers } };
    });
    return true;
  }
  if (isBuilt && path.startsWith('/assets/')) return serveFile(response, { folder: resolve(root, 'dist'), below: 'assets', path });
  return exchange.showHost(response, path);
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
}

/** What goes through Zendesk's proxy is as slow as its API. */
function latency({ api }: SandboxAccount): Promise<void> {
  return new Promise((passed) => setTimeout(passed, api.state.faults.settings.latencyMs));
}

function method(request: IncomingMessage): string {
  return request.method ?? 'GET';
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

async function answer({ request, response }: Exchange, handle: (body: unknown) => Promise<ApiResponse>): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    response
      .writeHead(400, { 'Content-Type': 'application/json; charset=utf-8' })
      .end('{"error":"BadRequest","description":"The body is not JSON, or too large"}');
    return;
  }
  const reply = await handle(body);
  if (reply.lost === true) {
    loseReply(response);
    return;
  }
  response.writeHead(reply.status, { ...reply.headers, 'Cache-Control': 'no-store' });
  response.end(reply.status === 204 ? undefined : JSON.stringify(reply.body));
}

/**
 * Breaks off inside the answer. A browser sends a request again by itself where a kept connection ends before any answer,
 * which would hide from the app that its reply was lost.
 */
function loseReply(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': '1000' });
  response.write('{', () => response.destroy());
}

/** Null where there is no body, undefined where it cannot be read. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= largestBodyBytes) chunks.push(bytes);
  }
  if (size > largestBodyBytes) return undefined;
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
]);

function serveFile(response: ServerResponse, { folder, below, path }: { folder: string; below: string; path: string }): boolean {
  const file = resolve(folder, `.${decodeURIComponent(path)}`);
  if (!file.startsWith(join(folder, below) + sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  response.writeHead(200, { 'Content-Type': contentTypes.get(extname(file)) ?? 'application/octet-stream', 'Cache-Control': 'no-store' });
  createReadStream(file).pipe(response);
  return true;
}
