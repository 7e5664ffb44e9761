import { createHash } from 'node:crypto';

/** One change of a store credit. Amounts are in minor units of ISO 4217, and positive. */
export interface CreditTransaction {
  id: string;
  kind: 'credit' | 'debit';
  amountMinor: number;
  balanceAfterMinor: number;
  createdAtMs: number;
  event: 'ADJUSTMENT' | 'ORDER_PAYMENT';
  expiresAtMs: number | null;
  /** What of a credit is not spent. */
  remainingMinor: number;
}

export interface CreditAccount {
  id: string;
  ownerId: string;
  currency: string;
  /** Oldest first. */
  transactions: CreditTransaction[];
}

/** A gift card; its code is a secret that is not kept where anybody looks. */
export interface GiftCard {
  id: string;
  customerId: string | null;
  initialMinor: number;
  balanceMinor: number;
  note: string | null;
  expiresOn: string | null;
  createdAtMs: number;
  deactivatedAtMs: number | null;
  lastCharacters: string;
  /** Whether the customer was sent the code. */
  isNotified: boolean;
}

export interface Metafield {
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface OrderRefund {
  id: string;
  orderId: string;
  note: string | null;
  amountMinor: number;
  createdAtMs: number;
}

/** What was written into a shop since the world began. */
export class ShopifyBooks {
  readonly creditAccounts: CreditAccount[] = [];
  readonly giftCards: GiftCard[] = [];
  readonly metafields: Metafield[] = [];
  readonly refunds: OrderRefund[] = [];
  #lastId = 900_000_000;

  nextId(type: string): string {
    this.#lastId += 1;
    return `gid://shopify/${type}/${this.#lastId}`;
  }

  metafield(ownerId: string, namespace: string, key: string): Metafield | null {
    return this.metafields.find((one) => one.ownerId === ownerId && one.namespace === namespace && one.key === key) ?? null;
  }

  creditAccount(ownerId: string, currency: string): CreditAccount {
    const held = this.creditAccounts.find((account) => account.ownerId === ownerId && account.currency === currency);
    if (held !== undefined) return held;
    const account = { id: this.nextId('StoreCreditAccount'), ownerId, currency, transactions: [] };
    this.creditAccounts.push(account);
    return account;
  }

  credit(account: CreditAccount, terms: { amountMinor: number; expiresAtMs: number | null; nowMs: number }): CreditTransaction {
    const transaction: CreditTransaction = {
      id: this.nextId('StoreCreditAccountCreditTransaction'),
      kind: 'credit',
      amountMinor: terms.amountMinor,
      balanceAfterMinor: balanceMinor(account, terms.nowMs) + terms.amountMinor,
      createdAtMs: terms.nowMs,
      event: 'ADJUSTMENT',
      expiresAtMs: terms.expiresAtMs,
      remainingMinor: terms.amountMinor,
    };
    account.transactions.push(transaction);
    return transaction;
  }

  /** Spends the credit that expires first. */
  debit(account: CreditAccount, terms: { amountMinor: number; event: CreditTransaction['event']; nowMs: number }): CreditTransaction {
    let leftMinor = terms.amountMinor;
    const credits = unexpired(account, terms.nowMs).toSorted(
      (one, other) => (one.expiresAtMs ?? Infinity) - (other.expiresAtMs ?? Infinity),
    );
    for (const credit of credits) {
      const taken = Math.min(leftMinor, credit.remainingMinor);
      credit.remainingMinor -= taken;
      leftMinor -= taken;
    }
    const transaction: CreditTransaction = {
      id: this.nextId('StoreCreditAccountDebitTransaction'),
      kind: 'debit',
      amountMinor: terms.amountMinor,
      balanceAfterMinor: balanceMinor(account, terms.nowMs),
      createdAtMs: terms.nowMs,
      event: terms.event,
      expiresAtMs: null,
      remainingMinor: 0,
    };
    account.transactions.push(transaction);
    return transaction;
  }
}

export function balanceMinor(account: CreditAccount, nowMs: number): number {
  return unexpired(account, nowMs).reduce((sum, { remainingMinor }) => sum + remainingMinor, 0);
}

function unexpired({ transactions }: CreditAccount, nowMs: number): CreditTransaction[] {
  return transactions.filter(({ kind, expiresAtMs }) => kind === 'credit' && (expiresAtMs === null || expiresAtMs > nowMs));
}

export function digestOf({ value }: Metafield): string {
  return createHash('sha256').update(value).digest('hex');
}
