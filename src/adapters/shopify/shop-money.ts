import * as v from 'valibot';
import { parseCurrency, parseDecimalMajor } from '#domain/money/money.ts';
import { isRecord } from '../shared/is-record.ts';

/** Money comes as a decimal text in major units; Shopify pads it as it likes. */
export const shopMoneySchema = v.pipe(
  v.object({ amount: v.string(), currencyCode: v.string() }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const currency = parseCurrency(dataset.value.currencyCode);
    const amount = currency.ok ? parseDecimalMajor(dataset.value.amount, currency.value) : null;
    if (amount?.ok === true) return amount.value;
    addIssue({ message: 'not an amount' });
    return NEVER;
  }),
);

/** Transactions of store credit that credit or debit. What expired, or came back from an order, is listed among them without an id. */
export function transactionsOf<T>(transaction: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((nodes) => nodes.filter((node) => isRecord(node) && 'id' in node)),
    v.array(transaction),
  );
}
