import { type PackageFile, findFile, textOf } from './package-file.ts';

const required = ['manifest.json', 'translations/en.json', 'assets/logo.png', 'assets/logo-small.png'];
const bannedTypes = 'rar zip gz gzip pdf doc docx avi bin bz bz2 csh sh jar mp3 mpeg odt pptx ppt xls xlsx 7z'.split(' ');
/** First bytes of the banned types, as a file's name may hide what it is. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['doc, xls or ppt', [0xd0, 0xcf, 0x11, 0xe0]],
  ['mp3', [0x49, 0x44, 0x33]],
];
const bannerSizes = ['830x200', '1660x400'];
const svgBanned = /<\s*(script|foreignObject|iframe|object|embed)\b|\son\w+\s*=|javascript:/i;

/** Zendesk lists these files as required when an app is set up; the rest of its checks would pass without the logos. */
export function missingFiles(files: readonly PackageFile[]): string[] {
  return required.filter((path) => findFile(files, path) === undefined).map((path) => `${path} is missing from the package.`);
}

export function symlinkErrors(files: readonly PackageFile[]): string[] {
  return files.filter((file) => file.isSymlink === true).map((file) => `${file.path} is a symbolic link, which a package may not hold.`);
}

export function mimeErrors(files: readonly PackageFile[]): string[] {
  return files.flatMap((file) => {
    const extension = /\.([^./]+)$/.exec(file.path)?.[1]?.toLowerCase() ?? '';
    const byContent = signatures.find(([, start]) => start.every((byte, index) => file.bytes[index] === byte));
    const type = bannedTypes.includes(extension) ? extension : byContent?.[0];
    return type === undefined ? [] : [`${file.path} is of a type (${type}) a package may not hold.`];
  });
}

export function bannerErrors(files: readonly PackageFile[]): string[] {
  const banner = findFile(files, 'assets/banner.png');
  if (banner === undefined) return [];
  const size = pngSize(banner.bytes);
  if (size === null) return ['assets/banner.png is not a PNG image.'];
  return bannerSizes.includes(size) ? [] : [`assets/banner.png is ${size}: it must be ${bannerSizes.join(' or ')}.`];
}

/** Zendesk rewrites an SVG it finds unsafe, and puts a placeholder in the place of one that embeds an image. */
export function svgWarnings(files: readonly PackageFile[]): string[] {
  return files
    .filter((file) => /^assets\/.*\.svg$/.test(file.path))
    .flatMap((file) => {
      const text = textOf(file);
      if (/<\s*image\b/i.test(text)) return [`${file.path} embeds an image: a placeholder will be shown in its place.`];
      return svgBanned.test(text) ? [`${file.path} holds markup that will be removed.`] : [];
    });
}

/** Reads the width and height of a PNG image as `WIDTHxHEIGHT`; null where the bytes are not one. */
export function pngSize(bytes: Uint8Array): string | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.byteLength < 24 || !signature.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return `${view.getUint32(16)}x${view.getUint32(20)}`;
}
