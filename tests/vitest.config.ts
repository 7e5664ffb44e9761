import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// A day is the account's, never the machine's: the tests run in UTC, and the rules once more in a zone far from it.
process.env['TZ'] ??= 'UTC';

export const shared = {
  setupFiles: [fileURLToPath(new URL('setup/no-console-noise.ts', import.meta.url))],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/ui/**', 'tests/e2e/**'],
        },
      },
      { extends: true, test: { ...shared, name: 'ui', environment: 'happy-dom', include: ['tests/ui/**/*.test.{ts,tsx}'] } },
    ],
  },
});
