import type { ReplyRecipient, ReplyTextPort } from '#ports/reply-text.ts';
import { replySentences } from './sentences.ts';
import { firstName } from './placeholders.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Most customers write in the language of who answers: its words can be fetched ahead of need. */
export function fetchReplyWords(locale: string): void {
  replySentences.fetch([locale]);
}

export async function reply(about: Parameters<ReplyTextPort['reply']>[0]): Promise<string> {
  const sentences = await sentencesFor(about);
  return `${opening(sentences, about)} ${offer(sentences, about.gesture, about.amount)}${onTop(sentences, about)}`;
}

export async function choices(about: Parameters<ReplyTextPort['choices']>[0]): Promise<string> {
  const sentences = await sentencesFor(about);
  const lines = about.options.map(({ kind, amount }) => `– ${choice(sentences, kind, amount)}`);
  return `${opening(sentences, about)} ${sentences.t('reply.choose')}\n\n${lines.join('\n')}${onTop(sentences, about)}`;
}

function sentencesFor({ customerLocale, fallbackLocale }: ReplyRecipient): Promise<Sentences> {
  return replySentences.load([customerLocale, fallbackLocale]);
}

/** The greeting, where it is not given yet, and the one sentence of apology. */
function opening(sentences: Sentences, { customerName, words, label, isBelow }: ReplyRecipient): string {
  const isOwned = words.apology !== 'other';
  const named = isOwned && label !== null ? sentences.t('reply.apology.named', { failure: label }) : null;
  const apology = sentences.find(`reply.apology.${words.apology}`) ?? named ?? sentences.t('reply.apology.other');
  if (isBelow === true) return apology;
  return `${sentences.t('reply.greeting', { name: firstName(customerName) })}\n\n${apology}`;
}

function offer(sentences: Sentences, gesture: GestureKind, amount: Money): string {
  return sentences.t(`reply.offer.${gesture}`, { amount: formatMoney(sentences.locale, amount) });
}

function choice(sentences: Sentences, gesture: GestureKind, amount: Money | null): string {
  return sentences.t(`reply.choice.${gesture}`, { amount: amount === null ? '' : formatMoney(sentences.locale, amount) });
}

/** What the customer gets besides, so that nobody takes the gesture for it. */
function onTop(sentences: Sentences, { owed, isOnTop }: ReplyRecipient): string {
  const said = [...(isOnTop ? [sentences.t('reply.on_top')] : []), ...owed.map((action) => sentences.t(`reply.owed.${action}`))];
  return said.length === 0 ? '' : `\n\n${said.join(' ')}`;
}
