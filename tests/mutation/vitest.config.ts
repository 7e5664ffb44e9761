import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sentenceChunks } from '#tools/sentence-chunks.ts';
import { onAPage, shared } from '../vitest.config.ts';
import { fewExamples } from './few-examples-plugin.ts';

/** The folder whose tests are tried on each mutant. Every mutant starts the runner anew: looking through all tests each time would take hours. */
const folder = process.env['MUTATION_TESTS'] ?? 'tests';

// A mutant is noticed by what it does, never by how busy the machine is: Stryker itself ends what runs on and on.
const steady = { ...shared, testTimeout: 0 };

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [sentenceChunks(), fewExamples()],
  test: {
    projects: [
      { extends: true, test: { ...steady, name: 'node', environment: 'node', include: [`${folder}/**/*.test.ts`] } },
      { extends: true, test: { ...steady, ...onAPage, name: 'page', include: [`${folder}/**/*.test.tsx`] } },
    ],
  },
});
