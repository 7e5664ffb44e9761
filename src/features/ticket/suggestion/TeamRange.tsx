import { money } from '#domain/money/money.ts';
import type { SessionState } from '../session/session-state.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { formatMoney } from '#ui/i18n/formats.ts';

/** What colleagues gave for the same: one failure should not be worth this here and that there. */
export function TeamRange({ state }: { readonly state: SessionState }) {
  const messages = useControlMessages();
  const { currency } = state.settings.settings;
  const team = state.plan.facts?.team ?? null;
  if (team === null) return null;
  const { lowMinor, medianMinor, highMinor, count, days } = team;
  const [low, median, high] = [lowMinor, medianMinor, highMinor].map((minor) => formatMoney(messages, money(minor, currency)));
  const key = lowMinor === highMinor ? 'suggestion.team_same' : 'suggestion.team_range';
  return <p className="quiet">{messages.t(key, { low: low ?? '', median: median ?? '', high: high ?? '', count, days })}</p>;
}
