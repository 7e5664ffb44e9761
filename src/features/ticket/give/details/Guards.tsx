import type { Guard } from '#domain/policy/guards.ts';
import { money } from '#domain/money/money.ts';
import type { OwnReply } from '#ports/intent-store.ts';
import { useSuggestedReply } from '../../reply/details/use-suggested-reply.tsx';
import { replyLanguage } from '../../on-demand/reply-language.ts';
import { WhichReplyNotice } from '../../reply/details/WhichReply.tsx';
import { canAsk, canLeadGive, guardsOf, isReplyOld, replyBasis } from '../../session/authority.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { useGoingOn } from '#ui/controls/use-going-on.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: ShownMoment;
  readonly session: Pick<TicketSession, 'choose' | 'withSuggestion'>;
}

/** What speaks against giving what is planned, beside the button that would. */
export function Guards({ state, session }: Props) {
  const sentences = useSentences();
  return (
    <>
      {guardsOf(state).map((guard) => (
        <Notice key={guard.name} type="warning">
          {guardSentence(sentences, guard, state)}
        </Notice>
      ))}
      {state.choice.reply !== null && isReplyOld(state) && <OldReply own={state.choice.reply} state={state} session={session} />}
    </>
  );
}

/** The agent wrote a reply, and gives something else by now: they say which of the two goes to the customer. */
function OldReply({ own, state, session }: Props & { readonly own: OwnReply }) {
  const right = useSuggestedReply(state, session);
  // From what is given whoever goes on comes to the amount, and to the button that gives.
  const notice = useGoingOn<HTMLDivElement>((element) => element.closest('.verdict')?.querySelector<HTMLElement>('.lead') ?? null);
  return (
    <div ref={notice}>
      <WhichReplyNotice
        right={right ?? ''}
        own={own.text}
        language={replyLanguage(state)}
        onChoose={(which) => {
          session.choose({ reply: which === 'own' ? { ...own, basis: replyBasis(state) } : null });
        }}
      />
    </div>
  );
}

/** Whether a lead may give more on a ticket than is left of what one gesture may be. */
function canLeadDecide(state: ShownMoment): boolean {
  return canAsk(state) && canLeadGive('split', state.plan.amount.amountMinor, state);
}

function guardSentence(sentences: Sentences, guard: Guard, state: ShownMoment): string {
  const { currency } = state.settings.settings;
  const amount = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
  switch (guard.name) {
    case 'statutory':
      return sentences.t('guard.statutory');
    case 'split':
      return `${sentences.t('guard.split', { left: amount(guard.leftMinor) })} ${sentences.t(canLeadDecide(state) ? 'over.ask_lead' : 'over.choose')}`;
    case 'unpriced': {
      const where = { change: sentences.t('suggestion.change'), more: sentences.t('suggestion.details') };
      return guard.mostMinor === 0
        ? sentences.t('guard.unpriced_none', where)
        : sentences.t('guard.unpriced', { ...where, most: amount(guard.mostMinor) });
    }
    case 'over_price':
      return sentences.t('guard.over_price', { most: amount(guard.mostMinor), percent: formatPercent(sentences.locale, guard.percent) });
    case 'second_gesture':
    case 'over_team':
      return sentences.t(`guard.${guard.name}`, { high: amount(guard.highMinor) });
  }
}
