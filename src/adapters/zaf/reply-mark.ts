import type { TextMark } from '../browser/reply-memory.ts';

/** By what a text is known again: nobody can read it in there. */
export function markOf(text: string): TextMark {
  // Two sums of 32 bits by FNV-1a, the second over what the first has come to.
  let one = 0x811c9dc5;
  let other = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ (one >>> 15), 0x85ebca6b);
  }
  return { length: text.length, mark: `${one >>> 0}.${other >>> 0}` };
}

/** The part of a draft that is the marked text; null where none is. */
export function markedIn(draft: string, { length, mark }: TextMark): string | null {
  if (length === 0) return null;
  for (let from = 0; from + length <= draft.length; from += 1) {
    const part = draft.slice(from, from + length);
    if (markOf(part).mark === mark) return part;
  }
  return null;
}
