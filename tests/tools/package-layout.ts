import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { forLeadsGroup } from './leads-group.ts';

const REQUIREMENTS = 'requirements.json';
/** For whoever writes a policy, and their editor: no page loads it. */
const POLICY_SCHEMA = 'assets/policy.schema.json';
const requiredFiles = [
  'manifest.json',
  REQUIREMENTS,
  'translations/en.json',
  'assets/logo.svg',
  'assets/logo.png',
  'assets/logo-small.png',
  POLICY_SCHEMA,
];

/**
 * Lays Vite's output out as Zendesk wants it: the manifest, the requirements, the translations, the logos and the schema of a policy stand
 * beside the built pages.
 * The build fails with a sentence where one of them, or a page the manifest names, is missing, or where anything else would be packaged.
 * What needs the number of an account's leads' group is left out: whatever packages for one account puts it in.
 */
export function packageLayout(): Plugin {
  let root = '.';
  return {
    name: 'package-layout',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      const missing = requiredFiles.filter((path) => !existsSync(join(root, path)));
      if (missing.length > 0) this.error(`The package needs ${missing.join(', ')}: add what is missing and build again.`);

      for (const path of packagedSources(root)) {
        this.emitFile({ type: 'asset', fileName: path, source: readFileSync(join(root, path)) });
      }
      const requirements = forLeadsGroup(readFileSync(join(root, REQUIREMENTS), 'utf8'), null);
      this.emitFile({ type: 'asset', fileName: REQUIREMENTS, source: requirements });
      const built = new Set(Object.keys(bundle));
      for (const page of manifestPages(readFileSync(join(root, 'manifest.json'), 'utf8'))) {
        if (!built.has(page))
          this.error(`manifest.json names ${page}, which the build did not make: is it among the pages in vite.config.ts?`);
      }
      const stray = [...built].filter((path) => !isPackaged(path));
      if (stray.length > 0)
        this.error(`The package has no room for ${stray.join(', ')}: only built pages, scripts, styles and images belong in it.`);
    },
  };
}

/** Tells whether a file of dist/ belongs to the package; what zcli leaves beside it (its configuration, its temporary files) does not. */
export function isPackaged(path: string): boolean {
  if (path === 'manifest.json' || path === REQUIREMENTS) return true;
  if (/^translations\/[^/]+\.json$/.test(path)) return true;
  return path.startsWith('assets/') && !path.endsWith('.map');
}

/** Lists what is packaged as it stands in the project. The pictures of a listing go with an app that is listed, and only with it. */
export function packagedSources(root: string): string[] {
  const manifest: { private?: boolean } = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
  const translations = readdirSync(join(root, 'translations')).filter((name) => name.endsWith('.json'));
  const wanted = manifest.private === false ? /^((logo|icon_).*\.(png|svg)|screenshot-\d\.png)$/ : /^(logo|icon_).*\.(png|svg)$/;
  const images = readdirSync(join(root, 'assets')).filter((name) => wanted.test(name));
  return ['manifest.json', ...translations.map((name) => `translations/${name}`), ...images.map((name) => `assets/${name}`), POLICY_SCHEMA];
}

/** Lists the package's own pages among the manifest's locations. */
function manifestPages(manifestText: string): string[] {
  const manifest: { location?: Record<string, Record<string, string | { url?: string }>> } = JSON.parse(manifestText);
  return Object.values(manifest.location ?? {})
    .flatMap((product) => Object.values(product))
    .map((location) => (typeof location === 'string' ? location : (location.url ?? '')))
    .filter((url) => url.startsWith('assets/'))
    .map((url) => url.replace(/[?#].*$/, ''));
}
