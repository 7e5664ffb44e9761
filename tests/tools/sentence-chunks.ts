import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

type Texts = string | { readonly [key: string]: Texts };
type Tree = { [key: string]: Tree | string };

const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** A folder of src/ that says which sentences travel with it. */
export interface TravelList {
  readonly folder: string;
  readonly travels: readonly string[];
}

/** The lists of all folders, by the file `sentences.ts` in each that has one. */
export function readTravelLists(root: string): readonly TravelList[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('/sentences.ts') || path === 'sentences.ts',
  );
  return files.flatMap((path) => {
    const list = /export const travels = \[([^\]]*)\]/.exec(readFileSync(join(root, 'src', path), 'utf8'))?.[1];
    if (list === undefined) return [];
    return [{ folder: dirname(path), travels: [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '') }];
  });
}

/** Every sentence by its key; the forms of a plural are one. */
export function sentenceKeys(texts: Texts, path = ''): readonly string[] {
  if (typeof texts === 'string' || isPlural(texts)) return [path];
  return Object.entries(texts).flatMap(([key, inner]) => sentenceKeys(inner, path === '' ? key : `${path}.${key}`));
}

function isPlural(texts: object): boolean {
  const keys = Object.keys(texts);
  return keys.includes('other') && keys.every((key) => PLURAL_FORMS.includes(key));
}

export function isUnder(key: string, topics: readonly string[]): boolean {
  return topics.some((topic) => key === topic || key.startsWith(`${topic}.`));
}

/** What keeps sentences from being cut by these lists: a key in none, a topic that there is not. */
export function listFaults(keys: readonly string[], lists: readonly TravelList[]): readonly string[] {
  const all = lists.flatMap(({ travels }) => travels);
  return [
    ...keys.filter((key) => !isUnder(key, all)).map((key) => `No folder lists the sentence ${key}: name it in the sentences.ts of one.`),
    ...lists.flatMap(({ folder, travels }) =>
      travels
        .filter((topic) => !keys.some((key) => isUnder(key, [topic])))
        .map((topic) => `src/${folder}/sentences.ts lists ${topic}, and there is no such sentence.`),
    ),
  ];
}

/** Only the sentences under these topics, and none under those that have come before. */
export function cut(texts: Tree, topics: readonly string[], before: readonly string[], path = ''): Tree {
  const kept: Tree = {};
  for (const [key, inner] of Object.entries(texts)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (isUnder(here, before)) continue;
    if (typeof inner === 'string' || isPlural(inner)) {
      if (isUnder(here, topics)) kept[key] = inner;
      continue;
    }
    const within = cut(inner, topics, before, here);
    if (Object.keys(within).length > 0) kept[key] = within;
  }
  return kept;
}

const SENTENCES = /^\0sentences\?(.*)\/([\w-]+)$/;

/** Another name whenever what the part says changes in any language. */
function nameOfPart(query: string, texts: ReadonlyMap<string, string>): string {
  const said = JSON.stringify([query, [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 8);
}

/**
 * Cuts the translations into the chunks that folders load. `translations/de.json?of=ui,features/ticket` is what these two
 * folders list; with `&after=ui` without what the first of them has loaded already. A sentence that no folder lists fails the build.
 * The files of one part bear one name in all languages, made from what they all say: a script that names them compresses better.
 */
export function sentenceChunks(): Plugin {
  let root = '.';
  /** What was cut for a query, by language. */
  const cuts = new Map<string, Map<string, string>>();
  return {
    name: 'sentence-chunks',
    enforce: 'pre',
    configResolved(config) {
      root = config.root;
    },
    resolveId(source) {
      const [file = '', query = ''] = source.split('?');
      const locale = /(?:^|\/)translations\/([\w-]+)\.json$/.exec(file)?.[1];
      // No file of JSON for anybody else: what is left of it is a script.
      return locale === undefined || !query.startsWith('of=') ? null : `\0sentences?${query}/${locale}`;
    },
    load(id) {
      const [, query = '', locale] = SENTENCES.exec(id) ?? [];
      if (locale === undefined) return null;
      const asked = new URLSearchParams(query);
      const file = join(root, 'translations', `${locale}.json`);
      const listed = (name: string): readonly string[] => asked.get(name)?.split(',') ?? [];
      const lists = readTravelLists(root);
      const topicsOf = (named: readonly string[]): readonly string[] =>
        named.flatMap((folder) => {
          const list = lists.find((one) => one.folder === folder);
          if (list === undefined) this.error(`There is no src/${folder}/sentences.ts, whose sentences were asked for.`);
          this.addWatchFile(join(root, 'src', folder, 'sentences.ts'));
          return list.travels;
        });
      this.addWatchFile(file);
      const { sentences }: { sentences: Tree } = JSON.parse(readFileSync(file, 'utf8'));
      const faults = listFaults(sentenceKeys(sentences), lists);
      if (faults.length > 0) this.error(`${relative(root, file)}: ${faults.join(' ')}`);
      const chunk = JSON.stringify(cut(sentences, topicsOf(listed('of')), topicsOf(listed('after'))));
      cuts.set(query, (cuts.get(query) ?? new Map<string, string>()).set(locale, chunk));
      return { code: `export default ${chunk}`, moduleType: 'js' };
    },
    outputOptions(options) {
      const { chunkFileNames: others = 'assets/[name]-[hash].js' } = options;
      return {
        ...options,
        chunkFileNames: (chunk) => {
          const [, query = '', locale] = SENTENCES.exec(chunk.facadeModuleId ?? '') ?? [];
          if (locale !== undefined) return `assets/${locale}-${nameOfPart(query, cuts.get(query) ?? new Map<string, string>())}.js`;
          return typeof others === 'string' ? others : others(chunk);
        },
      };
    },
  };
}
