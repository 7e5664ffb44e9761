import type { VendorAccount } from '../../adapters/vendor-account.ts';
import type { VendorName } from './vendor-provider.ts';

interface CreditAccount {
  readonly transactions: readonly { readonly id: string; readonly kind: string }[];
}

/** What is given under which key, as the provider holds it. */
export class VendorBooks {
  readonly #name: VendorName;
  readonly #account: VendorAccount;
  readonly #onGift: (key: string) => void;
  readonly #seen = new Set<string>();
  readonly #live: string[] = [];

  constructor(name: VendorName, account: VendorAccount, onGift: (key: string) => void) {
    this.#name = name;
    this.#account = account;
    this.#onGift = onGift;
  }

  live(): readonly string[] {
    return this.#live;
  }

  /** Looks what is new since the last request. */
  note(): void {
    for (const { id, key, isGift } of this.#rows()) {
      if (this.#seen.has(id)) continue;
      this.#seen.add(id);
      if (isGift) {
        this.#live.push(key);
        this.#onGift(key);
      } else this.#live.splice(this.#live.indexOf(key), 1);
    }
  }

  #rows(): readonly { readonly id: string; readonly key: string; readonly isGift: boolean }[] {
    const { stripe, shopify, webhook } = this.#account.holds();
    switch (this.#name) {
      case 'webhook':
        return (webhook.holds as readonly { readonly key: string; readonly status: string; readonly madeAtMs: number | null }[]).flatMap(
          ({ key, status, madeAtMs }) => {
            if (madeAtMs === null) return [];
            const gift = { id: key, key, isGift: true };
            return status === 'reversed' ? [gift, { id: `${key} off`, key, isGift: false }] : [gift];
          },
        );
      case 'stripe':
        return (stripe.holds['balanceTransactions'] ?? []).map(({ id, amount, metadata }) => {
          const { moment = '' } = metadata as Record<string, string>;
          return { id: String(id), key: moment.replace(/^void:/, ''), isGift: Number(amount) < 0 };
        });
      case 'shopify_gift_card':
        return (shopify.holds['giftCards'] ?? []).flatMap(({ id, note, deactivatedAtMs }) => {
          const key = String(note).replace(/^.* moment /, '');
          const gift = { id: String(id), key, isGift: true };
          return deactivatedAtMs === null ? [gift] : [gift, { id: `${String(id)} off`, key, isGift: false }];
        });
      case 'shopify_store_credit': {
        // A credit carries no key: it is that of the moment in progress while it is made.
        const inProgress = (shopify.holds['metafields'] ?? []).find(({ key }) => key === 'in_progress');
        const { moment } = JSON.parse((inProgress?.['value'] as string | undefined) ?? '{}') as { moment?: string };
        return ((shopify.holds['creditAccounts'] ?? []) as unknown as CreditAccount[]).flatMap(({ transactions }) =>
          transactions.map(({ id, kind }) => ({ id, key: moment ?? '', isGift: kind === 'credit' })),
        );
      }
    }
  }
}
