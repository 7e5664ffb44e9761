import type { PackageFile } from '#tools/validator/package-file.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;

const manifest = {
  author: { name: 'Sample', email: 'sample@example.com' },
  version: '1.0.0',
  frameworkVersion: '2.0',
  defaultLocale: 'en',
  location: { support: { ticket_sidebar: { url: 'assets/page.html', flexible: true } } },
  parameters: [{ name: 'sum', type: 'number' }],
};
const translation = { app: { name: 'Sample', parameters: { sum: { label: 'Sum' } } } };
const customObjects = {
  objects: [{ key: 'thing', title: 'Thing', title_pluralized: 'Things', include_in_list_view: true }],
  object_fields: [{ object_key: 'thing', key: 'note', title: 'Note', type: 'text' }],
};

/** Makes a small valid package; the given files replace or join its own, and an undefined one is left out. */
export function samplePackage(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): PackageFile[] {
  const own: Contents = {
    'manifest.json': JSON.stringify(manifest),
    'requirements.json': JSON.stringify({ custom_objects_v2: customObjects }),
    'translations/en.json': JSON.stringify(translation),
    'assets/page.html': '<!doctype html><title>Sample</title>',
    'assets/logo.png': 'png',
    'assets/logo-small.png': 'png',
  };
  return Object.entries({ ...own, ...changes }).flatMap(([path, content]) =>
    content === undefined ? [] : [{ path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }],
  );
}

/** Makes the sample package with top-level keys of its manifest replaced; undefined removes one. */
export function withManifest(changes: object): PackageFile[] {
  return samplePackage({ 'manifest.json': JSON.stringify({ ...manifest, ...changes }) });
}

export function withParameters(...parameters: readonly object[]): PackageFile[] {
  return withManifest({ parameters });
}

export function withLocation(options: unknown): PackageFile[] {
  return withManifest({ location: { support: { ticket_sidebar: options } } });
}

export function withEnglish(translations: unknown, manifestChanges: object = {}): PackageFile[] {
  return samplePackage({
    'manifest.json': JSON.stringify({ ...manifest, ...manifestChanges }),
    'translations/en.json': JSON.stringify(translations),
  });
}

export function withRequirements(requirements: object): PackageFile[] {
  return samplePackage({ 'requirements.json': JSON.stringify(requirements) });
}

export function withCustomObjects(changes: object): PackageFile[] {
  return withRequirements({ custom_objects_v2: { ...customObjects, ...changes } });
}

/** Makes as many copies of an item as asked, each with a key of its own. */
export function copies(count: number, item: object): object[] {
  return Array.from({ length: count }, (_, index) => ({ ...item, key: `key_${index}` }));
}

/** Makes the head of a PNG image of a size: as much as a check of sizes reads. */
export function pngHead(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
