import { isOncePerFailure } from '#domain/journal/limits.ts';
import { type Guard, isBeyondLeads, isStopping } from '#domain/policy/guards.ts';
import { money } from '#domain/money/money.ts';
import { canAsk, canLeadGive, guardsOf } from '../../session/authority.ts';
import { whyNobody } from '../../session/leads-look.ts';
import type { ShownMoment } from '../../session/shown.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/**
 * What stops a sum that a limit refuses as well, and leads may not give either. Whoever chose less by the limit alone could still be
 * over it, and whoever asked a lead would be declined. Null where the limit is the tighter of the two, for the leads too.
 */
export function guardBesideLimit(state: ShownMoment): Guard | null {
  const { exceeded } = state.plan;
  const guard = guardsOf(state).find(isBeyondLeads);
  if (exceeded === null || guard === undefined || isOncePerFailure(exceeded.limit)) return null;
  return mostOf(guard) <= exceeded.remaining || canAskFor(mostOf(guard), state) ? guard : null;
}

/** What speaks against what is planned, but for what is said above the amount already. */
export function guardsBelow(state: ShownMoment): readonly Guard[] {
  const { exceeded, amountError } = state.plan;
  const guards = guardsOf(state);
  // While it is tried again by itself nothing is said above.
  if (exceeded === null || amountError !== null || state.giving.phase === 'waiting' || isOncePerFailure(exceeded.limit)) return guards;
  // What would do with a reason does not, while a limit refuses it.
  return guards.filter((guard) => isStopping(guard) && !isBeyondLeads(guard));
}

export function guardSentence(sentences: Sentences, guard: Guard, state: ShownMoment): string {
  const askUpTo = canAskFor(mostOf(guard), state)
    ? ` ${sentences.t('guard.ask_up_to', { most: amountOf(mostOf(guard), sentences, state) })}`
    : '';
  return guardAlone(sentences, guard, state) + askUpTo;
}

/** The most that is let through, in minor units; 0 where no sum is. */
function mostOf(guard: Guard): number {
  return guard.name === 'unpriced' || guard.name === 'over_price' ? guard.mostMinor : 0;
}

/** Whether a lead may give so much of what a limit refuses this agent. */
function canAskFor(amountMinor: number, state: ShownMoment): boolean {
  const { exceeded } = state.plan;
  if (exceeded === null || amountMinor <= exceeded.remaining || whyNobody(state.leadsGroup) !== null) return false;
  return canLeadGive(exceeded.limit, amountMinor, state);
}

/** Whether a lead may give more on a ticket than is left of what one gesture may be. */
function canLeadDecide(state: ShownMoment): boolean {
  return canAsk(state) && canLeadGive('split', state.plan.amount.amountMinor, state);
}

function amountOf(minor: number, sentences: Sentences, state: ShownMoment): string {
  return formatMoney(sentences.locale, money(minor, state.settings.settings.currency));
}

function guardAlone(sentences: Sentences, guard: Guard, state: ShownMoment): string {
  const amount = (minor: number): string => amountOf(minor, sentences, state);
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
