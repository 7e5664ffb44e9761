import { existsSync } from 'node:fs';
import { transformWithOxc } from 'vite';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { filesBelow, importsOf, read } from './repository.ts';

const isScript = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
const ownScripts = [...filesBelow('src'), ...filesBelow('tests')].filter(isScript);
const documents = filesBelow('.').filter((path) => path.endsWith('.md'));

/** Tells whether a module holds any function or class once its types are gone: declarations and plain data need no test of their own. */
async function holdsCode(path: string): Promise<boolean> {
  const { code } = await transformWithOxc(read(path), path, { sourcemap: false });
  return /\bfunction\b|=>|\bclass\b/.test(code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
}

/** What loads when: the lists of sentences and the end-to-end tests hold it, and it decides nothing else. */
function isWiring(path: string): boolean {
  return path.endsWith('/lazy.ts') || path.endsWith('/sentences.ts');
}

describe('the tests mirror the source', () => {
  it.each(['domain', 'ports', 'ledger', 'approvals', 'features'])(
    'every module of %s that holds code has a test file at the same path',
    async (layer) => {
      const modules = filesBelow(`src/${layer}`).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !isWiring(path));
      const untested: string[] = [];
      for (const path of modules) {
        const test = path.replace(/^src\//, 'tests/').replace(/\.ts$/, '.test.ts');
        if (!existsSync(test) && (await holdsCode(path))) untested.push(`${path} has no ${test}`);
      }
      expect(untested).toEqual([]);
    },
  );
});

describe('the layers keep to themselves', () => {
  it('the domain imports nothing but the domain', () => {
    const unknownAuthors = ownScripts
      .filter((path) => path.startsWith('src/domain/'))
      .flatMap((path) => importsOf(read(path)).map((name) => ({ path, name })))
      .filter(({ name }) => !/^(\.{1,2}|#domain)\//.test(name));
    expect(unknownAuthors).toEqual([]);
  });

  it('the sandbox imports no adapter, so that it does not share their mistakes', () => {
    const shared = ownScripts
      .filter((path) => path.startsWith('tests/sandbox/'))
      .filter((path) => importsOf(read(path)).some((name) => /(^#|\/src\/)adapters\//.test(name)));
    expect(shared).toEqual([]);
  });

  it('nothing imports an entry but its own tests', () => {
    const importers = ownScripts
      .filter((path) => !path.startsWith('tests/entries/'))
      .filter((path) => importsOf(read(path)).some((name) => /(^#|\/)entries\//.test(name)));
    expect(importers).toEqual([]);
  });
});

describe('the habits hold', () => {
  it('nothing on a screen is disabled: what takes nothing for now is held, and keeps the focus', () => {
    const screens = ownScripts.filter((path) => /^src\/(features|ui)\/.*\.tsx$/.test(path));
    expect(screens.filter((path) => /(?<![-\w.])disabled(=|$)/m.test(read(path)))).toEqual([]);
  });

  it('the source has no default export', () => {
    const offenders = ownScripts.filter((path) => path.startsWith('src/') && /^export default\b/m.test(read(path)));
    expect(offenders).toEqual([]);
  });

  it('nothing is left over: no marker of unfinished work, no focused test', () => {
    const leftover = /\b(TODO|FIXME|HACK)\b|\b(describe|it|test)\.only\(/;
    const offenders = [...ownScripts, ...documents].filter((path) => path !== 'tests/tidy/tidy.test.ts' && leftover.test(read(path)));
    expect(offenders).toEqual([]);
  });

  it('every npm command the documents name exists', () => {
    const scripts = new Set(Object.keys(packageJson.scripts));
    const missing = documents.flatMap((path) =>
      [...read(path).matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((name) => !scripts.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
