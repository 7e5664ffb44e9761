import type { ReplyRecipient, ReplyTextPort } from '#ports/reply-text.ts';
import { replySentences } from './sentences.ts';
import { firstName } from './placeholders.ts';
import type { OwnKinds } from '#domain/gestures/own-kinds.ts';
import type { Option } from '#domain/policy/suggestion.ts';
import { giftText, owedReply, owedText } from '../../shared/own-kinds/own-kind-texts.ts';
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
  const lines = about.options.map((option) => `– ${choice(sentences, about.ownKinds ?? null, option)}`);
  const choose = sentences.t(about.owed.length === 0 ? 'reply.choose' : 'reply.choose_top');
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
  const { locale } = sentences;
  const { gesture } = about;
  const values = { amount: formatMoney(locale, about.amount) };
  // An act of care is not added to anything: it is told in the same words either way.
  const top = about.owed.length === 0 ? null : sentences.find(`reply.top.${gesture}`, values);
  return (
    top ??
    sentences.find(`reply.offer.${gesture}`, values) ??
    sentences.t('reply.offer.own', { what: giftText(about.ownKinds ?? null, about, locale) })
  );
}

function choice(sentences: Sentences, own: OwnKinds | null, { kind: gesture, amount, count }: Option): string {
  const { locale } = sentences;
  const built = sentences.find(`reply.choice.${gesture}`, { amount: amount === null ? '' : formatMoney(locale, amount) });
  return built ?? sentences.t('reply.choice.own', { what: giftText(own, { gesture, amount, count }, locale) });
}

function owed(sentences: Sentences, about: ReplyRecipient): readonly string[] {
  const { ownKinds = null } = about;
  return about.owed.map(
    (action) =>
      sentences.find(`reply.owed.${action}`) ??
      owedReply(ownKinds, action, sentences.locale) ??
      sentences.t('reply.owed.own', { what: owedText(ownKinds, action, sentences.locale) }),
  );
}

function onTop(sentences: Sentences, { isOnTop }: ReplyRecipient): string {
  return isOnTop ? `\n\n${sentences.t('reply.on_top')}` : '';
}
