import type { GestureKind } from '../gestures/gesture.ts';
import type { Money } from '../money/money.ts';

/** What can be listed at providers: one way of giving there each, and refunds of what was paid there. */
export const RECORD_SOURCES = [
  'stripe',
  'stripe_refund',
  'shopify_store_credit',
  'shopify_gift_card',
  'shopify_refund',
  'webhook',
] as const;
export type RecordSource = (typeof RECORD_SOURCES)[number];

/** One thing that a provider holds and that this app asked for, as the key beside it tells. */
export interface ProviderRecord {
  readonly source: RecordSource;
  /** Of a gesture the moment's id; of a refund what `owedKey` made of that. */
  readonly key: string;
  /** By which the provider knows it. */
  readonly reference: string;
  /** Whole minor units; null where the provider says none, or one that is no amount of its currency. */
  readonly amount: Money | null;
  /** When it was made, by the provider's clock. */
  readonly atMs: number;
  /**
   * `given` the customer has it, or had it until it was taken back · `pending` accepted, and not done yet · `failed` it was tried, and the
   * customer has not got it · `taken_back` so much of what is given under the same key was taken back, or had expired by then.
   */
  readonly kind: 'given' | 'pending' | 'failed' | 'taken_back';
  /** The ticket that the provider holds beside it; empty where it holds none. */
  readonly ticketId: string;
}

/** One thing that a provider was to carry out, as this account's own records tell it: the journal of a gesture, its to-do of a refund. */
export interface OwnRecord {
  readonly source: RecordSource;
  /** As the provider was given it. */
  readonly key: string;
  readonly momentId: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  /** Null of a refund of what a customer is owed. */
  readonly gesture: GestureKind | null;
  /** Null where its entry states none that can be read. */
  readonly amount: Money | null;
  /** When it was posted, or its to-do written down, by Zendesk's clock. */
  readonly atMs: number;
  /** `given` it counts, or is ticked off as paid · `undone` it was taken back, refused or never counted · `open` nobody has said what came of it. */
  readonly state: 'given' | 'undone' | 'open';
  /** Whose account there, or which payment, by the provider's id; null where nobody was named. */
  readonly accountId: string | null;
}
