import { loadWhatIsDrawn } from '#builders/load-what-is-drawn.ts';
import { ticketSentences } from '#features/ticket/sentences.ts';
import type { SentenceValues, Sentences } from '#ui/i18n/registry.ts';
import type { View } from './view.ts';

/** English with accents: the locale of pseudo-translations. */
const PSEUDO = 'en-XA';

/** The sentences of a view, all of them, and read in the direction that it asks for. */
export async function sentencesOf({ locale, dir }: View): Promise<Sentences> {
  const isPseudo = locale.startsWith('pseudo');
  const name = isPseudo ? PSEUDO : locale;
  const sentences = await ticketSentences.load([name]);
  await loadWhatIsDrawn(name);
  const isRightToLeft = dir === null ? sentences.isRightToLeft || locale === 'pseudo-rtl' : dir === 'rtl';
  // What is loaded later comes into these sentences too, so that they are changed and not wrapped.
  if (isPseudo && !pseudo.has(sentences)) Object.assign(sentences, accented(sentences));
  pseudo.add(sentences);
  return Object.assign(sentences, { isRightToLeft });
}

const pseudo = new WeakSet<Sentences>();

function accented({ find }: Sentences): Pick<Sentences, 't' | 'find'> {
  const accentedFind = (key: string, values: SentenceValues = {}): string | null => {
    const named = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : `{${name}}`]),
    );
    const text = find(key, named);
    return text === null ? null : lengthened(text).replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
  };
  return { find: accentedFind, t: (key, values) => accentedFind(key, values) ?? key };
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'î',
  o: 'õ',
  u: 'ü',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  A: 'Å',
  E: 'É',
  O: 'Ö',
};

/** 40 % longer, by vowels that are said twice: what is put into a sentence stays as it is. */
function lengthened(text: string): string {
  const parts = text.split(/(\{\w+\})/);
  const said = parts.map((part) =>
    part.startsWith('{')
      ? part
      : part.replaceAll(/[A-Za-z]/g, (letter) => (ACCENTS[letter] ?? letter).repeat(/[aeiou]/.test(letter) ? 2 : 1)),
  );
  return `[${said.join('')}]`;
}
