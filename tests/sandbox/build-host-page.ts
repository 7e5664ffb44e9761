import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { inProduction } from '#tools/build.ts';

/** Bundles the host page into a folder: who opens it a hundred times then loads two files each time and not a hundred. */
export async function buildHostPage(outDir: string): Promise<void> {
  await inProduction(() =>
    build({
      configFile: false,
      publicDir: false,
      plugins: [react()],
      logLevel: 'warn',
      // A folder of its own at the server: /assets is the app's.
      build: { outDir, emptyOutDir: true, assetsDir: 'host', rolldownOptions: { input: 'tests/sandbox/host/index.html' } },
    }),
  );
}
