import type { Money } from '#domain/money/money.ts';
import type { GestureKind } from '#domain/policy/policy.ts';
import type { Words } from '#domain/policy/suggestion.ts';

/** Sentences that use cases hand on to people outside the app's own screen. */
export interface Wording {
  /**
   * A reply to the customer: one sentence of apology that names the failure, then what is given. In the customer's
   * language where there is a translation, else in the fallback language.
   */
  reply(about: {
    readonly words: Words;
    readonly gesture: GestureKind;
    readonly amount: Money;
    readonly customerName: string;
    readonly customerLocale: string | null;
    readonly fallbackLocale: string;
  }): Promise<string>;
  /** Why a ticket cannot be saved just now. */
  saveHeld(): string;
}
