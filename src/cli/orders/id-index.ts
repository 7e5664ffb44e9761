import { byteColumn, int32Column } from './growing-column.ts';

const FIRST_SLOTS = 4096;
const FULL = 0.8;
const NONE = -1;
/** What stands before a character beyond those of English in the bytes of an id; no id holds it otherwise. */
const WIDE = 0;

/**
 * Numbers texts in the order in which they first come, exactly: a Map of millions of order ids would take more memory than all else
 * together. The texts are kept as bytes behind one another, and found by a table of their numbers.
 */
export class IdIndex {
  readonly #bytes = byteColumn();
  readonly #ends = int32Column();
  #slots = new Int32Array(FIRST_SLOTS).fill(NONE);
  #own: number[] = [];

  get size(): number {
    return this.#ends.length;
  }

  /** The number of a text; a new text gets the next one. */
  numberOf(text: string): number {
    if (this.#ends.length >= FULL * this.#slots.length) this.#grow();
    const slot = this.#slotOf(text);
    const known = this.#slots[slot] ?? NONE;
    if (known !== NONE) return known;
    const added = this.#ends.length;
    this.#slots[slot] = added;
    for (const byte of this.#own) this.#bytes.push(byte);
    this.#ends.push(this.#bytes.length);
    return added;
  }

  /** The number of a text that has one; -1 for any other. */
  find(text: string): number {
    return this.#slots[this.#slotOf(text)] ?? NONE;
  }

  /** The text with a number. */
  textOf(number: number): string {
    const codes: number[] = [];
    const end = this.#ends.at(number);
    for (let at = number === 0 ? 0 : this.#ends.at(number - 1); at < end; at += 1) {
      const byte = this.#bytes.at(at);
      codes.push(byte === WIDE ? (this.#bytes.at(at + 1) << 8) | this.#bytes.at(at + 2) : byte);
      if (byte === WIDE) at += 2;
    }
    return String.fromCharCode(...codes);
  }

  /** Where a text is, or would be. */
  #slotOf(text: string): number {
    this.#encode(text);
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#own, 0, this.#own.length) & mask;
    for (let known = this.#slots[slot] ?? NONE; known !== NONE && !this.#isOwn(known); known = this.#slots[slot] ?? NONE)
      slot = (slot + 1) & mask;
    return slot;
  }

  #encode(text: string): void {
    this.#own.length = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > WIDE && code < 256) this.#own.push(code);
      else this.#own.push(WIDE, code >> 8, code & 255);
    }
  }

  #isOwn(known: number): boolean {
    const start = known === 0 ? 0 : this.#ends.at(known - 1);
    if (this.#ends.at(known) - start !== this.#own.length) return false;
    for (let at = 0; at < this.#own.length; at += 1) if (this.#bytes.at(start + at) !== this.#own[at]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(NONE);
    const mask = slots.length - 1;
    const bytes = this.#bytes.view();
    let start = 0;
    for (let known = 0; known < this.#ends.length; known += 1) {
      const end = this.#ends.at(known);
      let slot = hashOf(bytes, start, end) & mask;
      while (slots[slot] !== NONE) slot = (slot + 1) & mask;
      slots[slot] = known;
      start = end;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, and its bits stirred once more, as numbers in a row would else stand in a row. */
function hashOf(bytes: ArrayLike<number>, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
