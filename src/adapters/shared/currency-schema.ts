import * as v from 'valibot';
import { parseCurrency } from '#domain/money/money.ts';

/** A currency that is known. */
export const currencySchema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const currency = parseCurrency(dataset.value);
    if (currency.ok) return currency.value;
    addIssue({ message: 'no currency' });
    return NEVER;
  }),
);
