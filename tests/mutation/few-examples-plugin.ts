import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const standIn = fileURLToPath(new URL('few-examples.ts', import.meta.url));

/** Gives tests a few examples each instead of hundreds. */
export function fewExamples(): Plugin {
  return {
    name: 'few-examples',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'fast-check' && importer !== standIn ? standIn : undefined),
  };
}
