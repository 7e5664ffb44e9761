import { money } from '#domain/money/money.ts';
import type { Reason, Suggestion } from '#domain/policy/suggestion.ts';
import type { SessionState } from '#application/session-state.ts';
import { Late } from '../components/Late.tsx';
import { useMessages } from '../components/MessagesContext.tsx';
import { formatChange, formatMoney, formatPercent } from '../messages/formats.ts';
import type { LateMessages } from '../messages/load-late-messages.ts';
import type { Messages, MessageValues } from '../messages/messages.ts';
import { tierName } from '../messages/sentences.ts';
import { formatDaysAgo } from '../messages/time-formats.ts';

interface Props {
  readonly suggestion: Suggestion;
  readonly state: SessionState;
}

/** Each rule that fired: what it says, what it adds, and what it rests on. The sums add up to what is suggested. */
export function WhyThis(props: Props) {
  return <Late>{(late) => <Reasons {...props} late={late} />}</Late>;
}

function Reasons({ suggestion, state, late }: Props & { readonly late: LateMessages }) {
  const messages = useMessages();
  const { currency } = state.settings.settings;
  const total = suggestion.reasons.reduce((sum, reason) => sum + reason.deltaMinor, 0);
  return (
    <div className="stack">
      <ol className="reasons">
        {suggestion.reasons.map((reason) => (
          <li key={reason.rule}>
            <div className="sum">
              <span>{reasonSentence({ messages, late }, reason, state)}</span>
              <span>{reason.deltaMinor === 0 ? '' : formatChange(messages, money(reason.deltaMinor, currency))}</span>
            </div>
            <Grounds reason={reason} late={late} />
          </li>
        ))}
      </ol>
      <div className="sum total">
        <span>{late.t('suggestion.why_total')}</span>
        <span>{total === 0 ? late.t('suggestion.why_nothing') : formatMoney(messages, money(total, currency))}</span>
      </div>
      <WhatIfs suggestion={suggestion} late={late} />
    </div>
  );
}

function Grounds({ reason, late }: { readonly reason: Reason; readonly late: LateMessages }) {
  return (
    <>
      {reason.isChoice && <p className="quiet">{late.t('suggestion.choice')}</p>}
      {reason.studies.map((study) => (
        <p key={study} className="quiet">
          {late.t('suggestion.rests_on')}: {late.t(`study.${study}`)}
        </p>
      ))}
    </>
  );
}

function WhatIfs({ suggestion, late }: { readonly suggestion: Suggestion; readonly late: LateMessages }) {
  const messages = useMessages();
  if (suggestion.whatIf.length === 0) return null;
  return (
    <div>
      <p className="quiet">{late.t('suggestion.what_if')}</p>
      {suggestion.whatIf.map(({ change, amount }) => (
        <p key={change} className="quiet">
          {late.t(`suggestion.if_${change}`, { amount: formatMoney(messages, amount) })}
        </p>
      ))}
    </div>
  );
}

function reasonSentence(
  { messages, late }: { readonly messages: Messages; readonly late: LateMessages },
  reason: Reason,
  state: SessionState,
): string {
  const { currency } = state.settings.settings;
  const { facts } = reason;
  const percent = (name: string): string => formatPercent(messages, Number(facts[name] ?? 0));
  const values: MessageValues = {
    ...facts,
    percent: percent('percent'),
    atMostPercent: percent('atMostPercent'),
    left: formatMoney(messages, money(Number(facts['leftMinor'] ?? 0), currency)),
    ago: formatDaysAgo(messages, Number(facts['daysAgo'] ?? 0)),
    tier: tierName(messages, String(facts['tier'] ?? '')),
  };
  return late.find(`reason.${reason.rule}.${reason.variant}`, values) ?? reason.rule;
}
