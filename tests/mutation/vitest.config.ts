import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared } from '../vitest.config.ts';

/** The folder whose tests are tried on each mutant. Every mutant starts the runner anew: looking through all tests each time would take hours. */
const folder = process.env['MUTATION_TESTS'] ?? 'tests';

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    ...shared,
    setupFiles: [...shared.setupFiles, fileURLToPath(new URL('steady-properties.ts', import.meta.url))],
    environment: folder.startsWith('tests/ui') ? 'happy-dom' : 'node',
    include: [`${folder}/**/*.test.{ts,tsx}`],
  },
});
