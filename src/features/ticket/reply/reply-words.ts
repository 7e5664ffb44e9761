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

/** What the customer gets anyway comes first, so that nobody takes the gesture for it: a refund for the trouble is not what was charged twice. */
export async function reply(about: Parameters<ReplyTextPort['reply']>[0]): Promise<string> {
  const sentences = await sentencesFor(about);
  return [opening(sentences, about), ...owed(sentences, about), offer(sentences, about)].join(' ') + onTop(sentences, about);
}

export async function choices(about: Parameters<ReplyTextPort['choices']>[0]): Promise<string> {
  const sentences = await sentencesFor(about);
  const lines = about.options.map(({ kind, amount }) => `– ${choice(sentences, kind, amount)}`);
  const choose = sentences.t(about.owed.length === 0 ? 'reply.choose' : 'reply.top.choose');
  const text = [opening(sentences, about), ...owed(sentences, about), choose].join(' ');
  return `${text}\n\n${lines.join('\n')}${onTop(sentences, about)}`;
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

function offer(sentences: Sentences, about: Parameters<ReplyTextPort['reply']>[0]): string {
  const { gesture } = about;
  const values = { amount: formatMoney(sentences.locale, about.amount) };
  // An act of care is not added to anything: it is told in the same words either way.
  const top = about.owed.length === 0 ? null : sentences.find(`reply.top.${gesture}`, values);
  return top ?? sentences.t(`reply.offer.${gesture}`, values);
}

function choice(sentences: Sentences, gesture: GestureKind, amount: Money | null): string {
  return sentences.t(`reply.choice.${gesture}`, { amount: amount === null ? '' : formatMoney(sentences.locale, amount) });
}

function owed(sentences: Sentences, about: ReplyRecipient): readonly string[] {
  return about.owed.map((action) => sentences.t(`reply.owed.${action}`));
}

function onTop(sentences: Sentences, { isOnTop }: ReplyRecipient): string {
  return isOnTop ? `\n\n${sentences.t('reply.on_top')}` : '';
}
