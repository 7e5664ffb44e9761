import { badParameter } from './errors.ts';

/** Where an item stands in its order; the last part is an id, so that no two are alike. */
export type SortKey = readonly (string | number)[];

export interface PageRequest {
  size: number;
  after: SortKey | null;
  before: SortKey | null;
}

export interface Page<Item> {
  items: Item[];
  hasMore: boolean;
  afterCursor: string | null;
  beforeCursor: string | null;
}

/** An ordered collection that can be read by position, so that a page of a long list costs no more than the page. */
export interface Ordered<Item> {
  length: number;
  at: (index: number) => Item | undefined;
  keyOf: (item: Item) => SortKey;
  compare: (one: SortKey, other: SortKey) => number;
  isShown: (item: Item) => boolean;
}

const largestPage = 100;

/** Zendesk: cursor pagination with `page[size]` up to 100 and one of `page[after]` and `page[before]`. */
export function pageRequest(query: Record<string, string>): PageRequest {
  const sizeText = query['page[size]'] ?? String(largestPage);
  const size = Number(sizeText);
  if (!/^\d+$/.test(sizeText) || size < 1 || size > largestPage) {
    throw badParameter('InvalidPaginationParameter', `page[size] must be a whole number from 1 to ${largestPage}`);
  }
  const { 'page[after]': after, 'page[before]': before } = query;
  if (after !== undefined && before !== undefined)
    throw badParameter('InvalidPaginationParameter', "page[before] and page[after] can't be used together");
  return { size, after: after === undefined ? null : decodeCursor(after), before: before === undefined ? null : decodeCursor(before) };
}

export function cursorPage<Item>(ordered: Ordered<Item>, { size, after, before }: PageRequest): Page<Item> {
  const isBackwards = before !== null;
  const step = isBackwards ? -1 : 1;
  const start = isBackwards ? firstAtOrAfter(ordered, before) - 1 : after === null ? 0 : firstAfter(ordered, after);
  const found: Item[] = [];
  for (let index = start; index >= 0 && index < ordered.length && found.length <= size; index += step) {
    const item = ordered.at(index);
    if (item !== undefined && ordered.isShown(item)) found.push(item);
  }
  const hasMore = found.length > size;
  const items = found.slice(0, size);
  if (isBackwards) items.reverse();
  const [first, last] = [items[0], items.at(-1)];
  const hasEarlier = isBackwards ? hasMore : after !== null;
  return {
    items,
    hasMore,
    afterCursor: last === undefined ? null : encodeCursor(ordered.keyOf(last)),
    beforeCursor: first === undefined || !hasEarlier ? null : encodeCursor(ordered.keyOf(first)),
  };
}

export function orderedArray<Item>(items: readonly Item[], keyOf: (item: Item) => SortKey, direction: 1 | -1): Ordered<Item> {
  const compare = (one: SortKey, other: SortKey): number => direction * compareKeys(one, other);
  const sorted = items.map((item) => ({ item, key: keyOf(item) })).toSorted((one, other) => compare(one.key, other.key));
  return { length: sorted.length, at: (index) => sorted[index]?.item, keyOf, compare, isShown: () => true };
}

export function compareKeys(one: SortKey, other: SortKey): number {
  for (const [index, part] of one.entries()) {
    const counterpart = other[index] ?? '';
    if (part < counterpart) return -1;
    if (part > counterpart) return 1;
  }
  return 0;
}

function firstAtOrAfter<Item>(ordered: Ordered<Item>, key: SortKey): number {
  return bisect(ordered, (order) => order >= 0, key);
}

function firstAfter<Item>(ordered: Ordered<Item>, key: SortKey): number {
  return bisect(ordered, (order) => order > 0, key);
}

function bisect<Item>({ length, at, keyOf, compare }: Ordered<Item>, isPast: (order: number) => boolean, key: SortKey): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = at(middle);
    if (item === undefined || isPast(compare(keyOf(item), key))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function encodeCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor(cursor: string): SortKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {
    // Not one of ours: refused below.
  }
  throw badParameter('InvalidCursor', 'The cursor is not one that this list has given');
}

export interface PageLinks {
  meta: { has_more: boolean; after_cursor: string | null; before_cursor: string | null };
  links: { next: string | null; prev: string | null };
}

/** The same of a page that says there is more, and leaves out where. */
export function withoutCursor({ meta, links }: PageLinks): PageLinks {
  return meta.has_more ? { meta: { ...meta, after_cursor: null }, links: { ...links, next: null } } : { meta, links };
}

/** The `meta` and `links` of a page; the links repeat the other query parameters. */
export function pageLinks(page: Page<unknown>, address: string, query: Record<string, string>): PageLinks {
  const { 'page[after]': _, 'page[before]': before, ...others } = query;
  const link = (name: string, cursor: string): string => `${address}?${new URLSearchParams({ ...others, [name]: cursor }).toString()}`;
  // Read backwards, `has_more` speaks of earlier items; the page that was left is still there to go on to.
  const next = page.hasMore || before !== undefined ? page.afterCursor : null;
  return {
    meta: { has_more: page.hasMore, after_cursor: page.afterCursor, before_cursor: page.beforeCursor },
    links: {
      next: next === null ? null : link('page[after]', next),
      prev: page.beforeCursor === null ? null : link('page[before]', page.beforeCursor),
    },
  };
}
