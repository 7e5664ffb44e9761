import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { handleControl, type ControlContext } from './control-routes.ts';
import type { ApiResponse } from './http.ts';

const hostPage = 'tests/sandbox/host/index.html';
/** Far above any request of the app: more than that is a mistake. */
const largestBodyBytes = 5_000_000;

/** Puts the simulated account, the host page and, where asked for, the built app in front of Vite's own handling. */
export function sandboxPlugin(context: ControlContext): Plugin {
  return {
    name: 'zendesk-sandbox',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        void serveOrPass({ request, response, server, context }, next);
      });
    },
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  server: ViteDevServer;
  context: ControlContext;
}

async function serveOrPass(exchange: Exchange, next: (error?: unknown) => void): Promise<void> {
  try {
    if (!(await serve(exchange))) next();
  } catch (error) {
    next(error);
  }
}

async function serve(exchange: Exchange): Promise<boolean> {
  const { request, response, server, context } = exchange;
  const path = (request.url ?? '/').replace(/[?#].*$/s, '');
  if (path === '/api/v2' || path.startsWith('/api/v2/')) {
    await answer(exchange, (body) =>
      context.api.handle({ method: method(request), path: request.url ?? '', headers: headersOf(request), body }),
    );
    return true;
  }
  if (path.startsWith('/__sandbox/')) {
    await answer(exchange, async (body) => {
      if (path === '/__sandbox/proxy') await latency(context);
      const reply = handleControl({ method: method(request), path: request.url ?? '', body }, context);
      return { ...reply, headers: { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers } };
    });
    return true;
  }
  if (path === '/' && existsSync(join(server.config.root, hostPage))) {
    const html = await server.transformIndexHtml(`/${hostPage}`, readFileSync(join(server.config.root, hostPage), 'utf8'));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(html);
    return true;
  }
  return context.isBuilt && path.startsWith('/assets/') && serveBuilt(response, resolve(server.config.root, 'dist'), path);
}

/** What goes through Zendesk's proxy is as slow as its API. */
function latency({ api }: ControlContext): Promise<void> {
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

function serveBuilt(response: ServerResponse, folder: string, path: string): boolean {
  const file = resolve(folder, `.${decodeURIComponent(path)}`);
  if (!file.startsWith(join(folder, 'assets') + sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  response.writeHead(200, { 'Content-Type': contentTypes.get(extname(file)) ?? 'application/octet-stream', 'Cache-Control': 'no-store' });
  createReadStream(file).pipe(response);
  return true;
}
