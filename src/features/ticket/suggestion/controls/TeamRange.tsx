import { money } from '#domain/money/money.ts';
import type { SessionState } from '../../session/session-state.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What colleagues gave for the same: one failure should not be worth this here and that there. */
export function TeamRange({ state }: { readonly state: SessionState }) {
  const sentences = useSentences();
  const { currency } = state.settings.settings;
  const team = state.plan.facts?.team ?? null;
  if (team === null) return null;
  const { lowMinor, medianMinor, highMinor, count, days } = team;
  const [low, median, high] = [lowMinor, medianMinor, highMinor].map((minor) => formatMoney(sentences.locale, money(minor, currency)));
  const key = lowMinor === highMinor ? 'suggestion.team_same' : 'suggestion.team_range';
  return <p className="quiet">{sentences.t(key, { low: low ?? '', median: median ?? '', high: high ?? '', count, days })}</p>;
}
