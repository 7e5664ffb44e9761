import type { GiveError } from '#ledger/types.ts';
import type { Settings } from '#ports/settings.ts';

/** Why no lead approves anything while no currency is chosen; null where one is. */
export function currencyNotChosen({
  hasCurrency,
  currency,
}: Pick<Settings, 'hasCurrency' | 'currency'>): Extract<GiveError, { readonly kind: 'other_currency' }> | null {
  return hasCurrency ? null : { kind: 'other_currency', stop: { why: 'not_chosen', currency }, heldUntilMs: null };
}
