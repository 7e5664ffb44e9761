import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sentenceChunks } from '#tools/sentence-chunks.ts';
import { onAPage, shared } from '../vitest.config.ts';
import { fewExamples } from './few-examples-plugin.ts';

/** The folder whose tests are tried on each mutant. Every mutant starts the runner anew: looking through all tests each time would take hours. */
const folder = process.env['MUTATION_TESTS'] ?? 'tests';

/** Whole months and crowds, which take minutes: every mutant would wait for them. */
const simulations = ['**/ledger/worlds/**', '**/ledger/journal-model/**'];

/** A slow machine is no mistake that a test has noticed; but a test that waits for ever holds its runner up for as long, and others take milliseconds. */
const patient = { testTimeout: 20_000, hookTimeout: 20_000 };

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  plugins: [sentenceChunks(), fewExamples()],
  test: {
    projects: [
      {
        extends: true,
        test: { ...shared, ...patient, name: 'node', environment: 'node', include: [`${folder}/**/*.test.ts`], exclude: simulations },
      },
      { extends: true, test: { ...shared, ...onAPage, ...patient, name: 'page', include: [`${folder}/**/*.test.tsx`] } },
    ],
  },
});
