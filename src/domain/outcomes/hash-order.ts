/** Orders things by a hash of their ids: the same ones always in the same order, which has nothing to do with what they are. */
export function inHashOrder<T>(items: Iterable<T>, idOf: (item: T) => string): readonly T[] {
  return [...items]
    .map((item) => ({ item, id: idOf(item), hash: hashOf(idOf(item)) }))
    .toSorted((one, other) => one.hash - other.hash || (one.id < other.id ? -1 : 1))
    .map(({ item }) => item);
}

/** FNV-1a with 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  // Short ids that differ in their last digit alone would come in that digit's order.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
