import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packageLayout } from './tests/tools/package-layout.ts';

// The page, its scripts and everything else Zendesk packages end up in dist/, with relative addresses: Zendesk serves them from a path of its own.
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), packageLayout()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['assets/sidebar.html'] },
  },
});
