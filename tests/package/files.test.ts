import { type Case, describeRefusals } from './refusals.ts';
import { pngHead, samplePackage } from './sample-package.ts';

const fileCases: Case[] = [
  ...['translations/en.json', 'assets/logo.png', 'assets/logo-small.png'].map((path): Case => [
    `${path} is there`,
    samplePackage({ [path]: undefined }),
    `${path} is missing from the package.`,
  ]),
  [
    'no symbolic links',
    [...samplePackage(), { path: 'assets/link.js', bytes: new Uint8Array(), isSymlink: true }],
    'assets/link.js is a symbolic link, which a package may not hold.',
  ],
  ...'rar zip gz pdf doc docx avi bin bz bz2 csh sh jar mp3 mpeg odt pptx ppt xls xlsx 7z'
    .split(' ')
    .map((type): Case => [
      `no file of the type ${type}`,
      samplePackage({ [`assets/file.${type}`]: '' }),
      `assets/file.${type} is of a type (${type}) a package may not hold.`,
    ]),
  [
    'no archive under another name',
    samplePackage({ 'assets/script.js': new Uint8Array([0x1f, 0x8b, 8, 0]) }),
    'assets/script.js is of a type (gzip) a package may not hold.',
  ],
  ['a banner is a PNG image', samplePackage({ 'assets/banner.png': 'no' }), 'assets/banner.png is not a PNG image.'],
  [
    'a banner has one of two sizes',
    samplePackage({ 'assets/banner.png': pngHead(800, 200) }),
    'assets/banner.png is 800x200: it must be 830x200 or 1660x400.',
  ],
];

describeRefusals('files', fileCases);
