import { describe, expect, it } from 'vitest';
import { filesBelow, read } from './repository.ts';

interface Pair {
  readonly file: string;
  /** The key of the name that is heard. */
  readonly name: string;
  /** The key of what stands on the button. */
  readonly label: string;
}

type Node = string | { readonly [key: string]: Node };

/** A name and, after the rest of its element's attributes, what stands in the element: both by the keys of their sentences. */
const NAMED = /aria-label=\{(?<name>(?:sentences\.)?t\([^<>]*?\))\}(?:[^<>]|=>)*>\s*\{(?<label>(?:sentences\.)?t\([^<>]*?\))\}/g;
const KEYS = /'([a-z_]+(?:\.[a-z_]+)+)'/g;

function keysOf(text = ''): readonly string[] {
  return [...text.matchAll(KEYS)].map(([, key = '']) => key);
}

function pairsIn(file: string): readonly Pair[] {
  return [...read(file).matchAll(NAMED)].flatMap(({ groups }) => {
    const { name: named = '', label: labelled = '' } = groups ?? {};
    // The name is put together from what stands there.
    if (named.includes(labelled)) return [];
    const labels = keysOf(labelled);
    const names = keysOf(named);
    return labels.flatMap((label, index) => {
      const of = names.length === labels.length ? names.slice(index, index + 1) : names;
      return of.map((name) => ({ file, name, label }));
    });
  });
}

const pairs = filesBelow('src')
  .filter((file) => file.endsWith('.tsx'))
  .flatMap(pairsIn);

function textAt(node: Node, key: string): string {
  const found = key.split('.').reduce<Node | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), node);
  return typeof found === 'string' ? found : '';
}

describe('whoever says aloud what they read on a button presses it, for its name begins or goes on with that', () => {
  it('is looked at for every button that has a name of its own', () => {
    expect(pairs.length).toBeGreaterThan(8);
  });

  it.each(filesBelow('translations').filter((file) => file.endsWith('.json')))('in %s', (file) => {
    const { sentences } = JSON.parse(read(file)) as { readonly sentences: Node };
    const wrong = pairs
      .map((pair) => ({ ...pair, heard: textAt(sentences, pair.name), seen: textAt(sentences, pair.label) }))
      .filter(({ heard, seen }) => seen === '' || !heard.toLowerCase().includes(seen.toLowerCase()));
    expect(wrong).toEqual([]);
  });
});
