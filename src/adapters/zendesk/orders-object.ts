import type { ValueSource } from '#application/ports/value-source.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { ok } from '#domain/shared/result.ts';
import { type Order, summariseOrders } from '#domain/value/order-history.ts';
import { amountOfField, instantOfField, textOfField } from './field-values.ts';
import { type CustomRecord, recordsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

/**
 * Orders as records of a custom object with the fields `customer` (the user's id), `ordered_at`, `amount` in major units
 * (negative: a refund) and `currency`. Reads a customer's newest 100 in one request.
 */
export function createOrdersObject(
  request: ZendeskRequest,
  terms: { readonly objectKey: string; readonly timeZone: string; readonly nowMs: () => number },
): ValueSource {
  const records = recordsOf(request, terms.objectKey);
  return {
    userFields: [],
    requests: 1,
    async historyOf(requester) {
      const page = await records.search([{ 'custom_object_fields.customer': { $eq: requester.id } }], null);
      if (!page.ok) return page;
      const orders = page.value.records.map(orderOf).filter((order) => order !== null);
      const rowsRead = page.value.records.length + page.value.unreadable;
      return ok({
        histories: summariseOrders(orders, terms.timeZone),
        provenance: {
          source: 'orders_object',
          readAtMs: terms.nowMs(),
          isComplete: page.value.after === null,
          rowsRead,
          rowsRejected: rowsRead - orders.length,
        },
      });
    },
  };
}

function orderOf({ fields }: CustomRecord): Order | null {
  const orderedAtMs = instantOfField(fields['ordered_at']);
  const currency = parseCurrency(textOfField(fields['currency']));
  if (orderedAtMs === null || !currency.ok) return null;
  const amount = amountOfField(fields['amount'], currency.value);
  return amount === null ? null : { orderedAtMs, amount };
}
