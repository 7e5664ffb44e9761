import type { Decision } from '#domain/moments/moment.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What fitted when the agent asked, as the agent saw it: whoever answers sees the same. */
export function RequestRange({ decision, currency }: { readonly decision: Decision; readonly currency: Currency }) {
  const sentences = useSentences();
  const { range, facts } = decision;
  const amount = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
  if (range === null) return null;
  const { team } = facts;
  const key = range.lowMinor === range.highMinor ? 'requests.range_one' : 'requests.range';
  return (
    <div className="quiet">
      <p>{sentences.t(key, { low: amount(range.lowMinor), high: amount(range.highMinor) })}</p>
      {team !== null && (
        <p>
          {sentences.t('requests.team_range', {
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
