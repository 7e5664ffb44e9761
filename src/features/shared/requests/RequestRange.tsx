import type { Decision } from '#domain/moments/moment.ts';
import { type Money, money } from '#domain/money/money.ts';
import { proportionOf } from '#domain/value/proportion.ts';
import { formatDuration, formatMoney } from '#ui/i18n/formats.ts';
import { proportionSentence } from '../proportion/proportion-sentence.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What fitted when the agent asked, as the agent saw it: whoever answers sees the same. */
export function RequestRange({ decision, asked }: { readonly decision: Decision; readonly asked: Money }) {
  const sentences = useSentences();
  const { range, facts, relation } = decision;
  const { currency } = asked;
  const amount = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
  if (range === null) return null;
  const proportion =
    relation === undefined || relation === null
      ? null
      : proportionOf(asked, { of: relation.of, total: money(relation.totalMinor, currency), order: money(relation.orderMinor, currency) });
  const { team } = facts;
  const key = range.lowMinor === range.highMinor ? 'requests.range_one' : 'requests.range';
  return (
    <div className="quiet">
      <p>{sentences.t(key, { low: amount(range.lowMinor), high: amount(range.highMinor) })}</p>
      {proportion !== null && <p>{proportionSentence(sentences, asked, proportion)}</p>}
      {team !== null && (
        <p>
          {sentences.t('requests.team_range', {
            low: amount(team.lowMinor),
            median: amount(team.medianMinor),
            high: amount(team.highMinor),
            count: team.count,
            span: formatDuration(sentences.locale, { days: team.days }),
          })}
        </p>
      )}
    </div>
  );
}
