import { type Folded, foldText } from './fold-text.ts';

/** What is hidden of a text: a customer's name, an address of any kind, a number by which somebody or something is known, a sum of money. */
export type HiddenKind = 'name' | 'address' | 'number' | 'amount';

/** A text piece by piece: what may be said, and what stands in the place of what may not. */
export type Piece = { readonly kind: 'said'; readonly text: string } | { readonly kind: HiddenKind };

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: HiddenKind;
}

/**
 * Takes out of a text whatever tells who the customer is or how much was given: the names that are known, addresses, numbers and sums,
 * in every script. Where it cannot tell it hides: a word that is also somebody's name, a year, a price.
 * @param names whole names of people, as their profiles have them
 * @example anonymise('Anna got €20', ['Anna Sample']) // name, ' got ', amount
 */
export function anonymise(text: string, names: readonly string[]): readonly Piece[] {
  const spans = [...nameSpans(text, names), ...patternSpans(text)];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, kind } of merged(spans)) {
    if (start > at) pieces.push({ kind: 'said', text: text.slice(at, start) });
    pieces.push({ kind });
    at = end;
  }
  if (at < text.length) pieces.push({ kind: 'said', text: text.slice(at) });
  return pieces;
}

/** Spans that touch or overlap are one; the first of them says what it was. */
function merged(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start < last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

/** Words between names that are no names. */
const PARTICLES = new Set(
  'de da di do du dos das del della der den des van von zu zur la le les el al bin bint ibn abu abd of the and und et y e i sample mr mrs ms dr'.split(
    ' ',
  ),
);
/** Scripts whose words are not parted by blanks: a name is found wherever it stands. */
const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const HONORIFICS = '(?:先生|女士|小姐|太太|さん|さま|様|氏|君|씨|님|선생님)';
/** What Arabic and Hebrew write in one with the word that follows, and what other languages add to a name. */
const BEFORE = '(?<!\\p{L})(?:[وفبكلس]{0,2}(?:ال|لل)?|[ושבלמהכ]{0,2})';
const AFTER = '(?:s|es|ом|ем|у|а|ы|е)?(?!\\p{L})';
/** What takes the place of the last vowel of a name where languages bend it. */
const ENDING = '(?:[aeiouyаеиоуыюя]{0,2}[mnjйм]?|owi)';

function nameSpans(text: string, names: readonly string[]): readonly Span[] {
  const folded = foldText(text);
  return names.flatMap((name) => patternsOf(name).flatMap((pattern) => spansIn(folded, pattern, text.length)));
}

function spansIn({ text, from }: Folded, pattern: RegExp, endOfAll: number): readonly Span[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly Span[] => {
    if (match[0] === '') return [];
    const end = match.index + match[0].length;
    return [{ start: from[match.index] ?? 0, end: from[end] ?? endOfAll, kind: 'name' }];
  });
}

/** What finds a name as a whole, and each of its parts by itself. */
function patternsOf(name: string): readonly RegExp[] {
  const parts = foldText(name).text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const whole = parts.length > 1 ? [patternOf(parts.map(escaped).join('[^\\p{L}\\p{N}]*'))] : [];
  return [...whole, ...parts.flatMap(patternsOfPart)];
}

function patternsOfPart(part: string): readonly RegExp[] {
  const letters = Array.from(part);
  if (WITHOUT_BLANKS.test(part)) {
    const [family = '', ...given] = letters;
    const called = [new RegExp(`${escaped(family)}${HONORIFICS}`, 'gu')];
    if (letters.length > 1) called.push(new RegExp(escaped(part), 'gu'));
    if (given.length > 1) called.push(new RegExp(escaped(given.join('')), 'gu'));
    return called;
  }
  if (letters.length < 2 || PARTICLES.has(part)) return [];
  const bent = /^[\p{sc=Latn}\p{sc=Cyrl}]{3,}[aeiouyаеиоуыюя]$/u.test(part) ? [patternOf(`${escaped(part.slice(0, -1))}${ENDING}`)] : [];
  return [patternOf(escaped(part)), ...bent];
}

function patternOf(source: string): RegExp {
  return new RegExp(`${BEFORE}${source}${AFTER}`, 'gu');
}

