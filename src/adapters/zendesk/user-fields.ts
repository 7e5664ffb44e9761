import type { ValueSource } from '#ports/value-source.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { ZENDESK_USER } from '#domain/value/provenance.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';
import { amountOfField, instantOfField, textOfField, wholeNumberOfField } from './field-values.ts';

const { userFields: FIELDS } = REQUESTER_WANTS.user_fields;
type Fields = Readonly<Record<string, unknown>>;

/**
 * A customer's orders as some other tool keeps them in the user's fields, already summed: the count, the total in major units
 * after refunds, the first and the last order, and the currency. Costs no request, as the fields come with the ticket.
 */
export function createUserFields(terms: { readonly nowMs: () => number }): ValueSource {
  return {
    ...REQUESTER_WANTS.user_fields,
    requests: 0,
    historyOf({ fields }) {
      const isFilled = FIELDS.some((field) => textOfField(fields[field]) !== '');
      const history = historyIn(fields);
      return Promise.resolve(
        ok({
          histories: history === null ? [] : [history],
          provenance: {
            source: 'user_fields',
            readAtMs: terms.nowMs(),
            approximations: [],
            isTestData: false,
            identity: ZENDESK_USER,
            invoiced: [],
            rowsRead: null,
            rowsRejected: isFilled && history === null ? 1 : 0,
          },
        }),
      );
    },
  };
}

/** Null where anything is missing or cannot be read: half a history would pass for a small one. */
function historyIn(fields: Fields): OrderHistory | null {
  const orders = wholeNumberOfField(fields['orders_count']);
  const currency = parseCurrency(textOfField(fields['currency']));
  if (orders === null || orders < 0 || !currency.ok) return null;
  const net = amountOfField(fields['total_spent'], currency.value);
  const firstOrderAtMs = instantOfField(fields['first_order_at']);
  const lastOrderAtMs = instantOfField(fields['last_order_at']);
  // Whoever got everything refunded has a total and no order left to date.
  const isDated = (firstOrderAtMs !== null && lastOrderAtMs !== null) || orders === 0;
  return net !== null && isDated ? { net, orders, firstOrderAtMs, lastOrderAtMs } : null;
}
