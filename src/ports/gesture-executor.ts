import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Currency, Money } from '#domain/money/money.ts';
import type { Result } from '#domain/shared/result.ts';
import type { EmailAddress } from '#domain/value/provenance.ts';
import type { AppFault } from './app-fault.ts';

/** Whose customer somebody is at a provider, as far as the ticket tells. */
export interface ExecutionCustomer {
  /** Zendesk's. */
  readonly id: string;
  readonly name: string;
  /** By key, those that {@link GestureExecutor.wants} names. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The main one first; empty where they are not wanted. */
  readonly emails: readonly EmailAddress[];
}

/** Who the customer is at a provider: one account there. */
export interface Recipient {
  /** By which the provider knows it. Stands in the post, so it is neither a secret nor an address. */
  readonly id: string;
  /** By which people tell it from others, in the provider's words: shown, and kept nowhere. */
  readonly label: string;
  /** False where nothing but an unverified address or a name led there: the agent is asked. */
  readonly isVerified: boolean;
  /** Those that it takes, or is kept in; empty where it takes any. Nothing is ever converted. */
  readonly currencies: readonly Currency[];
}

/** A gesture as the journal holds it, whatever sum that states. */
export interface JournalGesture {
  readonly kind: GestureKind;
  readonly customerId: string;
  readonly ticketId: string;
  /** To whom at the provider, as its post says; null where that names nobody. */
  readonly recipientId: string | null;
}

/** What is to be carried out; zero where the kind carries no money. */
export interface ExecutableGesture extends JournalGesture {
  readonly amount: Money;
  /** How many of a kind that is counted, whose worth the amount is; absent where it is money. */
  readonly count?: number | undefined;
}

/** What stands of a gesture with whoever carried it out. */
export interface Receipt {
  readonly executor: string;
  readonly kind: GestureKind;
  /** By which its provider knows it, kept with the moment; empty where nothing of it is held by anybody outside. */
  readonly reference: string;
  /** What the agent still does, in order: keys of sentences below `moment.step`. */
  readonly steps: readonly string[];
  /** What the customer holds there afterwards; absent where the provider does not tell. */
  readonly endingBalance?: Money;
  /** When what was given ends by itself; absent where it does not, or nobody tells. */
  readonly expiresAtMs?: number;
  /** The last characters of a code that is worth the money, such as a gift card's, by which people tell it from others. The code itself never comes here. */
  readonly codeEnding?: string;
}

/**
 * Why a provider carries nothing out, in order of precedence: `not_reached` the request was turned away before the provider
 * looked at it · `not_permitted` it takes the key no more, or the key may not ·
 * `not_offered` the account there does not have it · `no_recipient` it knows no such customer · `other_currency` it would have to
 * convert · `too_small` and `too_large` for that provider · `nothing_left` what it is about was given back already · `declined` for
 * any other reason.
 */
export const REFUSALS = [
  'not_reached',
  'not_permitted',
  'not_offered',
  'no_recipient',
  'other_currency',
  'too_small',
  'too_large',
  'nothing_left',
  'declined',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface ProviderRefusal {
  readonly code: RefusalCode;
  /** In the provider's own words; empty where there are none. No secret, no address. */
  readonly reason: string;
}

/**
 * What came of carrying out a gesture: `receipt` it is done · `pending` it was accepted and is not done yet · `refused` it was
 * not done, and never will be under this key · `unknown` no answer tells whether it was done, which only
 * {@link GestureExecutor.find} can say; `isTurnedAway` where what was asked last was turned away before anybody looked at its key.
 */
export type Execution =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'pending'; readonly receipt: Receipt }
  | ({ readonly kind: 'refused' } & ProviderRefusal)
  | { readonly kind: 'unknown'; readonly error: AppFault; readonly isTurnedAway?: true };

/** What is known under a key: `none` it was never carried out · `reversed` it was, and was taken back since but for `left`. */
export type FoundExecution = Execution | { readonly kind: 'none' } | { readonly kind: 'reversed'; readonly left: readonly NotReversed[] };

/**
 * What a reversal does not reach, as keys of sentences: `money_outside` and `work_done` only people can take back · `spent` the customer
 * has used a part of it, or all · `expired` what the customer had not used when it ended · `with_provider` the provider takes nothing back from here · `not_reversed` nobody knows.
 */
export type NotReversed = 'money_outside' | 'work_done' | 'spent' | 'expired' | 'with_provider' | 'not_reversed';

/** How far a gesture can be taken back: all of it · `unspent` what the customer has not used · `by_people` who gave it by hand · `no`. */
export type Reversibility = 'all' | 'unspent' | 'by_people' | 'no';

export type Reversal =
  /** It is taken back but for `left`. */
  { readonly kind: 'reversed'; readonly left: readonly NotReversed[] } | { readonly kind: 'unknown'; readonly error: AppFault };

/**
 * Carries gestures out: by hand, or through a provider. The key is the moment's id. Nobody calls `execute` before the journal
 * has posted the moment, which is what fences it; no call rejects. Each call of it makes a provider's request once: who waits and
 * asks again is the ledger.
 */
export interface GestureExecutor {
  /** What the journal's post calls it, one of `BY_HAND` and `PROVIDERS`. Never changes: it is how the executor of an older moment is found again. */
  readonly name: string;
  /** What people call it: a brand, or a host. */
  readonly label: string;
  /** What the ticket is to tell of the customer, for {@link recipients}. */
  readonly wants: { readonly userFields: readonly string[]; readonly emails: boolean };
  /**
   * Whether the provider itself sees to it that one key is carried out once, for at least a day and whoever sends it. Where it does
   * not, only the page that posted ever executes, and once.
   */
  readonly isIdempotent: boolean;
  /** Whether it carries out gestures of this kind, by the settings as they are. */
  isFor(kind: GestureKind): boolean;
  /** Who the customer is there: none, one, or several, of whom the agent chooses. Null where nobody has to be chosen. */
  recipients(customer: ExecutionCustomer): Promise<Result<readonly Recipient[] | null, AppFault>>;
  execute(gesture: ExecutableGesture, key: string): Promise<Execution>;
  /** Does nothing and may be asked at any time. Who keeps no record outside tells it from the gesture. */
  find(gesture: JournalGesture, key: string): Promise<FoundExecution>;
  /** What {@link reverse} will be able to take back, as far as that is known without asking. */
  reversibility(kind: GestureKind): Reversibility;
  /**
   * Takes back what can be. Twice does it once. `receipt` is null where nothing was found under the key: then whoever can forbids
   * that it is carried out after this.
   */
  reverse(gesture: JournalGesture, key: string, receipt: Receipt | null): Promise<Reversal>;
}
