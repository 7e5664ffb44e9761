import type { Sentences } from '#ui/i18n/registry.ts';
import type { ItemWords, LineUpWords } from './line-up-words.ts';

type Told = NonNullable<ItemWords['told']>;

/** One thing on the whole screen. */
export interface Slide {
  readonly title: string;
  readonly lines: readonly string[];
  readonly facts: readonly string[];
  /** What of it is in a language of its own. */
  readonly written?: Told['written'];
  /** How large the lines are, by how much there is to read. */
  readonly size: 'large' | 'medium' | 'small';
}

/** A text of so many characters still fits a screen in that size. */
const LARGE_AT_MOST = 160;
const MEDIUM_AT_MOST = 420;
/** More open wounds than this go onto a slide of their own. */
const WOUNDS_A_SLIDE = 6;

/** A line-up as what is shown one after the other: what there is nothing to tell of is left out. */
export function slidesOf(sentences: Sentences, words: LineUpWords): readonly Slide[] {
  const first = slide(words.title, words.reader === '' ? [] : [words.reader], []);
  const items = words.items.flatMap(({ title, told }) =>
    told === null
      ? []
      : [
          slide(
            title,
            told.text.split('\n').filter((line) => line.trim() !== ''),
            told.facts,
            told.written,
          ),
        ],
  );
  const wounds: Slide[] = [];
  for (let from = 0; from < words.wounds.length; from += WOUNDS_A_SLIDE) {
    const some = words.wounds.slice(from, from + WOUNDS_A_SLIDE);
    wounds.push(
      slide(
        words.woundsTitle,
        some.map(({ text, ticketId }) => sentences.t('line_up.wounds.line', { text, id: ticketId })),
        [],
      ),
    );
  }
  return [first, ...items, ...wounds];
}

function slide(title: string, lines: readonly string[], facts: readonly string[], written?: Told['written']): Slide {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const size = length <= LARGE_AT_MOST ? 'large' : length <= MEDIUM_AT_MOST ? 'medium' : 'small';
  return { title, lines, facts, size, ...(written !== undefined && { written }) };
}

/** Which slide a key leads to; null where it leads to none. */
export function stepOf(
  key: string,
  { at, of, isRightToLeft }: { readonly at: number; readonly of: number; readonly isRightToLeft: boolean },
): number | null {
  switch (key) {
    case 'ArrowRight':
      return at + (isRightToLeft ? -1 : 1);
    case 'ArrowLeft':
      return at + (isRightToLeft ? 1 : -1);
    case 'PageDown':
      return at + 1;
    case 'PageUp':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return of - 1;
    default:
      return null;
  }
}
