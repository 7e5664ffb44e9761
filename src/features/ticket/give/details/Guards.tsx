import type { Guard } from '#domain/policy/guards.ts';
import { money } from '#domain/money/money.ts';
import { guardsOf, isReplyOld } from '../../session/authority.ts';
import type { ShownMoment } from '../../session/shown.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { formatMoney, formatPercent } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What speaks against giving what is planned, beside the button that would. */
export function Guards({ state }: { readonly state: ShownMoment }) {
  const sentences = useSentences();
  return (
    <>
      {guardsOf(state).map((guard) => (
        <Notice key={guard.name} type="warning">
          {guardSentence(sentences, guard, state)}
        </Notice>
      ))}
      {isReplyOld(state) && <Notice type="warning">{sentences.t('guard.reply_changed')}</Notice>}
    </>
  );
}

function guardSentence(sentences: Sentences, guard: Guard, { settings }: ShownMoment): string {
  const { currency } = settings.settings;
  const amount = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
  switch (guard.name) {
    case 'statutory':
      return sentences.t('guard.statutory');
    case 'split':
      return sentences.t('guard.split', { left: amount(guard.leftMinor) });
    case 'over_price':
      return sentences.t('guard.over_price', { most: amount(guard.mostMinor), percent: formatPercent(sentences.locale, guard.percent) });
    case 'second_gesture':
    case 'over_team':
      return sentences.t(`guard.${guard.name}`, { high: amount(guard.highMinor) });
  }
}
