import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '#tools/build.ts';
import { readPackage } from '#tools/package-files.ts';
import { packageFor, zipPackage } from '#tools/package.ts';
import { parseObject } from '#tools/validator/json.ts';
import { pngSize } from '#tools/validator/files.ts';
import { findFile, type PackageFile, textOf } from '#tools/validator/package-file.ts';
import { unexpectedWarnings } from '#tools/validator/expected-warnings.ts';
import { validatePackage } from '#tools/validator/validate.ts';
import packageJson from '../../package.json' with { type: 'json' };

let files: PackageFile[] = [];

const zcliConfig = 'build/test-package/zcli.apps.config.json';

beforeAll(async () => {
  mkdirSync('build/test-package', { recursive: true });
  writeFileSync(zcliConfig, '{"app_id":"41"}');
  await buildApp('build/test-package');
  files = readPackage('build/test-package');
});

function file(path: string): PackageFile {
  const found = findFile(files, path);
  if (found === undefined) throw new Error(`The package has no ${path}.`);
  return found;
}

function jsonOf(path: string): unknown {
  const parsed = parseObject(textOf(file(path)));
  return 'value' in parsed ? parsed.value : parsed;
}

describe('the package we ship', () => {
  it('is refused for nothing', () => {
    expect(validatePackage(files).errors).toEqual([]);
  });

  it("is refused for nothing either where it tells the leads' group", () => {
    const forOneAccount = packageFor('build/test-package', '360000000102');
    expect(validatePackage(forOneAccount).errors).toEqual([]);
    expect(forOneAccount.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    const requirements = findFile(forOneAccount, 'requirements.json');
    expect(requirements === undefined ? '' : textOf(requirements)).toMatch(/"object_triggers"[^]*"360000000102"/);
  });

  it('raises no warning that is not expected for a reason', () => {
    expect(unexpectedWarnings(validatePackage(files).warnings)).toEqual([]);
  });

  it('holds pages, scripts, styles, images, translations, the two declarations and the schema of a policy, and nothing else', () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'manifest.json',
        'requirements.json',
        'translations/en.json',
        'assets/logo.svg',
        'assets/sidebar.html',
        'assets/lead.html',
        'assets/policy.schema.json',
      ]),
    );
    expect(
      paths.filter(
        (path) =>
          !/^(manifest|requirements|assets\/policy\.schema)\.json$|^translations\/[\w-]+\.json$|^assets\/[\w.-]+\.(html|js|css|png|svg)$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  it('holds the schema of a policy as it is written, and no page loads it', () => {
    expect(textOf(file('assets/policy.schema.json'))).toBe(readFileSync('assets/policy.schema.json', 'utf8'));
    const loading = files.filter(({ path }) => /\.(html|js|css)$/.test(path)).filter((one) => textOf(one).includes('policy.schema'));
    expect(loading.map(({ path }) => path)).toEqual([]);
  });

  it('has the version of package.json', () => {
    expect(jsonOf('manifest.json')).toMatchObject({ version: packageJson.version });
  });

  it('has logos in the sizes of the Marketplace and of the apps panel', () => {
    expect(pngSize(file('assets/logo.png').bytes)).toBe('320x320');
    expect(pngSize(file('assets/logo-small.png').bytes)).toBe('128x128');
  });

  it("leaves zcli's own file where it was, and out of what is uploaded", () => {
    expect(readFileSync(zcliConfig, 'utf8')).toBe('{"app_id":"41"}');
    expect(readFileSync('build/test-package/.zcliignore', 'utf8')).toContain('zcli.apps.config.json');
    expect(files.some(({ path }) => path.includes('zcli'))).toBe(false);
  });

  it('has an icon for each location that Zendesk shows as one, without a picture inside', () => {
    const { location } = jsonOf('manifest.json') as { location: { support: Record<string, unknown> } };
    const places = Object.keys(location.support).filter((place) => ['top_bar', 'nav_bar', 'ticket_editor'].includes(place));
    expect(places).toEqual(['nav_bar']);
    for (const place of places) expect(textOf(file(`assets/icon_${place}.svg`))).toMatch(/^<svg(?!.*<image)/s);
  });

  it('runs without the development build of React', () => {
    const scripts = files.filter(({ path }) => path.endsWith('.js')).map(textOf);
    expect(scripts.some((script) => script.includes('Each child in a list should have a unique'))).toBe(false);
  });

  it('keeps what the folder was built for out of the addresses of its pages', () => {
    for (const page of ['assets/sidebar.html', 'assets/lead.html']) {
      const addresses = [...textOf(file(page)).matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(addresses.filter((address) => address.startsWith('/'))).toEqual([]);
    }
  });
});

describe('the zip', () => {
  it('is the same, byte for byte, however often it is made', () => {
    expect(zipPackage(files)).toEqual(zipPackage(readPackage('build/test-package')));
  });

  it('holds the package as it is, with the manifest at the top', () => {
    const entries = Object.entries(unzipSync(zipPackage(files))).map(([path, bytes]) => ({ path, bytes }));
    expect(entries.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
    expect(validatePackage(entries).errors).toEqual([]);
  });
});

describe('the settings', () => {
  it('are each explained to the admin, in the order of the manifest', () => {
    const { parameters } = jsonOf('manifest.json') as { parameters: { name: string }[] };
    const { app } = jsonOf('translations/en.json') as { app: { parameters: Record<string, { label: string; helpText: string }> } };
    expect(Object.keys(app.parameters)).toEqual(parameters.map(({ name }) => name));
    for (const { label, helpText } of Object.values(app.parameters)) {
      expect(label).not.toBe('');
      expect(helpText).toMatch(/\.$/);
    }
  });

  it('say of every limit what an empty field, the word none and a zero mean', () => {
    const { app } = jsonOf('translations/en.json') as { app: { parameters: Record<string, { helpText: string }> } };
    const limits = Object.entries(app.parameters).filter(([name]) => /_limit$|_budget$|_count$/.test(name));
    expect(limits).toHaveLength(6);
    for (const [, { helpText }] of limits)
      expect(helpText).toMatch(
        /If left empty, it is (\d+|roughly \d+ euros in your currency: .*)\. Write none for no limit; 0 permits nothing\.$/,
      );
  });
});

describe('the custom objects', () => {
  it('leave room on small plans: at most five lookup fields an object', () => {
    const { custom_objects_v2: section } = jsonOf('requirements.json') as {
      custom_objects_v2: { object_fields: { object_key: string; type: string }[] };
    };
    for (const key of ['service_moment', 'moment_entry']) {
      const lookups = section.object_fields.filter((field) => field.object_key === key && field.type === 'lookup');
      expect(lookups.length).toBeLessThanOrEqual(5);
    }
  });
});
