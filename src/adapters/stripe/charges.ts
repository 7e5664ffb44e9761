import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import { identityByEmail } from '#domain/value/identity-by-email.ts';
import type { Approximation, EmailAddress, Identity } from '#domain/value/provenance.ts';
import { REQUESTER_WANTS } from '../shared/requester-wants.ts';
import type { Transport } from '../shared/transport.ts';
import { type Payment, paymentOf } from './charge.ts';
import { historiesOf, invoicedOf } from './payments.ts';
import { type StripeApi, stripeAccountId, stripeApi } from './client.ts';
import { customersByAddress } from './customers-by-address.ts';

/** Accounts of one person that are read, and pages of 100 charges of all of them together. */
const ACCOUNTS_AT_MOST = 10;
const PAGES_AT_MOST = 10;

/**
 * What a customer paid through Stripe. An id in the user field `stripe_customer_id` names the account in one request a hundred
 * charges; without it, all accounts with one of the person's addresses are counted together, one request an address more.
 */
export function createStripeCharges(transport: Transport, terms: { readonly timeZone: string; readonly nowMs: () => number }): ValueSource {
  const api = stripeApi(transport);
  return {
    ...REQUESTER_WANTS.stripe,
    requests: 0,
    async historyOf(requester) {
      const accounts = await accountsOf(api, requester);
      if (!accounts.ok) return accounts;
      const read = await readCharges(api, accounts.value.ids);
      return read.ok ? ok(sourced(accounts.value, read.value, terms)) : read;
    },
  };
}

interface Accounts {
  readonly ids: readonly string[];
  readonly identity: Identity;
  readonly isComplete: boolean;
}

async function accountsOf(api: StripeApi, { fields, emails }: OpenTicket['requester']): Promise<Result<Accounts, AppFault>> {
  const known = v.safeParse(stripeAccountId, fields['stripe_customer_id']);
  if (known.success) {
    return ok({ ids: [known.output], identity: { by: 'account_id', isVerified: true, addresses: [], accounts: 1 }, isComplete: true });
  }
  const listed = await customersByAddress(api, emails);
  if (!listed.ok) return listed;
  const ids = new Set<string>();
  const matched: EmailAddress[] = [];
  let isComplete = listed.value.length === emails.length;
  for (const { email, rows, isComplete: isWhole } of listed.value) {
    const own = rows.flatMap(idOf);
    if (own.length > 0) matched.push(email);
    for (const id of own) ids.add(id);
    isComplete &&= isWhole;
  }
  const read = [...ids].slice(0, ACCOUNTS_AT_MOST);
  return ok({ ids: read, identity: identityByEmail(matched, read.length), isComplete: isComplete && read.length === ids.size });
}

const customerRow = v.object({ id: v.pipe(v.string(), v.nonEmpty()) });

function idOf(row: unknown): readonly string[] {
  const read = v.safeParse(customerRow, row);
  return read.success ? [read.output.id] : [];
}

interface Charges {
  readonly rows: readonly unknown[];
  readonly isComplete: boolean;
}

async function readCharges(api: StripeApi, ids: readonly string[]): Promise<Result<Charges, AppFault>> {
  const rows: unknown[] = [];
  let pagesLeft = PAGES_AT_MOST;
  for (const id of ids) {
    let cursor: string | null = null;
    do {
      if (pagesLeft === 0) return ok({ rows, isComplete: false });
      pagesLeft -= 1;
      const page: Awaited<ReturnType<StripeApi['chargesOf']>> = await api.chargesOf(id, cursor);
      if (!page.ok) return page;
      rows.push(...page.value.items);
      cursor = page.value.next;
    } while (cursor !== null);
  }
  return ok({ rows, isComplete: true });
}

function sourced(
  accounts: Accounts,
  { rows, isComplete }: Charges,
  { timeZone, nowMs }: { readonly timeZone: string; readonly nowMs: () => number },
): SourcedHistory {
  const read = rows.map(paymentOf);
  const payments = read.filter((payment): payment is Payment => payment !== null && payment !== 'not_paid');
  const counted = payments.filter((payment) => !payment.isDisputed);
  const approximations: readonly (readonly [Approximation, boolean])[] = [
    ['older_unread', !isComplete],
    ['accounts_unread', !accounts.isComplete],
    ['disputed_left_out', counted.length < payments.length],
  ];
  return {
    histories: historiesOf(counted, timeZone),
    provenance: {
      source: 'stripe',
      readAtMs: nowMs(),
      approximations: approximations.flatMap(([approximation, applies]) => (applies ? [approximation] : [])),
      isTestData: counted.some((payment) => payment.isTest),
      identity: accounts.identity,
      invoiced: invoicedOf(counted),
      rowsRead: rows.length,
      rowsRejected: read.filter((payment) => payment === null).length,
    },
  };
}
