import type { ReplyRecipient, ReplyTextPort } from '#ports/reply-text.ts';
import { firstName } from './placeholders.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { type LateMessages, loadLateMessages } from '#ui/i18n/load-late-messages.ts';

export async function reply(about: Parameters<ReplyTextPort['reply']>[0]): Promise<string> {
  const messages = await messagesFor(about);
  return `${opening(messages, about)} ${offer(messages, about.gesture, about.amount)}${onTop(messages, about)}`;
}

export async function choices(about: Parameters<ReplyTextPort['choices']>[0]): Promise<string> {
  const messages = await messagesFor(about);
  const lines = about.options.map(({ kind, amount }) => `– ${choice(messages, kind, amount)}`);
  return `${opening(messages, about)} ${messages.t('reply.choose')}\n\n${lines.join('\n')}${onTop(messages, about)}`;
}

function messagesFor({ customerLocale, fallbackLocale }: ReplyRecipient): Promise<LateMessages> {
  return loadLateMessages([customerLocale, fallbackLocale]);
}

/** The greeting and the one sentence of apology. */
function opening(messages: LateMessages, { customerName, words, label }: ReplyRecipient): string {
  const isOwned = words.apology !== 'other';
  const named = isOwned && label !== null ? messages.t('reply.apology.named', { failure: label }) : null;
  const apology = messages.find(`reply.apology.${words.apology}`) ?? named ?? messages.t('reply.apology.other');
  return `${messages.t('reply.greeting', { name: firstName(customerName) })}\n\n${apology}`;
}

function offer(messages: LateMessages, gesture: GestureKind, amount: Money): string {
  return messages.t(`reply.offer.${gesture}`, { amount: formatMoney(messages, amount) });
}

function choice(messages: LateMessages, gesture: GestureKind, amount: Money | null): string {
  return messages.t(`reply.choice.${gesture}`, { amount: amount === null ? '' : formatMoney(messages, amount) });
}

function onTop(messages: LateMessages, { isStatutory }: ReplyRecipient): string {
  return isStatutory ? `\n\n${messages.t('reply.on_top')}` : '';
}
