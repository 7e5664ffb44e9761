import type { ShopifyCustomer } from './shopify-data.ts';

const term = /\s*(?:(OR|AND)\b)?\s*(?:(\w+):)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^\s\\]|\\.)+))/y;

/**
 * Reads a search such as `email:"a@shop.example" OR email:b@shop.example`. A value with a star at its end matches what begins
 * so; terms without a connective must all match, and OR is taken from left to right.
 */
export function parseSearch(text: string): (customer: ShopifyCustomer) => boolean {
  const tests: { isOr: boolean; matches: (customer: ShopifyCustomer) => boolean }[] = [];
  term.lastIndex = 0;
  while (text.slice(term.lastIndex).trim() !== '') {
    const found = term.exec(text);
    if (found === null) break;
    const [, connective, field, double, single, bare] = found;
    const value = (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1').toLowerCase();
    tests.push({ isOr: connective === 'OR', matches: matcher(field, value) });
  }
  return (customer) =>
    tests.reduce((isMatch, test) => (test.isOr ? isMatch || test.matches(customer) : isMatch && test.matches(customer)), true);
}

/** A field that customers are not searched by is left out of the search, with a warning that nobody reads. */
function matcher(field: string | undefined, value: string): (customer: ShopifyCustomer) => boolean {
  if (field !== undefined && field !== 'email') return () => true;
  const start = value.endsWith('*') ? value.slice(0, -1) : null;
  return ({ email }) => (start === null ? email.toLowerCase() === value : email.toLowerCase().startsWith(start));
}
