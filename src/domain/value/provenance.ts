import type { Money } from '../money/money.ts';

export type SourceName = 'user_fields' | 'orders_object' | 'stripe' | 'shopify';

/**
 * What keeps figures from being exact:
 * `older_unread` there are more rows than are read, so older ones are missing ·
 * `source_totals` not every order is shown, so count and sum are the source's own, and whether those are after refunds it does
 * not say ·
 * `first_order_guessed` the first order is not shown and is taken to be as old as the account ·
 * `accounts_unread` there are more accounts of this person than are read ·
 * `disputed_left_out` disputed payments are left out, as who won is not known.
 */
export type Approximation = 'older_unread' | 'source_totals' | 'first_order_guessed' | 'accounts_unread' | 'disputed_left_out';

/** How a source knows whose orders these are. */
export interface Identity {
  /** `zendesk_user` the requester's own record · `account_id` an id that their profile holds · `email` their e-mail addresses. */
  readonly by: 'zendesk_user' | 'account_id' | 'email';
  /** False where somebody else's orders may be among them. */
  readonly isVerified: boolean;
  /** The addresses whose accounts were counted; empty where none was needed. */
  readonly addresses: readonly EmailAddress[];
  /** How many accounts of the source were counted together. */
  readonly accounts: number;
}

/** An e-mail address of a person, and whether Zendesk has made sure that it is theirs. */
export interface EmailAddress {
  readonly address: string;
  readonly isVerified: boolean;
}

/** What was paid by invoice in one currency. It is in the history's sum, and none of it is among its orders. */
export interface InvoicedSum {
  readonly paid: Money;
  readonly payments: number;
  readonly lastPaidAtMs: number;
}

/** Where a figure comes from, as it is shown under *How is this known?* */
export interface Provenance {
  readonly source: SourceName;
  readonly readAtMs: number;
  /** Empty where the figures are exact. */
  readonly approximations: readonly Approximation[];
  /** True where the payments are trials of a shop's own, made with the source's test key. */
  readonly isTestData: boolean;
  readonly identity: Identity;
  /** One a currency; empty where nothing was invoiced. */
  readonly invoiced: readonly InvoicedSum[];
  /** How many orders and refunds were read, where they were read one by one. */
  readonly rowsRead: number | null;
  /** Rows of the source that could not be read and are left out. */
  readonly rowsRejected: number;
}

/** The identity of orders that hang on the requester's own record in Zendesk. */
export const ZENDESK_USER: Identity = { by: 'zendesk_user', isVerified: true, addresses: [], accounts: 1 };
