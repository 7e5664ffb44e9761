import type { StandardLine } from '#domain/line-up/line-up.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Currency } from '#domain/money/money.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { OwedProvider, ProviderName } from '#domain/gestures/executors.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ValueModel } from '#domain/value/model.ts';

/** The app's settings, parsed. What could not be read stands here in its stricter reading. */
export interface Settings {
  readonly currency: Currency;
  /** False until an admin has chosen a currency that exists: until then `currency` stands in, and nothing is given. */
  readonly hasCurrency: boolean;
  readonly limits: Limits;
  readonly leadsGroup: string;
  readonly valueSource: ValueSourceSetting;
  /** What expected value is reckoned with; null where none is set, and where it cannot be read. */
  readonly valueModel: ValueModel | null;
  /** Percent; null where none is set. */
  readonly marginPercent: number | null;
  readonly causeFieldId: string | null;
  readonly policy: Policy;
  /** The language of a reply where the customer's own is not available. */
  readonly replyLanguage: string;
  readonly serviceStandard: readonly StandardLine[];
  readonly executors: ExecutorSettings;
}

/** Who carries gestures out. */
export interface ExecutorSettings {
  /** Kinds that are absent are carried out by hand. */
  readonly byKind: Readonly<Record<GestureKind, ProviderName>>;
  /** Who pays back what is owed, where an agent asks for that on the card; null: people, by hand. */
  readonly owed: OwedProvider | null;
  /** After so many days what was given of a kind ends by itself; absent where it does not. */
  readonly expiryDays: Readonly<Record<GestureKind, number>>;
  /** Null where there is none. It may be there though no kind goes to it any more. */
  readonly webhook: WebhookSettings | null;
  /** The host that a Shopify shop has for life; null where none is named. */
  readonly shop: string | null;
}

/** Where the company's own system takes gestures: `https://HOST/PATH/gestures`. */
export interface WebhookSettings {
  readonly host: string;
  /** Empty, or with a slash before it and none after. */
  readonly path: string;
  /** Whether it is told the customer's e-mail address beside their number in Zendesk. */
  readonly sendsEmail: boolean;
}

/** Where customer value comes from. `shop` is the host that a Shopify shop has for life: `sample.myshopify.com`. */
export type ValueSourceSetting =
  | { readonly kind: 'user_fields' }
  | { readonly kind: 'orders_object'; readonly objectKey: string }
  | { readonly kind: 'stripe' }
  | { readonly kind: 'shopify'; readonly shop: string };

/**
 * What is wrong with one setting, for the admin. `used` says what applies instead: `nothing_given` (nothing at all),
 * `no_money` (what costs time alone), `nothing_permitted` (a limit that cannot be read permits nothing), `default` (the built-in
 * value), `rounded_down` (the number without what is too fine), `rounded_up`, `largest` (the largest there can be), `first_lines` (as many as fit), `last_valid` (the last policy that could be read), `by_hand` (the agent carries out what the setting is about) or `ignored`.
 */
export interface SettingProblem {
  readonly setting: string;
  readonly problem:
    | 'not_a_number'
    | 'not_a_limit'
    | 'negative'
    | 'too_precise'
    | 'too_small'
    | 'too_large'
    | 'not_whole'
    | 'unknown_currency'
    | 'other_currency'
    | 'unknown_value'
    | 'unknown_key'
    | 'no_usual_sum'
    | 'not_json'
    | 'not_text'
    | 'not_digits'
    | 'less_than_one'
    | 'unknown_language'
    | 'too_long'
    | 'missing'
    | 'empty'
    | 'twice'
    | 'not_rising'
    | 'less_than_suggested'
    | 'taken'
    | 'not_a_key'
    | 'not_assigned'
    | 'unknown_gesture'
    | 'not_carried_out'
    | 'not_a_host'
    | 'not_an_address'
    | 'invalid';
  /** Where in the value, and what stands there, as far as it helps. */
  readonly path: string;
  readonly given: string;
  readonly used:
    | 'nothing_given'
    | 'no_money'
    | 'nothing_permitted'
    | 'default'
    | 'last_valid'
    | 'rounded_down'
    | 'rounded_up'
    | 'largest'
    | 'first_lines'
    | 'by_hand'
    | 'ignored';
}

export interface ParsedSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
  /** The settings, by their names, in which nothing stands and for which a built-in value applies. */
  readonly builtIn: readonly string[];
}

/**
 * The settings while a page is open. Whoever judges by them reads them anew for each call: what an admin changes holds from the
 * next press on. Saving is no part of it while no screen can edit them.
 */
export interface SettingsStore {
  get(): ParsedSettings;
  /** Calls the listener after each change. Gives what ends that. */
  subscribe(listener: () => void): () => void;
}
