import * as v from 'valibot';

/** The number, or Shopify's own way to write an id. */
const accountId = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => /^(?:gid:\/\/shopify\/Customer\/)?(\d+)$/.exec(String(value).trim())?.[1]),
  v.string(),
);

/** The number of the customer that a user field names; null where it names none. */
export function customerNumber(field: unknown): string | null {
  const known = v.safeParse(accountId, field);
  return known.success ? known.output : null;
}

export function customerGid(field: unknown): string | null {
  const number = customerNumber(field);
  return number === null ? null : `gid://shopify/Customer/${number}`;
}
