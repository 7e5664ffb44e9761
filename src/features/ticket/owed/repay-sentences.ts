import type { TodoRefund } from '#domain/moments/todos.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ProviderRefusal } from '#ports/gesture-executor.ts';
import type { PaidBack } from '../session/flows.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What people call who pays back; an executor that this version does not know is called as the record does. */
export function providerLabel(executor: string): string {
  return { stripe: 'Stripe', shopify: 'Shopify' }[executor] ?? executor;
}

/** What is known of a refund that was asked for. */
export function askedSentence({ t, locale }: Sentences, { state, executor, amount, reference }: TodoRefund): string {
  return t(`repay.asked.${state}`, { who: providerLabel(executor), amount: formatMoney(locale, amount), reference });
}

/** Why it came to nothing, or why nobody knows; null where the record says all there is to say. */
export function cameToSentence(sentences: Sentences, who: string, came: PaidBack): string | null {
  if (came.kind === 'elsewhere') return sentences.t('repay.elsewhere');
  if (came.kind === 'done_by_hand') return sentences.t('repay.done_by_hand', { who });
  if (came.kind === 'not_begun') return sentences.t('repay.not_begun', { reason: faultSentence(sentences, came.error) });
  if (came.kind === 'not_sent') return sentences.t('repay.not_sent', { reason: whySentence(sentences, who, came.error) });
  if (came.refusal !== null) return refusalSentence(sentences, who, came.refusal);
  return came.error === null ? null : whySentence(sentences, who, came.error);
}

function whySentence(sentences: Sentences, who: string, fault: AppFault): string {
  return fault.kind === 'too_much_to_read' ? sentences.t('repay.too_much', { who }) : faultSentence(sentences, fault);
}

function refusalSentence({ t }: Sentences, who: string, { code, reason }: ProviderRefusal): string {
  const why = t(`repay.refusal.${code}`, { who });
  return reason === '' ? why : `${t('repay.says', { who, reason })} ${why}`;
}
