/** The bytes of a file, piece by piece; each call begins anew. */
export type ByteSource = () => Iterable<Uint8Array>;

/** How a file's bytes are read as text. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** So much of a file is looked at to tell how it is written. */
const PROBE_BYTES = 65_536;
/** In UTF-16 every second byte of Latin text is 0; in any other encoding none is. */
const ZEROS_OF_UTF16 = 0.3;

/** What was found of a file that is read several times, by its first line, its dates and its rows: to find it may take all of its bytes. */
const encodings = new WeakMap<ByteSource, Encoding>();

function encodingOf(source: ByteSource): Encoding {
  const known = encodings.get(source) ?? foundEncoding(source);
  encodings.set(source, known);
  return known;
}

function foundEncoding(source: ByteSource): Encoding {
  const probe = firstBytes(source);
  if (probe[0] === 0xff && probe[1] === 0xfe) return 'utf-16le';
  if (probe[0] === 0xfe && probe[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  probe.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  if ((zeros[1] ?? 0) > ZEROS_OF_UTF16 * (probe.length / 2)) return 'utf-16le';
  if ((zeros[0] ?? 0) > ZEROS_OF_UTF16 * (probe.length / 2)) return 'utf-16be';
  return isUtf8(source) ? 'utf-8' : 'windows-1252';
}

function firstBytes(source: ByteSource): Uint8Array {
  for (const piece of source()) if (piece.length > 0) return piece.subarray(0, PROBE_BYTES);
  return new Uint8Array();
}

/** Whether all bytes are UTF-8: a file of a spreadsheet may show only in its last row that it is not. */
function isUtf8(source: ByteSource): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of source()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The bytes as text, piece by piece, without a byte-order mark. */
function* decoded(source: ByteSource): Iterable<string> {
  const decoder = new TextDecoder(encodingOf(source));
  for (const piece of source()) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A part of a file that begins and ends with a row. */
export interface TextBlock {
  readonly text: string;
  /** The line the block begins on, counting from 1. */
  readonly line: number;
  readonly hasQuotes: boolean;
}

/**
 * The text of a file in blocks of whole rows: UTF-8, UTF-16 of either order and Windows-1252, with or without a byte-order mark. A line
 * break inside of quotes ends no row, so no row is torn.
 */
export function* textBlocks(source: ByteSource): Iterable<TextBlock> {
  let open = '';
  let line = 1;
  for (const piece of decoded(source)) {
    open += piece;
    const end = lastRowEnd(open);
    if (end === 0) continue;
    const text = open.slice(0, end);
    yield { text, line, hasQuotes: text.includes('"') };
    line += breaksIn(text);
    open = open.slice(end);
  }
  if (open !== '') yield { text: open, line, hasQuotes: open.includes('"') };
}

/** Where the last row that is complete ends: behind a line break with an even number of quotes before it; 0 where none is. */
function lastRowEnd(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1;
  let end = 0;
  let isQuoted = false;
  let from = 0;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (!isQuoted) {
      const before = text.lastIndexOf('\n', quote === -1 ? text.length : quote);
      if (before >= from) end = before + 1;
    }
    if (quote === -1) return end;
    isQuoted = !isQuoted;
    from = quote + 1;
  }
}

/** A return without a new line behind it is one, too. */
function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text.charCodeAt(at + 1) !== NEW_LINE) count += 1;
  return count;
}

const NEW_LINE = 10;
