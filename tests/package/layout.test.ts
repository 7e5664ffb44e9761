import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type BuildEnvironmentOptions } from 'vite';
import { afterEach, expect, it } from 'vitest';
import { packageLayout } from '#tools/package-layout.ts';
import { samplePackage } from './sample-package.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

const page = {
  'assets/page.html': '<!doctype html><title>Sample</title><script type="module" src="/assets/page.ts"></script>',
  'assets/page.ts': 'export {};document.title = "Done";',
};

/** Builds the sample package, with files replaced or left out, and lists what came of it. */
async function buildSample(changes: Record<string, string | undefined>, options: BuildEnvironmentOptions = {}): Promise<string[]> {
  return [...(await builtFiles(changes, options)).keys()];
}

/** The same, with what each of the files holds where that is text. */
async function builtFiles(
  changes: Record<string, string | undefined>,
  options: BuildEnvironmentOptions = {},
): Promise<Map<string, string>> {
  const root = mkdtempSync(join(tmpdir(), 'make-it-right-layout-'));
  roots.push(root);
  for (const { path, bytes } of samplePackage({ ...page, 'assets/logo.svg': '<svg/>', 'assets/policy.schema.json': '{}', ...changes })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  const result = await build({
    root,
    configFile: false,
    base: './',
    publicDir: false,
    logLevel: 'silent',
    plugins: [packageLayout()],
    build: { write: false, rolldownOptions: { input: [join(root, 'assets/page.html')] }, ...options },
  });
  const files = [result].flat().flatMap((output) => ('output' in output ? output.output : []));
  return new Map(files.map((file) => [file.fileName, file.type === 'asset' ? Buffer.from(file.source).toString() : file.code]));
}

it('puts the declarations, the translations, the logos and the schema of a policy beside the pages', async () => {
  const files = await buildSample({ 'translations/fr.json': '{}', 'assets/icon_nav_bar.svg': '<svg/>' });
  expect(files).toEqual(
    expect.arrayContaining([
      'assets/icon_nav_bar.svg',
      'assets/logo-small.png',
      'assets/logo.png',
      'assets/logo.svg',
      'assets/page.html',
      'assets/policy.schema.json',
      'manifest.json',
      'requirements.json',
      'translations/en.json',
      'translations/fr.json',
    ]),
  );
});

it.each([
  'manifest.json',
  'requirements.json',
  'translations/en.json',
  'assets/logo.svg',
  'assets/logo.png',
  'assets/logo-small.png',
  'assets/policy.schema.json',
])('refuses to build without %s', async (path) => {
  await expect(buildSample({ [path]: undefined })).rejects.toThrow(`The package needs ${path}: add what is missing and build again.`);
});

it('refuses a manifest that names a page the build does not make', async () => {
  const manifest = JSON.stringify({ location: { support: { nav_bar: 'assets/lead.html' } } });
  await expect(buildSample({ 'manifest.json': manifest })).rejects.toThrow(
    'manifest.json names assets/lead.html, which the build did not make',
  );
});

const withTrigger = JSON.stringify({
  custom_objects_v2: { object_triggers: [{ actions: [{ field: 'notification_group', value: ['LEADS_GROUP_ID', 's', 'b'] }] }] },
});

it('leaves out what needs the number of a group, which no account has named yet', async () => {
  expect(JSON.parse((await builtFiles({ 'requirements.json': withTrigger })).get('requirements.json') ?? '')).toEqual({
    custom_objects_v2: {},
  });
});

it('refuses source maps: they are not for customers of the app', async () => {
  await expect(buildSample({}, { sourcemap: true })).rejects.toThrow('The package has no room for assets/page-');
});
