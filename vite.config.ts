import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sentenceChunks } from '#tools/sentence-chunks.ts';
import { packageLayout } from '#tools/package-layout.ts';

/** What both pages need before anything can be read on them. */
const STARTS_BOTH_PAGES = new RegExp(
  [
    'node_modules/(react|react-dom|scheduler|valibot)/',
    'src/(domain/(shared|money|journal|incidents|gestures|moments|policy)|ports|ui/(components|i18n)|adapters/(shared|zaf))/',
    'rolldown/runtime',
    'vite/preload-helper',
  ].join('|'),
);

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
  plugins: [react(), sentenceChunks(), packageLayout()],
  // Garden uses two small packages of lodash that nobody keeps up any more: the same functions from libraries that are.
  resolve: { alias: { 'lodash.get': 'just-safe-get', 'lodash.memoize': 'es-toolkit/compat/memoize' } },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // Takes longer than the minifier that comes with Vite, and leaves fewer bytes.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2022, compress: { passes: 3 } },
    rolldownOptions: {
      // That the minifier takes most of the build's time is known.
      checks: { pluginTimings: false },
      // Garden uses a few functions of polished, which makes all of its own by calling this one: it does nothing else.
      treeshake: { manualPureFunctions: ['curry'] },
      input: ['assets/sidebar.html', 'assets/lead.html'],
      // What both pages start with comes in one file instead of one for every module that they share, and so do their controls: fewer bytes, fewer requests.
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: STARTS_BOTH_PAGES },
            { name: 'controls', test: CONTROLS_OF_BOTH_PAGES },
            // One request for the form and the questions, one for what few tickets need.
            { name: 'ticket-controls', test: /src\/features\/ticket\/\w+\/controls\// },
            { name: 'ticket-details', test: /src\/features\/ticket\/(give|reply|suggestion)\/details\// },
          ],
        },
      },
    },
  },
});
