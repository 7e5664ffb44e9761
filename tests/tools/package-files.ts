import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageFile } from './validator/package-file.ts';
import { isPackaged } from './package-layout.ts';

/** Lists the files of a built folder that go into the package, by path: the order, and so the zip, is the same on every machine. */
export function readPackage(folder: string): PackageFile[] {
  return walk(folder, '')
    .filter(isPackaged)
    .toSorted((left, right) => (left < right ? -1 : 1))
    .map((path) => ({
      path,
      bytes: readFileSync(join(folder, path)),
      isSymlink: lstatSync(join(folder, path)).isSymbolicLink(),
    }));
}

function walk(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? walk(folder, path) : [path];
  });
}
