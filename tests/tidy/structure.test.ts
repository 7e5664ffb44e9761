import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { filesBelow, importsOf, read } from './repository.ts';

const prefixes = Object.entries(packageJson.imports).map(([name, folder]) => ({
  prefix: name.replace('*', ''),
  folder: folder.replace('./', '').replace('*', ''),
}));
const modules = filesBelow('src').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
const documents = filesBelow('.').filter((path) => path.endsWith('.md'));

/** The module of our own that an import leads to; null where it leads elsewhere. */
function target(from: string, name: string): string | null {
  if (name.startsWith('.')) return normalize(join(dirname(from), name));
  const known = prefixes.find(({ prefix }) => name.startsWith(prefix));
  return known === undefined ? null : known.folder + name.slice(known.prefix.length);
}

const imports = modules.flatMap((from) =>
  importsOf(read(from))
    .map((name) => target(from, name))
    .filter((to) => to !== null && modules.includes(to))
    .map((to) => ({ from, to: to ?? '' })),
);

/** Lists, once each, the circles that arrows between places make: a place with all that can be reached from it and leads back. */
function circles(arrows: readonly { readonly from: string; readonly to: string }[]): readonly string[] {
  const leadsTo = new Map<string, Set<string>>();
  for (const { from, to } of arrows) if (from !== to) leadsTo.set(from, (leadsTo.get(from) ?? new Set()).add(to));
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [...(leadsTo.get(start) ?? [])];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      open.push(...(leadsTo.get(place) ?? []));
    }
    return seen;
  };
  const within = [...leadsTo.keys()].filter((place) => reached(place).has(place));
  return [...new Set(within.map((place) => within.filter((other) => reached(place).has(other) && reached(other).has(place)).join(' ↔ ')))];
}

describe('the structure', () => {
  it('has no circle between files, whether they import each other at once or on demand', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('has no circle between folders', () => {
    expect(circles(imports.map(({ from, to }) => ({ from: dirname(from), to: dirname(to) })))).toEqual([]);
  });

  it('has a reason for every room in the architecture page', () => {
    const page = read('src/docs/architecture.md');
    const rooms = [...new Set(modules.map((path) => dirname(path).replace(/^src\/?/, '')))].filter((room) => room !== '');
    expect(rooms.filter((room) => !page.includes(`\`${room}/\``))).toEqual([]);
  });
});

describe('the documents', () => {
  it('link only to what is there', () => {
    const broken = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !existsSync(join(dirname(path), link)))
        .map((link) => `${path}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('begin with a README of at most 100 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(100);
  });
});
