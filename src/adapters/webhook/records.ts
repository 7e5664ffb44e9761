import * as v from 'valibot';
import { money } from '#domain/money/money.ts';
import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { RecordsAsked } from '#ports/provider-records.ts';
import type { WebhookSettings } from '#ports/settings.ts';
import { currencySchema } from '../shared/currency-schema.ts';
import type { Transport } from '../shared/transport.ts';
import { webhookList } from './client.ts';

const amountMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const gestureSchema = v.object({
  key: v.pipe(v.string(), v.nonEmpty()),
  status: v.picklist(['done', 'pending', 'reversed']),
  reference: v.fallback(v.string(), ''),
  created_at: v.pipe(v.string(), v.transform(Date.parse), v.finite()),
  amount_minor: v.exactOptional(amountMinor),
  currency: v.exactOptional(currencySchema),
  ticket: v.fallback(v.string(), ''),
  spent: v.exactOptional(v.object({ amount_minor: amountMinor, currency: currencySchema })),
});

interface WebhookRecords {
  /** Whatever the system has carried out since an instant, in the order that it likes. */
  gestures(asked: RecordsAsked, cursor: string | null): Promise<Result<Page<ProviderRecord>, AppFault>>;
}

/** What the company's own system holds, where it offers the list of src/docs/executors.md. */
export function createWebhookRecords(transport: Transport, settings: WebhookSettings): WebhookRecords {
  const list = webhookList(transport, settings);
  return {
    async gestures({ sinceMs }, cursor) {
      const answer = await list(sinceMs, cursor);
      if (!answer.ok) return isNotOffered(answer.error) ? fail({ kind: 'not_set_up', what: 'Webhook' }) : answer;
      if (answer.value === 'not_offered') return fail({ kind: 'not_set_up', what: 'Webhook' });
      const read = answer.value.gestures.map((row) => v.safeParse(gestureSchema, row));
      const items = read.flatMap((one) => (one.success ? recordsOf(one.output) : []));
      return ok({ items, next: answer.value.next, unreadable: read.filter(({ success }) => !success).length });
    },
  };
}

/** There is nothing at that address, or nothing that answers this method: a system by the contract without this part of it. */
function isNotOffered(error: AppFault): boolean {
  return 'status' in error && (error.status === 404 || error.status === 405 || error.status === 501);
}

function recordsOf(row: v.InferOutput<typeof gestureSchema>): readonly ProviderRecord[] {
  const { key, status, reference, created_at: atMs, amount_minor: minor, currency, ticket: ticketId, spent } = row;
  const amount = minor === undefined || currency === undefined ? null : money(minor, currency);
  const given: ProviderRecord = {
    source: 'webhook',
    key,
    reference,
    ticketId,
    atMs,
    amount,
    kind: status === 'pending' ? 'pending' : 'given',
  };
  if (status !== 'reversed') return [given];
  const spentMinor = spent !== undefined && spent.currency === currency ? spent.amount_minor : 0;
  const back = amount === null ? null : money(Math.max(0, amount.amountMinor - spentMinor), amount.currency);
  return [given, { ...given, kind: 'taken_back', amount: back }];
}