function escaped(part: string): string {
  return part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

const NUMBER = String.raw`\p{Nd}(?:[\p{Nd}.,٫٬’'\u00a0\u202f ]*\p{Nd})?`;
const MONEY_WORDS =
  'euros?|eur|dollars?|usd|bucks?|pounds?|quid|gbp|pfund|livres?|libras?|francs?|franken|francos?|chf|yen|jpy|yuan|pesos?|reais|rupees?|rupien?|' +
  'zloty|złoty|kronen?|kronor|krone|cents?|centimes?|céntimos?|pence|prozent|percent|pour cent|por ciento|' +
  '(?:ال)?(?:دولار|يورو|جنيه|ريال|درهم|دينار|ليرة|سنت)(?:ات|ا|ين|ان|ًا)?|рубл\\p{L}*|евро|доллар\\p{L}*|रुपये|יורו|שקל\\p{L}*';
const STREET_BEFORE = String.raw`(?:rue|avenue|boulevard|chemin|place|calle|avenida|plaza|via|شارع|улица|ул\.?)\s+(?:\p{L}[\p{L}.’'-]*\s*){1,4},?\s*\p{Nd}*`;
const STREET_AFTER = String.raw`(?:\p{Nd}+\p{L}?,?\s+)(?:\p{L}[\p{L}.’'-]*\s+){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|square|way|close|court|boulevard|blvd)\b\.?`;
const STREET_GERMAN = String.raw`\p{L}+[-\s]?(?:straße|strasse|str\.|weg|platz|allee|gasse)\s+\p{Nd}+\s?[a-z]?\b`;

/** What the numbers of orders and the like are made of: not the letters of scripts without blanks, where the next word would go with them. */
const LETTERS = String.raw`\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}`;
const CODE = String.raw`${LETTERS}\p{Nd}`;

/** In this order: what is told by the first is none of the others. */
const PATTERNS: readonly (readonly [HiddenKind, RegExp])[] = [
  ['address', /[^\s@<>,;:()]+\s?@\s?[^\s@<>,;()]+/gu],
  ['address', /(?:https?:\/\/|www\.)\S+/giu],
  ['address', new RegExp(`${STREET_AFTER}|${STREET_BEFORE}|${STREET_GERMAN}`, 'giu')],
  ['amount', new RegExp(String.raw`(?:[\p{L}]{0,3}\p{Sc}|\b[A-Z]{3})\s*${NUMBER}(?:\s*(?:k|${MONEY_WORDS})(?!\p{L}))?`, 'gu')],
  ['amount', new RegExp(String.raw`${NUMBER}\s*(?:\p{Sc}|[%٪‰％]|円|元|块|ユーロ|ドル|원|유로|(?:${MONEY_WORDS})(?!\p{L}))`, 'giu')],
  ['amount', new RegExp(String.raw`${NUMBER}\s*[A-Z]{3}(?!\p{L})`, 'gu')],
  // A sum in words: the word before the currency goes with it.
  ['amount', new RegExp(String.raw`(?<!\p{L})\p{L}+[\s-]+(?:${MONEY_WORDS})(?!\p{L})`, 'giu')],
  ['amount', /\p{Sc}/gu],
  ['amount', /(?<![\p{Nd}:])\p{Nd}+(?:[.,٬’'\u00a0\u202f ]\p{Nd}{3})*[.,٫]\p{Nd}{2}(?!\p{Nd})/gu],
  ['number', /#\s*[\p{L}\p{Nd}][\p{L}\p{Nd}-]*/gu],
  // Four digits or more, however they are grouped, and whatever letters stand with them.
  ['number', new RegExp(String.raw`[${CODE}+(]*(?:\p{Nd}[\s()./_‐-―-]{0,2}){3,}\p{Nd}[${CODE}]*`, 'gu')],
  ['number', new RegExp(String.raw`(?=[${CODE}_/-]*[${LETTERS}])(?=[${CODE}_/-]*\p{Nd}{2})[${CODE}]+(?:[_/-][${CODE}]+)*`, 'gu')],
];

function patternSpans(text: string): readonly Span[] {
  return PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      // What is blank at the end of a match belongs to what follows.
      const end = match.index + match[0].trimEnd().length;
      return { start: match.index, end, kind };
    }),
  );
}
