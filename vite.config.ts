import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packageLayout } from '#tools/package-layout.ts';

/** The modules that both pages need before anything can be read on them. */
const STARTS_BOTH_PAGES = new RegExp(
  [
    'node_modules/(react|react-dom|scheduler|valibot)/',
    'src/domain/(shared|money|journal)/',
    'src/domain/moments/request\\.ts',
    'src/domain/policy/(policy|rules|suggest|suggestion|words)\\.ts',
    'src/application/(journal-reader|known-leads|ledger-reader|retrying|section)\\.ts',
    'src/adapters/(is-record|zaf/(client|connect|request-answer|setting-values|settings|signed-in|time-limit|workspace)|browser/(lead-memory|quietly|surroundings))\\.ts',
    'src/adapters/zendesk/(checkpoint-part|entry-detail|error-body|field-values|journal-entry|journal-store|object-field|records|request)\\.ts',
    'src/ui/messages/(messages|load-(messages|part|control-messages|late-messages)|formats|sentences)\\.ts',
    'src/ui/components/(Disclosure|ErrorBoundary|MessagesContext|Notice|Placeholder|Region|SectionBody|SurfaceContext)\\.tsx',
    'src/ui/sidebar/App\\.tsx',
    'rolldown/runtime',
    'vite/preload-helper',
  ].join('|'),
);

/** What the controls of both pages are made of: Garden, and what all of them say. */
const CONTROLS_OF_BOTH_PAGES = new RegExp(
  [
    'node_modules/(@babel|@zendeskgarden|color2k|es-toolkit|just-safe-get|polished|prop-types|react-merge-refs|styled-components|stylis)/',
    'src/ui/controls/(GardenTheme|MoneyInput|RadioGroup|sentences-around|with-theme)\\.tsx',
    'src/ui/components/ControlMessagesContext\\.tsx',
    'src/domain/(policy/guards|moments/moment)\\.ts',
    'src/application/authority\\.ts',
    'src/ui/messages/(control-sentences|time-formats)\\.ts',
  ].join('|'),
);

// The pages, their scripts and everything else Zendesk packages end up in dist/, with relative addresses: Zendesk serves them from a path of its own.
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react(), packageLayout()],
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
          ],
        },
      },
    },
  },
});
