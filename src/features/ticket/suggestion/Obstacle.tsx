import { isOncePerFailure } from '#domain/journal/limits.ts';
import { formatMoney, formatMonthName } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { OverLimit } from '../give/details/lazy.ts';
import { canLeadGive } from '../session/authority.ts';
import { whyNobody } from '../session/leads-look.ts';
import type { ShownMoment } from '../session/shown.ts';

/** What stands in the way of what fits, or of what is planned: it is said first, and who can do something about it. */
export function Obstacle({ state }: { readonly state: ShownMoment }) {
  const sentences = useSentences();
  const { exceeded, suggestion, amountError } = state.plan;
  // What others hold while it is tried again by itself is no fault of the amount that was pressed, and stands in the way of none yet.
  if (state.giving.phase === 'waiting') return null;
  if (exceeded !== null && amountError === null) {
    return (
      <div className="obstacle">
        <OnDemand loading={<span aria-hidden>{sentences.t('loading')}</span>}>
          <OverLimit exceeded={exceeded} state={state} />
        </OnDemand>
      </div>
    );
  }
  if (suggestion?.lead.kind !== 'ask' || suggestion.lead.why === 'gestures') return null;
  const { why, wanted } = suggestion.lead;
  // What was pressed was refused for the same: that is said once, beside the button.
  if (state.giving.phase === 'refused' && state.giving.refusal.limit === why) return null;
  if (why !== 'split' && isOncePerFailure(why)) return null;
  const left = state.plan.facts?.allowances.find(({ limit }) => limit === why)?.left;
  if (why === 'team_month' && left?.amountMinor === 0) {
    const month = formatMonthName(sentences.locale, state.nowMs, state.timeZone);
    return <p className="obstacle">{sentences.t('suggestion.budget_used', { month, wanted: formatMoney(sentences.locale, wanted) })}</p>;
  }
  // A lead of whom nobody can ask gives nothing.
  const isForLead = canLeadGive(why, wanted.amountMinor, state) && whyNobody(state.leadsGroup) === null;
  return (
    <p className="obstacle">
      {sentences.t(isForLead ? 'suggestion.ask_lead' : 'suggestion.over_limit', {
        wanted: formatMoney(sentences.locale, wanted),
        limit: sentences.t(`limit.${why}`),
      })}
    </p>
  );
}
