import { readdirSync, readFileSync } from 'node:fs';

const skipped = new Set(['node_modules', '.git', 'dist', 'build']);

/** Lists the project's own files below a folder, as paths from the top of the repository. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Lists what a module imports, whichever way. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}
