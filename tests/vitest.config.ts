import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { sentenceChunks } from '#tools/sentence-chunks.ts';
import { fewExamples } from './mutation/few-examples-plugin.ts';
import { testFiles } from './tools/test-files.ts';

// A day is the account's, never the machine's: the tests run in UTC, and the rules once more in a zone far from it.
process.env['TZ'] ??= 'UTC';

const setup = (name: string): string => fileURLToPath(new URL(`setup/${name}`, import.meta.url));

export const shared = {
  setupFiles: [setup('no-console-noise.ts')],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

/** For tests of what people see: each leaves an empty page to the next. */
export const onAPage = { environment: 'happy-dom', setupFiles: [...shared.setupFiles, setup('empty-page.ts')] };

/** What a test changes for the whole process, or of modules that others have loaded as well. */
const changesItsSurroundings = /\bvi\.(mock|doMock|resetModules|stubGlobal)\(|@vitest-environment/;
const apart = testFiles().filter((path) => path.endsWith('.test.ts') && changesItsSurroundings.test(readFileSync(path, 'utf8')));

// What the far time zone would change, it changes for any example: the hundreds are for the run in UTC.
const examples = process.env['FEW_EXAMPLES'] === undefined ? [] : [fewExamples()];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react(), sentenceChunks(), ...examples],
  test: {
    projects: [
      // One process for many files, with each module loaded once: to load them again for every file costs as much as the tests.
      {
        extends: true,
        test: { ...shared, name: 'node', environment: 'node', isolate: false, include: ['tests/**/*.test.ts'], exclude: apart },
      },
      { extends: true, test: { ...shared, name: 'apart', environment: 'node', include: apart } },
      { extends: true, test: { ...shared, ...onAPage, name: 'page', isolate: false, include: ['tests/**/*.test.tsx'] } },
    ],
  },
});
