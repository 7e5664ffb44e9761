import type { ValueModel } from '#domain/value/model.ts';
import type { ProjectedCustomer } from './projected-customer.ts';

/**
 * The columns of a list of users that Zendesk imports: users are matched by their external id, and a column of a user field has its key
 * behind `custom_fields`.
 */
export const ZENDESK_COLUMNS = [
  'external_id',
  'custom_fields.expected_orders',
  'custom_fields.expected_value',
  'custom_fields.expected_value_low',
  'custom_fields.expected_value_high',
  'custom_fields.value_tier',
];

const ORDER_DIGITS = 2;

/** One user of the import. Money is empty where the model's verdict on it is not to show it. */
export function zendeskFields({ id, expected, tier, digits }: ProjectedCustomer, { verdicts }: ValueModel): readonly string[] {
  const hasMoney = verdicts === undefined || verdicts.money.verdict === 'project';
  const money = [expected.value, expected.low, expected.high].map((amount) => (hasMoney ? amount.toFixed(digits) : ''));
  return [id, expected.orders.toFixed(ORDER_DIGITS), ...money, hasMoney ? tier : ''];
}
