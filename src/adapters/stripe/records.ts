import * as v from 'valibot';
import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { RecordsAsked } from '#ports/provider-records.ts';
import type { Transport } from '../shared/transport.ts';
import { moneyOf } from './amounts.ts';
import { stripeGivingApi } from './giving-client.ts';

/** What Stripe holds of this app's. */
interface StripeRecords {
  /** Of the customer that is named: Stripe lists credit of one at a time. */
  credits(asked: RecordsAsked, cursor: string | null): Promise<Result<Page<ProviderRecord>, AppFault>>;
  /** Of the whole account. */
  refunds(asked: RecordsAsked, cursor: string | null): Promise<Result<Page<ProviderRecord>, AppFault>>;
}

const GONE: Page<ProviderRecord> = { items: [], next: null, unreadable: 1 };

export function createStripeRecords(transport: Transport): StripeRecords {
  const api = stripeGivingApi(transport);
  return {
    async credits({ accountId, sinceMs }, cursor) {
      if (accountId === null) return ok(GONE);
      const page = await api.balanceTransactionsSince(accountId, sinceMs, cursor);
      // Of whom somebody has deleted in Stripe nothing is shown any more.
      if (!page.ok) return page.error.kind === 'rejected' && page.error.code === 'resource_missing' ? ok(GONE) : page;
      return ok(recordsIn(page.value, creditOf));
    },
    async refunds({ sinceMs }, cursor) {
      const page = await api.refundsSince(sinceMs, cursor);
      return page.ok ? ok(recordsIn(page.value, refundOf)) : page;
    },
  };
}

/** Those of a page that this app asked for, and how many cannot be read. */
function recordsIn({ items, next }: Page<unknown>, recordsOf: (row: unknown) => readonly ProviderRecord[] | null): Page<ProviderRecord> {
  const read = items.map(recordsOf);
  return { next, items: read.flatMap((records) => records ?? []), unreadable: read.filter((records) => records === null).length };
}

const row = {
  id: v.string(),
  amount: v.number(),
  currency: v.string(),
  created: v.number(),
  metadata: v.nullable(v.record(v.string(), v.string())),
};
const creditSchema = v.object(row);
const refundSchema = v.object({ ...row, status: v.nullable(v.string()) });

/** Written before the key of what is taken back. */
const VOID = /^void:/;

/** A credit is less than 0. What was taken back is a transaction of its own; where nothing was left of it, it is written beside the credit. */
function creditOf(given: unknown): readonly ProviderRecord[] | null {
  const parsed = v.safeParse(creditSchema, given);
  if (!parsed.success) return null;
  const { id: reference, amount, currency, created, metadata } = parsed.output;
  const moment = metadata?.['moment'];
  if (moment === undefined) return [];
  const base = { source: 'stripe', reference, ticketId: metadata?.['ticket'] ?? '', atMs: created * 1000 } as const;
  if (VOID.test(moment)) return [{ ...base, key: moment.replace(VOID, ''), kind: 'taken_back', amount: moneyOf(amount, currency) }];
  const credit: ProviderRecord = { ...base, key: moment, kind: 'given', amount: moneyOf(-amount, currency) };
  const isAllUsed = metadata?.['taken_back'] !== undefined;
  return isAllUsed ? [credit, { ...credit, kind: 'taken_back', amount: moneyOf(0, currency) }] : [credit];
}

function refundOf(given: unknown): readonly ProviderRecord[] | null {
  const parsed = v.safeParse(refundSchema, given);
  if (!parsed.success) return null;
  const { id: reference, amount, currency, created, metadata, status } = parsed.output;
  const key = metadata?.['moment'];
  if (key === undefined) return [];
  return [
    {
      source: 'stripe_refund',
      key,
      reference,
      ticketId: metadata?.['ticket'] ?? '',
      atMs: created * 1000,
      amount: moneyOf(amount, currency),
      kind: status === 'succeeded' ? 'given' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending',
    },
  ];
}
