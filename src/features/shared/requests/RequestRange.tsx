import type { Decision } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { formatMoney } from '#ui/i18n/formats.ts';

/** What fitted when the agent asked, as the agent saw it: whoever answers sees the same. */
export function RequestRange({ decision, currency }: { readonly decision: Decision; readonly currency: Currency }) {
  const lead = useLeadMessages();
  const { range, facts } = decision;
  const amount = (minor: number): string => formatMoney(lead, money(minor, currency));
  if (range === null) return null;
  const { team } = facts;
  const key = range.lowMinor === range.highMinor ? 'requests.range_one' : 'requests.range';
  return (
    <div className="quiet">
      <p>{lead.t(key, { low: amount(range.lowMinor), high: amount(range.highMinor) })}</p>
      {team !== null && (
        <p>
          {lead.t('requests.team_range', {
            low: amount(team.lowMinor),
            median: amount(team.medianMinor),
            high: amount(team.highMinor),
            count: team.count,
            days: team.days,
          })}
        </p>
      )}
    </div>
  );
}
