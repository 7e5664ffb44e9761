import * as v from 'valibot';
import { parseCurrency, parseDecimalMajor } from '#domain/money/money.ts';

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
