/** A text in which what is written alike is alike, and where each of its characters stood. */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`, and for its end, the index in the text that was folded. */
  readonly from: readonly number[];
}

/** Letters that are written for others and that no decomposition parts. */
const ALIKE: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
  ؤ: 'و',
  ئ: 'ي',
};
/** Marks, what is not seen, the stretched line of Arabic, and apostrophes. */
const LEFT_OUT = /[\p{M}\p{Cf}\u0640'’‘ʼ`´]/gu;
const DASHES = /\p{Pd}/gu;

/** Folds case, accents, width and the ways to write one letter, so that a name is found however somebody typed it. */
export function foldText(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = character
      .normalize('NFKD')
      .replaceAll(LEFT_OUT, '')
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(LEFT_OUT, '')
      .normalize('NFC');
    const alike = Array.from(plain, (letter) => ALIKE[letter] ?? letter)
      .join('')
      .replaceAll(DASHES, ' ');
    folded += alike;
    for (let unit = 0; unit < alike.length; unit += 1) from.push(at);
    at += character.length;
  }
  return { text: folded, from: [...from, at] };
}
