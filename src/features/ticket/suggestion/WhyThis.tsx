import { useEffect, useMemo } from 'react';
import { money } from '#domain/money/money.ts';
import { type Reason, STUDIES, type Study, type Suggestion } from '#domain/policy/suggestion.ts';
import { whatIf } from '#domain/policy/what-if.ts';
import type { SessionState } from '../session/session-state.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { Late } from '#ui/components/Late.tsx';
import { formatChange, formatMoney, formatPercent } from '#ui/i18n/formats.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import type { LateMessages } from '#ui/i18n/load-late-messages.ts';
import type { MessageValues } from '#ui/i18n/messages.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import { formatDaysAgo } from '#ui/i18n/time-formats.ts';
import { STUDY_SOURCES } from './studies.ts';

interface Props {
  readonly suggestion: Suggestion;
  readonly state: SessionState;
  readonly session: Pick<TicketSession, 'withSuggestion'>;
}

/** Each rule that fired: what it says, what it adds, and what it rests on. The sums add up to what is suggested. */
export function WhyThis(props: Props) {
  const { state, session } = props;
  const { cause, severity } = state.plan;
  // Whoever wants to know why also sees what the team gave over a longer time.
  useEffect(() => {
    if (cause !== null && severity !== null) void session.withSuggestion((flow) => flow.compare({ cause, severity }));
  }, [session, cause, severity]);
  return <Late>{(late) => <Reasons {...props} late={late} />}</Late>;
}

type LateProps = Omit<Props, 'session'> & { readonly late: LateMessages };

function Reasons({ suggestion, state, late }: LateProps) {
  const messages = useControlMessages();
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
            <Grounds reason={reason} state={state} late={late} />
          </li>
        ))}
      </ol>
      <div className="sum total">
        <span>{late.t('suggestion.why_total')}</span>
        <span>{total === 0 ? late.t('suggestion.why_nothing') : formatMoney(messages, money(total, currency))}</span>
      </div>
      <Range suggestion={suggestion} late={late} />
      <WhatIfs suggestion={suggestion} state={state} late={late} />
      <p className="quiet">
        {late.t('why.minutes')} {late.t('why.policy', { version: suggestion.policyVersion })}
      </p>
    </div>
  );
}

/** The arithmetic, whose choice the figure is, and what was found out about it. */
function Grounds({ reason, state, late }: { readonly reason: Reason; readonly state: SessionState; readonly late: LateMessages }) {
  const messages = useControlMessages();
  const { percent, ofMinor, preset, fullPercent, windowDays } = reason.facts;
  const { currency } = state.settings.settings;
  const isShare = typeof percent === 'number' && typeof ofMinor === 'number' && reason.rule !== 'loss' && reason.rule !== 'price';
  const origin = reason.choice === 'ours' && typeof preset === 'string' ? late.find(`preset.${preset}`) : null;
  const arithmetic = isShare
    ? late.t('why.arithmetic', { percent: formatPercent(messages, percent), of: formatMoney(messages, money(ofMinor, currency)) })
    : null;
  const fading =
    typeof fullPercent === 'number' && fullPercent !== percent
      ? late.t('why.fading', { full: formatPercent(messages, fullPercent), days: windowDays ?? 0 })
      : null;
  const choice = reason.choice === null ? null : (origin ?? late.t(`why.choice_${reason.choice}`));
  return (
    <>
      {(arithmetic !== null || choice !== null) && (
        <p className="quiet">{[arithmetic, fading, choice].filter((part) => part !== null).join(' ')}</p>
      )}
      {reason.strength !== null && (
        <Disclosure label={late.t('why.findings', { count: reason.studies.length })}>
          <ul className="findings">
            {reason.studies.map((study) => (
              <Finding key={study} study={study} late={late} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function Finding({ study, late }: { readonly study: Study; readonly late: LateMessages }) {
  const { citation, address } = STUDY_SOURCES[study];
  return (
    <li>
      <span className="tag">{late.t(`why.strength.${STUDIES[study]}`)}</span>
      <p>{late.t(`study.${study}`)}</p>
      <a href={address} target="_blank" rel="noreferrer" dir="ltr">
        {citation}
      </a>
    </li>
  );
}

function Range({ suggestion: { range }, late }: { readonly suggestion: Suggestion; readonly late: LateMessages }) {
  const messages = useControlMessages();
  if (range.high.amountMinor === 0) return null;
  const isOne = range.low.amountMinor === range.high.amountMinor;
  const values = { low: formatMoney(messages, range.low), high: formatMoney(messages, range.high) };
  return <p className="quiet">{late.t(isOne ? 'why.range_one' : 'why.range', values)}</p>;
}

function WhatIfs({ state, late }: LateProps) {
  const messages = useControlMessages();
  const { facts } = state.plan;
  const { policy, currency } = state.settings.settings;
  const changes = useMemo(() => (facts === null ? [] : whatIf(facts, policy, currency)), [facts, policy, currency]);
  if (changes.length === 0) return null;
  return (
    <div>
      <p className="quiet">{late.t('suggestion.what_if')}</p>
      <ul className="findings">
        {changes.map(({ change, amount }) => (
          <li key={change} className="quiet">
            {late.t(`suggestion.if_${change}`, { amount: formatMoney(messages, amount) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function reasonSentence(
  { messages, late }: { readonly messages: ControlMessages; readonly late: LateMessages },
  reason: Reason,
  state: SessionState,
): string {
  const { currency } = state.settings.settings;
  const { facts } = reason;
  const percent = (name: string): string => formatPercent(messages, Number(facts[name] ?? 0));
  const amount = (name: string): string => formatMoney(messages, money(Number(facts[name] ?? 0), currency));
  const values: MessageValues = {
    ...facts,
    severity: messages.find(`severity.${facts['severity'] ?? ''}`) ?? '',
    percent: percent('percent'),
    atMostPercent: percent('atMostPercent'),
    left: amount('leftMinor'),
    of: amount('ofMinor'),
    given: amount('givenMinor'),
    ago: formatDaysAgo(messages, Number(facts['daysAgo'] ?? 0)),
    tier: tierName(messages, String(facts['tier'] ?? '')),
  };
  return late.find(`reason.${reason.rule}.${reason.variant}`, values) ?? reason.rule;
}
