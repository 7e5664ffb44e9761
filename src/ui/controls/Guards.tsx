import type { Guard } from '#domain/policy/guards.ts';
import { money } from '#domain/money/money.ts';
import { guardsOf } from '#application/authority.ts';
import { replyBasis } from '#application/reply.ts';
import type { SessionState } from '#application/session-state.ts';
import { useControlMessages } from '../components/ControlMessagesContext.tsx';
import { Notice } from '../components/Notice.tsx';
import { formatMoney, formatPercent } from '../messages/formats.ts';
import type { ControlMessages } from '../messages/load-control-messages.ts';

/** What speaks against giving what is planned, beside the button that would. */
export function Guards({ state }: { readonly state: SessionState }) {
  const messages = useControlMessages();
  const { plan, choice } = state;
  const isReplyOld = choice.reply !== null && choice.reply.basis !== replyBasis(plan);
  return (
    <>
      {guardsOf(state).map((guard) => (
        <Notice key={guard.name} type="warning">
          {guardSentence(messages, guard, state)}
        </Notice>
      ))}
      {isReplyOld && <Notice type="warning">{messages.t('guard.reply_changed')}</Notice>}
    </>
  );
}

function guardSentence(messages: ControlMessages, guard: Guard, { settings }: SessionState): string {
  const { currency } = settings.settings;
  const amount = (minor: number): string => formatMoney(messages, money(minor, currency));
  switch (guard.name) {
    case 'statutory':
      return messages.t('guard.statutory');
    case 'split':
      return messages.t('guard.split', { left: amount(guard.leftMinor) });
    case 'over_price':
      return messages.t('guard.over_price', { most: amount(guard.mostMinor), percent: formatPercent(messages, guard.percent) });
    case 'second_gesture':
    case 'over_team':
      return messages.t(`guard.${guard.name}`, { high: amount(guard.highMinor) });
  }
}
