import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { inProduction } from '#tools/build.ts';

const folder = resolve('build/bench');
/** The page around the frames, where the sandbox looks for a built one. */
export const speedHostFolder = join(folder, 'host');
export const helloFolder = join(folder, 'hello/dist');
export const staticFolder = join(folder, 'static');
const scaffoldSource = resolve('tests/bench/scaffold');
export const scaffoldFolder = join(folder, 'scaffold');
const sdkFile = join(folder, 'sdk/zaf_sdk.js');

const SDK = 'https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js';

const hello = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hello</title><script defer src="${SDK}"></script></head>
<body><div id="root"></div><script type="module" src="./hello.tsx"></script></body></html>`;

const helloScript = `import { Button } from '@zendeskgarden/react-buttons';
import { ThemeProvider } from '@zendeskgarden/react-theming';
import { createRoot } from 'react-dom/client';
const client = window.ZAFClient.init();
client.on('app.registered', async () => {
  const { currentUser } = await client.get('currentUser');
  createRoot(document.getElementById('root')).render(<ThemeProvider><Button>Hello {currentUser.name}</Button></ThemeProvider>);
});`;

const staticPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hello</title></head>
<body><p id="greeting"></p><script src="${SDK}"></script><script>
const client = window.ZAFClient.init();
client.on('app.registered', async () => {
  const { currentUser } = await client.get('currentUser');
  document.querySelector('#greeting').textContent = 'Hello ' + currentUser.name;
});
</script></body></html>`;

/**
 * Builds what the app is measured beside: a page that loads as Zendesk's React scaffold does, the least that an app on this stack can
 * be, a Garden button that greets, and a page without any script but the SDK and its greeting; and the page around them all.
 */
export async function buildSpeedPages(): Promise<void> {
  for (const name of ['hello', 'static', 'sdk', 'host/tests/sandbox/host']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'hello/hello.html'), hello);
  writeFileSync(join(folder, 'hello/hello.tsx'), helloScript);
  writeFileSync(join(staticFolder, 'static.html'), staticPage);
  const sdkEntry = join(folder, 'sdk/entry.js');
  writeFileSync(
    sdkEntry,
    `import ZAFClient from ${JSON.stringify(resolve('node_modules/zendesk_app_framework_sdk'))};\nwindow.ZAFClient = ZAFClient;`,
  );
  await inProduction(async () => {
    await buildPage(join(folder, 'hello'), 'hello.html', helloFolder);
    await buildPage(scaffoldSource, 'scaffold.html', scaffoldFolder);
    writeFileSync(sdkFile, await oneScript(sdkEntry));
    const host = await oneScript(resolve('tests/bench/speed-host.ts'));
    writeFileSync(
      join(speedHostFolder, 'tests/sandbox/host/index.html'),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"></head><body><script>${host}</script></body></html>`,
    );
  });
}

async function buildPage(root: string, page: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    base: './',
    mode: 'production',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: [join(root, page)] } },
  });
}

/** The same stands in for Zendesk's own copy on all pages, which is as long: 12.9 kB, and 4.7 kB under gzip. */
export function sdkText(): string {
  return readFileSync(sdkFile, 'utf8');
}

/** A page with Zendesk's script from where it is served for the bench. */
export function withSdkFrom(html: string, address: string): string {
  return html.replace(SDK, address);
}

async function oneScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'Built' } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs.flatMap((part) => ('output' in part ? part.output : [])).map((chunk) => ('code' in chunk ? chunk.code : ''));
  return code.join('').replaceAll('</script', String.raw`<\/script`);
}
