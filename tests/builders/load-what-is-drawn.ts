import type { SentencesPart } from '#ui/i18n/part.ts';

const scripts = import.meta.glob('../../src/{features,ui}/**/*.tsx');
const sentenceLists = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/**/sentences.ts');

/** What is drawn on demand is there beforehand, with its sentences in one language: from then on nothing waits for a script. */
export async function loadWhatIsDrawn(locale: string): Promise<void> {
  const [lists] = await Promise.all([
    Promise.all(Object.values(sentenceLists).map((load) => load())),
    Promise.all(Object.values(scripts).map((load) => load())),
  ]);
  await Promise.all(lists.flatMap((list) => Object.values(list).filter(isPart)).map((part) => part.load([locale])));
}

function isPart(value: unknown): value is SentencesPart {
  return typeof value === 'object' && value !== null && 'load' in value && 'fetch' in value;
}
