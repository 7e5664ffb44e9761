import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS } from '#domain/journal/types.ts';
import { type LeadRole, type Permission, may } from '#features/lead/session/role.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import requirements from '../../requirements.json' with { type: 'json' };
import { filesBelow, importsOf, read } from '../tidy/repository.ts';

const PAGE = read('src/docs/security.md');

/** The rows of the tables below a heading, down to the next of its depth or above, by their cells. */
function rowsBelow(heading: string): readonly (readonly string[])[] {
  const [, below = ''] = PAGE.split(`\n${heading}\n`);
  const depth = heading.indexOf(' ');
  const [part = ''] = below.split(new RegExp(`^#{1,${depth}} `, 'm'));
  return part
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-|]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** What stands between backticks in the first cell of each row. */
function namesBelow(heading: string): readonly string[] {
  return rowsBelow(heading).flatMap(([cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted();

describe('what the page on security says of roles', () => {
  const permissions = [...read('src/features/lead/session/role.ts').matchAll(/^ {2}(\w+): (?:EVERYBODY|LEADS|ADMINS),$/gm)].map(
    ([, name = '']) => name,
  );
  const rows = rowsBelow('## What each role can do');
  const isPermission = (name: string): name is Permission => permissions.includes(name);

  it('names each permission that there is, and no other', () => {
    const named = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
    expect(permissions.length).toBeGreaterThan(10);
    expect(named.toSorted()).toEqual(permissions.toSorted());
  });

  it.each<LeadRole>(['agent', 'lead', 'admin'])('says of an %s what the code says', (role) => {
    const column = rows[0]?.indexOf(role) ?? -1;
    const wrong = rows.slice(1).filter((cells) => {
      const name = (cells[1] ?? '').replaceAll('`', '');
      return !isPermission(name) || (cells[column] === 'yes') !== may(role, name);
    });
    expect(wrong).toEqual([]);
  });
});

describe('what the page on security says of the account', () => {
  it.each(requirements.custom_objects_v2.objects)('names every field of $title', ({ key, title }) => {
    const fields = requirements.custom_objects_v2.object_fields.filter((field) => field.object_key === key).map((field) => field.key);
    const names = namesBelow(`### ${title}`).filter((name) => !ENTRY_KINDS.some((kind) => kind === name) || fields.includes(name));
    expect(sorted(names)).toEqual(sorted(fields));
  });

  it('names every kind of entry', () => {
    const [, kinds = ''] = PAGE.split('| kind of entry |');
    const named = [...(kinds.split('\n\n')[0] ?? '').matchAll(/^\| ([^|]+)\|/gm)].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? []);
    expect(sorted(named)).toEqual(sorted(ENTRY_KINDS));
  });

  it('names every setting that is secret, and that each is added to a header alone', () => {
    const secret = manifest.parameters.filter((parameter) => parameter.secure === true);
    expect(sorted(namesBelow('## What a browser can and cannot protect'))).toEqual(sorted(secret.map(({ name }) => name)));
    expect(secret.filter(({ scopes }) => scopes?.join(' ') !== 'header')).toEqual([]);
  });
});

describe('what the page on security says of the browser', () => {
  const modules = filesBelow('src/adapters/browser').map((path) => read(path));
  const rows = rowsBelow('## What a browser remembers').slice(1);
  it('names every place that a module keeps something under, and no other', () => {
    const locks = /locks\.request/;
    const names = modules.filter((source) => !locks.test(source)).flatMap(namesIn);
    expect(names.length).toBeGreaterThan(10);
    expect(sorted(rows.map(([cell = '']) => cell.replaceAll('`', '')))).toEqual(sorted(names));
  });

  it('says of each how long and how much of it, as the module has it', () => {
    const wrong = modules.flatMap((source) => {
      const names = namesIn(source);
      const said = rows
        .filter(([cell = '']) => names.includes(cell.replaceAll('`', '')))
        .flat()
        .join(' ');
      return boundsIn(source)
        .filter((bound) => !said.includes(bound))
        .map((bound) => `${names.join()}: ${bound}`);
    });
    expect(modules.flatMap(boundsIn).length).toBeGreaterThan(8);
    expect(wrong).toEqual([]);
  });

  it('nothing else keeps anything: storage, cookies, databases and caches are named where pages begin, or nowhere', () => {
    const keeping = filesBelow('src')
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/adapters/browser/'))
      .filter((path) => /\.(?:setItem|cookie)\b|indexedDB|\bcaches\./.test(read(path)));
    expect(keeping).toEqual([]);
  });
});

/** Under which names a module keeps something. */
const namesIn = (source: string): readonly string[] =>
  [...source.matchAll(/topic: ['`]([a-z-]+)|['`]make-it-right:([a-z-]+)|return `(?!make-it-right)([a-z-]+):\$\{/g)].map(
    ([, topic, prefix, topicOf]) => topic ?? prefix ?? topicOf ?? '',
  );

/** What a module's constants bound, in the words of the page: `14 days`, `an hour`, `at most 100`. */
function boundsIn(source: string): readonly string[] {
  const spans = [...source.matchAll(/^const \w*(?:KEPT|REMEMBERED)_MS = (?:(\d+) \* )?(DAY|HOUR)_MS;/gm)].map(([, count, unit]) => {
    if (unit === 'HOUR') return count === undefined ? 'an hour' : `${count} hours`;
    return count === undefined ? 'a day' : `${count} days`;
  });
  const amounts = [...source.matchAll(/^const \w+_AT_MOST = (\d+);/gm)].map(([, count = '']) => count);
  return [...spans, ...amounts];
}

describe('what the page on security says of packages', () => {
  const named = sorted(namesBelow('## Packages that reach the browser'));

  it('names those that package.json installs for the pages', () => {
    expect(named).toEqual(sorted(Object.keys(packageJson.dependencies)));
  });

  it('names those that the pages import, and those that stand in the place of another', () => {
    const scripts = filesBelow('src').filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/cli/'));
    const imported = scripts
      .flatMap((path) => importsOf(read(path)))
      .filter((name) => /^@?[a-z][\w./@-]*$/.test(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    const instead = [...read('vite.config.ts').matchAll(/'lodash\.\w+': '([\w-]+)/g)].map(([, name = '']) => name);
    expect(named).toEqual(sorted([...imported, ...instead]));
  });
});

describe('what the page on security says of the content policy', () => {
  it('names each directive that the build writes, and no other', () => {
    const written = [...read('tests/tools/content-policy.ts').matchAll(/["']([a-z]+-src|base-uri|form-action)\b/g)].map(
      ([, name = '']) => name,
    );
    expect(sorted(namesBelow('## The content policy'))).toEqual(sorted(written));
  });
});
