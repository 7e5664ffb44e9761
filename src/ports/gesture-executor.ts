import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Money } from '#domain/money/money.ts';
import type { AppFault } from './app-fault.ts';

/** A gesture as the journal holds it, whatever sum that states. */
export interface JournalGesture {
  readonly kind: GestureKind;
  readonly customerId: string;
  readonly ticketId: string;
}

/** What is to be carried out; zero where the kind carries no money. */
export interface ExecutableGesture extends JournalGesture {
  readonly amount: Money;
}

/** What stands of a gesture with whoever carried it out. */
export interface Receipt {
  readonly executor: string;
  readonly kind: GestureKind;
  /** By which its provider knows it, kept with the moment; empty where nothing of it is held by anybody outside. */
  readonly reference: string;
  /** What the agent still does, in order: keys of sentences below `moment.step`. */
  readonly steps: readonly string[];
}

/**
 * What came of carrying out a gesture: `receipt` it is done · `pending` it was accepted and is not done yet · `refused` it was
 * not done, and never will be under this key; `reason` is in the provider's own words, empty where there are none · `unknown` no
 * answer tells whether it was done, which only {@link GestureExecutor.find} can say.
 */
export type Execution =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'pending'; readonly receipt: Receipt }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly error: AppFault };

/** What is known under a key; `none` where nobody was ever asked to carry it out. */
export type FoundExecution = Execution | { readonly kind: 'none' };

/** What a reversal does not reach, as keys of sentences. */
export type NotReversed = 'money_outside' | 'work_done' | 'not_reversed';

export type Reversal =
  /** It is taken back but for `left`. */
  { readonly kind: 'reversed'; readonly left: readonly NotReversed[] } | { readonly kind: 'unknown'; readonly error: AppFault };

/**
 * Carries gestures out: by hand, or through a provider. The key is the moment's id. Nobody calls `execute` before the journal
 * has posted the moment, which is what fences it; no call rejects.
 */
export interface GestureExecutor {
  /** What the journal's post and the agent call it. Never changes: it is how the executor of an older moment is found again. */
  readonly name: string;
  /** Whether it carries out gestures of this kind. */
  isFor(kind: GestureKind): boolean;
  /** Twice with one key does it once. */
  execute(gesture: ExecutableGesture, key: string): Promise<Execution>;
  /** Does nothing and may be asked at any time. Who keeps no record outside tells it from the gesture. */
  find(gesture: JournalGesture, key: string): Promise<FoundExecution>;
  /** Takes back what can be. Twice does it once. */
  reverse(receipt: Receipt): Promise<Reversal>;
}
