import type { AppFault } from '#ports/app-fault.ts';
import type { ValueSource } from '#ports/value-source.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { type Order, summariseOrders } from '#domain/value/order-history.ts';
import { ZENDESK_USER } from '#domain/value/provenance.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';
import { amountOfField, instantOfField, textOfField } from './field-values.ts';
import { ordersOf } from './opening-calls.ts';
import { type CustomRecord, type RecordReads, recordReadsOf } from './records.ts';
import type { ZendeskRequest } from './request.ts';

/** Pages of 100 that are read of one customer's orders: who has more is known by the newest of them, and that is said. */
const PAGES_AT_MOST = 10;

/**
 * Orders as records of a custom object with the fields `customer` (the user's id), `ordered_at`, `amount` in major units
 * (negative: a refund) and `currency`. Reads the newest first, 100 a request.
 */
export function createOrdersObject(
  request: ZendeskRequest,
  terms: { readonly objectKey: string; readonly timeZone: string; readonly nowMs: () => number },
): ValueSource {
  const records = recordReadsOf(request, terms.objectKey, 'orders');
  return {
    ...REQUESTER_WANTS.orders_object,
    requests: 1,
    async historyOf(requester) {
      const read = await readOrders(records, requester.id);
      if (!read.ok) return read;
      const { rows, unreadable, isComplete } = read.value;
      const orders = rows.map(orderOf).filter((order) => order !== null);
      const rowsRead = rows.length + unreadable;
      return ok({
        histories: summariseOrders(orders, terms.timeZone),
        provenance: {
          source: 'orders_object',
          readAtMs: terms.nowMs(),
          approximations: isComplete ? [] : ['older_unread'],
          isTestData: false,
          identity: ZENDESK_USER,
          invoiced: [],
          rowsRead,
          rowsRejected: rowsRead - orders.length,
        },
      });
    },
  };
}

interface ReadOrders {
  readonly rows: readonly CustomRecord[];
  readonly unreadable: number;
  readonly isComplete: boolean;
}

async function readOrders(records: RecordReads, customerId: string): Promise<Result<ReadOrders, AppFault>> {
  const rows: CustomRecord[] = [];
  let unreadable = 0;
  let cursor: string | null = null;
  for (let count = 1; count <= PAGES_AT_MOST; count += 1) {
    const page: Awaited<ReturnType<RecordReads['search']>> = await records.search(ordersOf(customerId), cursor);
    if (!page.ok) return page;
    rows.push(...page.value.items);
    unreadable += page.value.unreadable;
    cursor = page.value.next;
    if (cursor === null) break;
  }
  return ok({ rows, unreadable, isComplete: cursor === null });
}

function orderOf({ fields }: CustomRecord): Order | null {
  const orderedAtMs = instantOfField(fields['ordered_at']);
  const currency = parseCurrency(textOfField(fields['currency']));
  if (orderedAtMs === null || !currency.ok) return null;
  const amount = amountOfField(fields['amount'], currency.value);
  return amount === null ? null : { orderedAtMs, amount };
}
