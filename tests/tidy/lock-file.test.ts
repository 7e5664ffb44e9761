import { describe, expect, it } from 'vitest';
import { read } from './repository.ts';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(read('package-lock.json'));

/** Lists the places where npm looks for a dependency of the package at a path: beside it, then at every level above. */
function placesOf(dependency: string, path: string): string[] {
  const own = path === '' ? `node_modules/${dependency}` : `${path}/node_modules/${dependency}`;
  return path === '' ? [own] : [own, ...placesOf(dependency, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))))];
}

describe('the lock file', () => {
  it('names no registry: an install uses the one its machine is set to', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('has an entry for every optional dependency, also those of other platforms: npm ci refuses it otherwise', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((dependency) => !placesOf(dependency, path).some((place) => place in lock.packages))
        .map((dependency) => `${dependency} of ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
