import type { Guard } from '#domain/policy/guards.ts';
import { money } from '#domain/money/money.ts';
import { guardsOf, isReplyOld } from '../session/authority.ts';
import type { SessionState } from '../session/session-state.ts';
import { Late } from '#ui/components/Late.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { formatMoney, formatPercent } from '#ui/i18n/formats.ts';
import type { LateMessages } from '#ui/i18n/load-late-messages.ts';

/** What speaks against giving what is planned, beside the button that would. */
export function Guards({ state }: { readonly state: SessionState }) {
  return (
    <Late>
      {(late) => (
        <>
          {guardsOf(state).map((guard) => (
            <Notice key={guard.name} type="warning">
              {guardSentence(late, guard, state)}
            </Notice>
          ))}
          {isReplyOld(state) && <Notice type="warning">{late.t('guard.reply_changed')}</Notice>}
        </>
      )}
    </Late>
  );
}

function guardSentence(messages: LateMessages, guard: Guard, { settings }: SessionState): string {
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
