import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cut, isUnder, listFaults, readTravelLists, sentenceKeys } from '#tools/sentence-chunks.ts';
import { sentences as english } from '#translations/en.json';
import { filesBelow, read } from './repository.ts';

const lists = readTravelLists('.');
const keys = sentenceKeys(english);
const sources = new Map(
  ['src/entries', 'src/features', 'src/ui']
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path, read(path)]),
);

/** The folders whose lists a part loads, by the name of the part. */
const foldersOf = new Map(
  [...sources.values()].flatMap((text) =>
    [...text.matchAll(/export const (\w+) = createPart\([^?]*\?of=([^'&]+)/g)].map(([, name = '', of = '']) => [name, of.split(',')]),
  ),
);

function resolved(from: string, imported: string): string {
  if (imported.startsWith('.')) return normalize(join(dirname(from), imported));
  return imported.replace(/^#/, 'src/');
}

/** A file and all that loads with it. */
function closure(root: string, seen = new Set<string>()): ReadonlySet<string> {
  const text = sources.get(root);
  if (text === undefined || seen.has(root)) return seen;
  seen.add(root);
  for (const [, imported = ''] of text.matchAll(/^(?:import|export)(?! type)[^;]*? from '([^']+)';/gm))
    closure(resolved(root, imported), seen);
  return seen;
}

/** What a file asks for: whole keys, and the beginning of those that are put together. */
function asked(text: string): readonly string[] {
  const literals = [...text.matchAll(/'([a-z_]+(?:\.[\w]+)*)'/g)].map(([, key = '']) => key).filter((key) => keys.includes(key));
  const putTogether = [...text.matchAll(/\.(?:t|find)\(\s*`([^`$]+)\$\{/g)].map(([, start = '']) => start);
  return [...literals.filter((key) => key.includes('.') || text.includes(`.t('${key}'`)), ...putTogether];
}

/** A list of keys asks for none. */
function withoutList(text: string): string {
  return text.replace(/export const travels = \[[^\]]*\]/, '');
}

/** What is asked for and is not in these lists; of a key that is put together, none of those that it can become is. */
function missing(root: string, parts: readonly string[]): readonly string[] {
  const held = parts.flatMap((part) => foldersOf.get(part) ?? [`no part ${part}`]);
  const topics = lists.filter(({ folder }) => held.includes(folder)).flatMap(({ travels }) => travels);
  return [...closure(root)].flatMap((path) =>
    asked(withoutList(sources.get(path) ?? ''))
      .filter((key) => !keys.some((one) => (one === key || one.startsWith(key)) && isUnder(one, topics)))
      .map((key) => `${path}: ${key}`),
  );
}

/** Scripts that load with parts of their own, as `onDemandGroup` names both. */
const groups = [...sources].flatMap(([path, text]) =>
  [...text.matchAll(/onDemandGroup\(\[([^\]]*)\],\s*\(\) => import\('([^']+)'\)/g)].map(([, parts = '', script = '']) => ({
    script: resolved(path, script),
    parts: parts.split(',').map((part) => part.trim()),
  })),
);

describe('the lists of the folders', () => {
  it('name every sentence, and none that there is not', () => {
    expect(listFaults(keys, lists)).toEqual([]);
  });

  it('name no sentence twice', () => {
    const twice = keys.filter((key) => lists.filter(({ travels }) => isUnder(key, travels)).length > 1);
    expect(twice).toEqual([]);
  });

  it('are found wanting where one is forgotten or misspelt', () => {
    expect(listFaults(['moment.undo', 'moment.amount'], [{ folder: 'sample', travels: ['moment.undo', 'momnt'] }])).toEqual([
      'No folder lists the sentence moment.amount: name it in the sentences.ts of one.',
      'src/sample/sentences.ts lists momnt, and there is no such sentence.',
    ]);
  });
});

describe('a chunk', () => {
  const texts = { moment: { undo: 'Undo', amount: 'Amount' }, days: { one: '{count} day', other: '{count} days' }, loading: 'Loading' };

  it('holds what its folders list, plurals whole', () => {
    expect(cut(texts, ['moment.undo', 'days'], [])).toEqual({ moment: { undo: 'Undo' }, days: texts.days });
  });

  it('leaves out what has come before', () => {
    expect(cut(texts, ['moment', 'loading'], ['moment.undo'])).toEqual({ moment: { amount: 'Amount' }, loading: 'Loading' });
  });
});

describe('a script asks only for sentences that travel with it or before it', () => {
  it.each([
    { script: 'src/entries/sidebar-page.tsx', parts: ['ticketSentences'] },
    { script: 'src/entries/lead.tsx', parts: ['leadSentences'] },
    { script: 'src/ui/explanation/Explanation.tsx', parts: ['explanationSentences'] },
    { script: 'src/features/ticket/reply/reply-words.ts', parts: ['replySentences'] },
  ])('$script', ({ script, parts }) => {
    expect(missing(script, parts)).toEqual([]);
  });

  it.each(groups)('$script', ({ script, parts }) => {
    const page = script.startsWith('src/features/lead/') ? 'leadSentences' : 'ticketSentences';
    expect(missing(script, [...parts, page])).toEqual([]);
  });

  it('and a script is among these', () => {
    expect(groups.length).toBeGreaterThan(5);
  });
});
