import { type Currency, money } from '#domain/money/money.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import { formatDuration, formatMoney } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What colleagues gave for the same: one failure should not be worth this here and that there. */
export function TeamRange({ team, currency }: { readonly team: SuggestionFacts['team']; readonly currency: Currency }) {
  const sentences = useSentences();
  if (team === null) return null;
  const { lowMinor, medianMinor, highMinor, count, days } = team;
  const [low, median, high] = [lowMinor, medianMinor, highMinor].map((minor) => formatMoney(sentences.locale, money(minor, currency)));
  const span = formatDuration(sentences.locale, { days });
  const key = lowMinor === highMinor ? 'suggestion.team_same' : 'suggestion.team_range';
  return <p className="quiet">{sentences.t(key, { low: low ?? '', median: median ?? '', high: high ?? '', count, span })}</p>;
}
