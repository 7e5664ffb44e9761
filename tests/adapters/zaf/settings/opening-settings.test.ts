import { expect, it } from 'vitest';
import { causeFieldOf, sourceNamed } from '#adapters/zaf/settings/opening-settings.ts';

it.each([
  [360_001_234_567, '360001234567'],
  [' 360001234567 ', '360001234567'],
  ['', null],
  [null, null],
  [undefined, null],
  ['12a', null],
  [1.5, null],
  [1e21, null],
  [{}, null],
])('of %j as the field of the cause is read %j', (value, fieldId) => {
  expect(causeFieldOf(value)).toBe(fieldId);
});

it.each([
  ['user_fields', { kind: 'user_fields' }],
  [' stripe', { kind: 'stripe' }],
  ['shopify', 'shopify'],
  ['orders_object', { kind: 'orders_object', objectKey: 'order' }],
  ['orders_object:purchase', { kind: 'orders_object', objectKey: 'purchase' }],
  ['orders_object:Purchase', null],
  ['', null],
  [null, null],
  [7, null],
])('of %j as the source of value is read %j', (value, source) => {
  expect(sourceNamed(value)).toEqual(source);
});
