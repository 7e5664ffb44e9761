import { readFileSync, readdirSync } from 'node:fs';
import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { helloFolder, scaffoldFolder, sdkText, staticFolder, withSdkFrom } from './speed-pages.ts';

/** The pages that are measured side by side: this app, one as Zendesk's scaffold, the least on the same stack, and one without any. */
export const PAGES = ['app', 'scaffold', 'hello', 'static'] as const;
export type PageName = (typeof PAGES)[number];

interface ServedPage {
  readonly path: string;
  readonly port: number;
}

/** Each page on an origin of its own, and Zendesk's script on another, as Zendesk serves them: compressed, and kept by the browser. */
export interface SpeedServer {
  readonly pages: Readonly<Record<PageName, ServedPage>>;
  readonly sdk: { readonly bytes: number; readonly gzipBytes: number };
  close(): void;
}

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

export async function serveSpeedPages(): Promise<SpeedServer> {
  const text = sdkText();
  const sdk = await listening(answering(new Map([['/zaf_sdk.min.js', Buffer.from(text)]])));
  const address = `http://127.0.0.1:${sdk.port}/zaf_sdk.min.js`;
  const served = {
    app: await servedPage('dist', '/assets/sidebar.html', address),
    scaffold: await servedPage(scaffoldFolder, '/scaffold.html', address),
    hello: await servedPage(helloFolder, '/hello.html', address),
    static: await servedPage(staticFolder, '/static.html', address),
  };
  return {
    pages: served,
    sdk: { bytes: text.length, gzipBytes: gzipSync(text, { level: 9 }).length },
    close() {
      for (const server of [sdk, ...Object.values(served)]) server.close();
    },
  };
}

async function servedPage(folder: string, path: string, sdkAddress: string): Promise<ServedPage & { close(): void }> {
  return { path, ...(await listening(answering(filesOf(folder, sdkAddress)))) };
}

function filesOf(folder: string, sdkAddress: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      const isPage = extname(file) === '.html';
      return [`/${relative(folder, file)}`, isPage ? Buffer.from(withSdkFrom(content.toString(), sdkAddress)) : content];
    }),
  );
}

function answering(files: ReadonlyMap<string, Buffer>): RequestListener {
  const compressed = new Map([...files].map(([path, content]) => [path, gzipSync(content)]));
  return (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const content = compressed.get(path);
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': contentTypes.get(extname(path)) ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Cache-Control': 'public, max-age=3600',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(content);
  };
}

async function listening(listener: RequestListener): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
