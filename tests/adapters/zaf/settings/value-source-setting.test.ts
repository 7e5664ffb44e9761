import { describe, expect, it } from 'vitest';
import { readValueSource } from '#adapters/zaf/settings/value-source-setting.ts';

function read(given: Readonly<Record<string, unknown>>): ReturnType<typeof readValueSource> {
  return readValueSource(new Map(Object.entries(given)));
}

describe('where value comes from', () => {
  it.each([
    ['stripe', { kind: 'stripe' }],
    [' stripe ', { kind: 'stripe' }],
    ['orders_object', { kind: 'orders_object', objectKey: 'order' }],
    ['orders_object:purchase_2', { kind: 'orders_object', objectKey: 'purchase_2' }],
    ['orders_object:o', { kind: 'orders_object', objectKey: 'o' }],
  ])('is what the setting names: %s', (given, source) => {
    expect(read({ value_source: given })).toEqual({ source, problems: [] });
  });

  it.each([
    'Stripe',
    'stripes',
    'orders_object:',
    'orders_object:Order',
    'orders_object:2nd',
    'orders_object:_order',
    'orders_object:shop-order',
    'my orders_object',
    'orders_object order',
    [],
  ])('is the user fields, and that is said, where the setting names none: %s', (given) => {
    expect(read({ value_source: given })).toEqual({
      source: { kind: 'user_fields' },
      problems: [
        {
          setting: 'value_source',
          problem: 'unknown_value',
          path: 'value_source',
          given: Array.isArray(given) ? '[]' : given,
          used: 'default',
        },
      ],
    });
  });

  it.each(['sample.myshopify.com', ' 2nd-sample.myshopify.com ', 's.myshopify.com'])('is the shop %s', (shop) => {
    expect(read({ value_source: 'shopify', shopify_shop: shop })).toEqual({ source: { kind: 'shopify', shop: shop.trim() }, problems: [] });
  });

  it.each([
    ['', 'missing', ''],
    [undefined, 'missing', ''],
    ['-sample.myshopify.com', 'invalid', '-sample.myshopify.com'],
    ['.myshopify.com', 'invalid', '.myshopify.com'],
    ['samplexmyshopify.com', 'invalid', 'samplexmyshopify.com'],
    ['a b.myshopify.com', 'invalid', 'a b.myshopify.com'],
    ['https://sample.myshopify.com', 'invalid', 'https://sample.myshopify.com'],
    ['sample.myshopify.com/admin', 'invalid', 'sample.myshopify.com/admin'],
    [[], 'invalid', '[]'],
  ])('is the user fields, and that is said of the shop, where that is %j', (given, problem, words) => {
    expect(read({ value_source: 'shopify', shopify_shop: given })).toEqual({
      source: { kind: 'user_fields' },
      problems: [{ setting: 'shopify_shop', problem, path: 'shopify_shop', given: words, used: 'default' }],
    });
  });
});
