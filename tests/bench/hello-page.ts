import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const folder = resolve('build/bench-hello');
export const helloFolder = join(folder, 'dist');

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hello</title></head>
<body><div id="root"></div><script type="module" src="./hello.tsx"></script></body></html>`;

const script = `import { Button } from '@zendeskgarden/react-buttons';
import { ThemeProvider } from '@zendeskgarden/react-theming';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(<ThemeProvider><Button>Hello</Button></ThemeProvider>);`;

const host = '<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body></body></html>';

/** Builds the least a Zendesk app on this stack can be, a Garden button that says Hello: what the sidebar is measured beside. */
export async function buildHello(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'hello.html'), page);
  writeFileSync(join(folder, 'hello.tsx'), script);
  const before = process.env['NODE_ENV'];
  // The tool that runs this has set NODE_ENV, and Vite would build React's development version for it.
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: folder,
    base: './',
    mode: 'production',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: helloFolder, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: [join(folder, 'hello.html')] } },
  });
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
}

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
]);

/** Serves it as the sandbox serves the app: from 127.0.0.1, uncached, beside an empty page to frame it in. */
export function serveHello(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const file = join(helloFolder, path);
    const isHost = path === '/';
    if (!isHost && !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': isHost ? 'text/html; charset=utf-8' : (contentTypes.get(extname(file)) ?? 'application/octet-stream'),
      'Cache-Control': 'no-store',
    });
    if (isHost) response.end(host);
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolveServer) => {
    server.listen(port, '127.0.0.1', () => resolveServer(server));
  });
}
