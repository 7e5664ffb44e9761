import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type BuildEnvironmentOptions } from 'vite';
import { afterEach, expect, it, vi } from 'vitest';
import { packageLayout } from '#tools/package-layout.ts';
import { samplePackage } from './sample-package.ts';

const roots: string[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

const page = {
  'assets/page.html': '<!doctype html><title>Sample</title><script type="module" src="/assets/page.ts"></script>',
  'assets/page.ts': 'export {};document.title = "Done";',
};

/** Builds the sample package, with files replaced or left out, and lists what came of it. */
async function buildSample(changes: Record<string, string | undefined>, options: BuildEnvironmentOptions = {}): Promise<string[]> {
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
  return [result].flat().flatMap((output) => ('output' in output ? output.output.map(({ fileName }) => fileName) : []));
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

it('leaves out what needs the number of a group that the build was not told, and says so in one line', async () => {
  vi.stubEnv('LEADS_GROUP_ID', undefined);
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const files = await buildSample({ 'requirements.json': withTrigger });
  expect(files).toContain('requirements.json');
  expect(said.mock.calls).toEqual([[expect.stringMatching(/^Built without the e-mail .*LEADS_GROUP_ID.*\n$/)]]);
});

it("refuses a number of the leads' group that is none", async () => {
  vi.stubEnv('LEADS_GROUP_ID', 'Team leads');
  await expect(buildSample({ 'requirements.json': withTrigger })).rejects.toThrow(
    'LEADS_GROUP_ID must be the number of a group, such as 360000000102, not "Team leads".',
  );
});

it('refuses source maps: they are not for customers of the app', async () => {
  await expect(buildSample({}, { sourcemap: true })).rejects.toThrow('The package has no room for assets/page-');
});
