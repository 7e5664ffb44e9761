import type { Money } from '#domain/money/money.ts';
import type { OwedAction } from '#domain/policy/names.ts';
import type { CausePolicy } from '#domain/policy/policy.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { OwnKinds } from '#domain/gestures/own-kinds.ts';
import type { Option, Words } from '#domain/policy/suggestion.ts';

/** To whom words go, and about what. */
export interface ReplyRecipient {
  /** It goes on below a reply to the same customer, and greets them not once more. */
  readonly isBelow?: boolean;
  readonly words: Words;
  /** How the team calls the failure, where it has a name of its own; null for a built-in cause. */
  readonly label: CausePolicy['label'];
  /** What the customer has a right to besides. */
  readonly owed: readonly OwedAction[];
  /** The kinds that the policy names itself. Absent or null: none. */
  readonly ownKinds?: OwnKinds | null;
  /** Money comes on top of something that is owed. */
  readonly isOnTop: boolean;
  readonly customerName: string;
  readonly customerLocale: string | null;
  readonly fallbackLocale: string;
}

/** Sentences that use cases hand on to people outside the app's own screen. */
export interface ReplyTextPort {
  /**
   * A reply to the customer: one sentence of apology that names the failure, then what is given. In the customer's
   * language where there is a translation, else in the fallback language.
   */
  reply(
    about: ReplyRecipient & { readonly gesture: GestureKind; readonly amount: Money; readonly count?: number | undefined },
  ): Promise<string>;
  /** The same apology, then what the customer may choose from. */
  choices(about: ReplyRecipient & { readonly options: readonly Option[] }): Promise<string>;
  /** Why a ticket cannot be saved just now. */
  saveHeld(): string;
}
