import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentPolicy } from '#tools/content-policy.ts';
import { sentenceChunks } from '#tools/sentence-chunks.ts';
import { leanPackages } from '#tools/lean-packages.ts';
import { packageLayout } from '#tools/package-layout.ts';
import { preloadPage } from '#tools/preload-page.ts';
import { sharedStart } from '#tools/shared-start.ts';
import { shortPreload } from '#tools/short-preload.ts';

const PAGES = ['assets/sidebar.html', 'assets/lead.html'];
const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** What asks Zendesk before the ticket's page is there, and the scripts of the pages. */
const BOOT = fileOf('src/entries/boot.ts');
const PAGE = fileOf('src/entries/sidebar-page.tsx');
const LEAD = fileOf('src/entries/lead.tsx');

/** What the controls of both pages are made of: Garden, and what is built from it. */
const CONTROLS_OF_BOTH_PAGES = new RegExp(
  [
    'node_modules/(@babel|@zendeskgarden|color2k|es-toolkit|just-safe-get|polished|prop-types|react-merge-refs|styled-components|stylis)/',
    'src/ui/controls/',
  ].join('|'),
);

// The pages, their scripts and everything else Zendesk packages end up in dist/, with relative addresses: Zendesk serves them from a path of its own.
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), sentenceChunks(), shortPreload(), leanPackages(), preloadPage(), packageLayout(), contentPolicy()],
  // Garden uses two small packages of lodash that nobody keeps up any more: the same functions from libraries that are.
  resolve: { alias: { 'lodash.get': 'just-safe-get', 'lodash.memoize': 'es-toolkit/compat/memoize' } },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: false,
    // A script on demand asks for what it needs itself: to name that beforehand, for every one of them, takes more bytes than it saves time.
    modulePreload: { polyfill: false, resolveDependencies: (_url, scripts, { hostType }) => (hostType === 'html' ? scripts : []) },
    // Takes longer than the minifier that comes with Vite, and leaves fewer bytes. Nothing here reads a property for anything but its value.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2022, compress: { passes: 3, pure_getters: true } },
    rolldownOptions: {
      // That the minifier takes most of the build's time is known.
      checks: { pluginTimings: false },
      // Garden uses a few functions of polished, which makes all of its own by calling this one: it does nothing else.
      treeshake: { manualPureFunctions: ['curry'] },
      // A constant stands where it is used: a script that is read before another need not hand it over by name.
      optimization: { inlineConst: { mode: 'all', pass: 1 } },
      input: PAGES,
      // What both pages start with comes in one file instead of one for every module that they share, and so do their controls: fewer bytes, fewer requests.
      output: {
        codeSplitting: {
          groups: [
            { name: sharedStart({ name: 'boot', starts: [BOOT] }), priority: 3 },
            // With it comes what the ticket's page starts with and the leads' page needs by and by: in a file of its own it would cost the ticket bytes.
            { name: sharedStart({ name: 'base', starts: [PAGE], neededBy: LEAD }), priority: 2 },
            // The ticket's page starts with all of its own in one file: whatever loads on demand and needs a part of it too would cut that off.
            { name: sharedStart({ name: 'sidebar-page', starts: [PAGE] }) },
            { name: 'controls', test: CONTROLS_OF_BOTH_PAGES },
          ],
        },
      },
    },
  },
});
