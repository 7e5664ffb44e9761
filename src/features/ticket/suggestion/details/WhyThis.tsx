import { useEffect, useMemo } from 'react';
import { money } from '#domain/money/money.ts';
import { type Reason, STUDIES, type Study, type Suggestion } from '#domain/policy/suggestion.ts';
import type { RuleName } from '#domain/policy/names.ts';
import { type CountedRepeat, countedRepeats } from '#domain/policy/repeats.ts';
import { soundFacts } from '#domain/policy/sound-facts.ts';
import { whatIf } from '#domain/policy/what-if.ts';
import { reasonSentence } from '../../../shared/reasons/reason-sentence.ts';
import { proportionSentence } from '../../../shared/proportion/proportion-sentence.ts';
import { proportionOf, relationOf } from '#domain/value/proportion.ts';
import { lastValue } from '#ports/section.ts';
import { type ShownSuggestion, shownValue } from '../../session/shown.ts';
import { useSession } from '../../session/use-session.tsx';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { formatDuration, formatMoney } from '#ui/i18n/formats.ts';
import { formatChange, formatPercent } from '#ui/i18n/figure-formats.ts';
import { formatDaysAgo } from '#ui/i18n/time-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { STUDY_SOURCES } from './studies.ts';
import { TeamRange } from './TeamRange.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly suggestion: Suggestion;
  readonly state: ShownSuggestion;
  readonly session: Pick<TicketSession, 'withSuggestion' | 'getState' | 'subscribe'>;
}

/** Each rule that fired: what it says, what it adds, and what it rests on. The sums add up to what is suggested. */
export function WhyThis(props: Props) {
  const { state, session } = props;
  const { cause, severity } = state.plan;
  // Whoever wants to know why also sees what the team gave over a longer time.
  useEffect(() => {
    if (cause !== null && severity !== null) void session.withSuggestion((flow) => flow.compare({ cause, severity }));
  }, [session, cause, severity]);
  return (
    <div className="stack">
      <Reasons {...props} />
      <InProportion {...props} />
    </div>
  );
}

/** The sentences of these name the share themselves. */
const SAYS_ITS_SHARE: readonly RuleName[] = ['loss', 'price', 'margin'];

type ReasonsProps = Omit<Props, 'session'>;

function Reasons({ suggestion, state }: ReasonsProps) {
  const sentences = useSentences();
  const { currency } = state.settings.settings;
  const total = suggestion.reasons.reduce((sum, reason) => sum + reason.deltaMinor, 0);
  return (
    <div className="stack">
      <ol className="reasons">
        {suggestion.reasons.map((reason) => (
          <li key={`${reason.rule}.${reason.variant}`}>
            <div className="sum">
              <span>{reasonSentence(sentences, reason, currency)}</span>
              <span>{reason.deltaMinor === 0 ? '' : formatChange(sentences.locale, money(reason.deltaMinor, currency))}</span>
            </div>
            <Grounds reason={reason} state={state} />
          </li>
        ))}
      </ol>
      <div className="sum total">
        <span>{sentences.t('suggestion.why_total')}</span>
        <span>{total === 0 ? sentences.t('suggestion.why_nothing') : formatMoney(sentences.locale, money(total, currency))}</span>
      </div>
      {suggestion.owed.length > 0 && <p className="quiet">{sentences.t('suggestion.owed_why')}</p>}
      <Range suggestion={suggestion} />
      <TeamRange team={state.plan.facts?.team ?? null} currency={currency} />
      <WhatIfs suggestion={suggestion} state={state} />
      <p className="quiet">
        {sentences.t('why.minutes')} {sentences.t('why.policy', { version: suggestion.policyVersion })}
      </p>
    </div>
  );
}

/** What is planned beside what the customer brought so far. */
function InProportion({ state, session }: Props) {
  const sentences = useSentences();
  const value = lastValue(useSession(session, shownValue).value);
  const { amount } = state.plan;
  const proportion = value === null ? null : proportionOf(amount, relationOf(value));
  return proportion === null ? null : <p className="quiet">{proportionSentence(sentences, amount, proportion)}</p>;
}

/** The arithmetic, whose choice the figure is, and what was found out about it. */
function Grounds({ reason, state }: { readonly reason: Reason; readonly state: ShownSuggestion }) {
  const sentences = useSentences();
  const { percent, ofMinor, preset, fullPercent, windowDays, perDayPercent, mostPercent, daysAgo, count } = reason.facts;
  const { currency } = state.settings.settings;
  const share = (value: number): string => formatPercent(sentences.locale, value);
  const isShare = typeof percent === 'number' && typeof ofMinor === 'number' && !SAYS_ITS_SHARE.includes(reason.rule);
  const origin = reason.choice === 'ours' && typeof preset === 'string' ? sentences.find(`preset.${preset}`) : null;
  const arithmetic = isShare
    ? sentences.t('why.arithmetic', {
        percent: share(percent),
        of: formatMoney(sentences.locale, money(ofMinor, currency)),
      })
    : null;
  // What several incidents add is told for each.
  const isOfSeveral = reason.rule === 'repeat' && Number(count) > 1;
  const isFaded = typeof fullPercent === 'number' && fullPercent !== percent && !isOfSeveral;
  const fading = isFaded ? fadingSentence(sentences, { fullPercent, windowDays: Number(windowDays ?? 0) }) : null;
  const since =
    isFaded && reason.rule !== 'repeat'
      ? sentences.t('why.last_time', { ago: formatDaysAgo(sentences.locale, Number(daysAgo ?? 0)) })
      : null;
  const perDay =
    typeof perDayPercent === 'number'
      ? sentences.t('why.per_day', { percent: share(perDayPercent), most: share(Number(mostPercent ?? 0)) })
      : null;
  const choice = reason.choice === null ? null : (origin ?? sentences.t(`why.choice_${reason.choice}`));
  return (
    <>
      {(arithmetic !== null || choice !== null) && (
        <p className="quiet">{[perDay, arithmetic, since, fading, choice].filter((part) => part !== null).join(' ')}</p>
      )}
      {isOfSeveral && <Counted state={state} />}
      {reason.strength !== null && (
        <Disclosure label={sentences.t('why.findings', { count: reason.studies.length })}>
          <ul className="findings">
            {reason.studies.map((study) => (
              <Finding key={study} study={study} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

/** So many incidents of one kind are told one by one. */
const COUNTED_SHOWN = 5;

/** What each incident adds for the repeat, those with the same cause first, and how that fades. */
function Counted({ state }: { readonly state: ShownSuggestion }) {
  const sentences = useSentences();
  const { facts } = state.plan;
  const { policy } = state.settings.settings;
  if (facts === null) return null;
  const counted = countedRepeats(soundFacts(facts), policy);
  const share = (value: number): string => formatPercent(sentences.locale, value);
  const groups = [true, false].map((isSame) => counted.filter(({ isSameCause }) => isSameCause === isSame));
  return (
    <ul className="findings">
      {groups.map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        const rest = group.slice(COUNTED_SHOWN);
        const variant = first.isSameCause ? 'same_cause' : 'other_cause';
        const lines = [
          ...group
            .slice(0, COUNTED_SHOWN)
            .map(({ daysAgo, percent }) =>
              sentences.t(`reason.repeat.${variant}`, { count: 1, ago: formatDaysAgo(sentences.locale, daysAgo), percent: share(percent) }),
            ),
          ...(rest.length === 0 ? [] : [sentences.t('why.counted_rest', { count: rest.length, percent: share(percentOf(rest)) })]),
          fadingSentence(sentences, first),
        ];
        return (
          <li key={variant} className="quiet">
            {/* Two of one day read alike, and nobody reorders them. */}
            {/* oxlint-disable-next-line react/no-array-index-key */}
            {lines.map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </li>
        );
      })}
      {percentOf(counted) > policy.repeatPercentAtMost && (
        <li className="quiet">{sentences.t('why.at_most', { most: share(policy.repeatPercentAtMost) })}</li>
      )}
    </ul>
  );
}

function percentOf(some: readonly CountedRepeat[]): number {
  return some.reduce((sum, { percent }) => sum + percent, 0);
}

function fadingSentence(sentences: Sentences, { fullPercent, windowDays }: Pick<CountedRepeat, 'fullPercent' | 'windowDays'>): string {
  const span = formatDuration(sentences.locale, { days: windowDays });
  return sentences.t('why.fading', { full: formatPercent(sentences.locale, fullPercent), span });
}

function Finding({ study }: { readonly study: Study }) {
  const sentences = useSentences();
  const { citation, address } = STUDY_SOURCES[study];
  return (
    <li>
      <span className="tag">{sentences.t(`why.strength.${STUDIES[study]}`)}</span>
      <p>{sentences.t(`study.${study}`)}</p>
      <a href={address} target="_blank" rel="noreferrer" dir="ltr">
        {citation}
      </a>
    </li>
  );
}

function Range({ suggestion: { range } }: { readonly suggestion: Suggestion }) {
  const sentences = useSentences();
  if (range.high.amountMinor === 0) return null;
  const isOne = range.low.amountMinor === range.high.amountMinor;
  const values = { low: formatMoney(sentences.locale, range.low), high: formatMoney(sentences.locale, range.high) };
  return <p className="quiet">{sentences.t(isOne ? 'why.range_one' : 'why.range', values)}</p>;
}

function WhatIfs({ state }: ReasonsProps) {
  const sentences = useSentences();
  const { facts } = state.plan;
  const { policy, currency } = state.settings.settings;
  const changes = useMemo(() => (facts === null ? [] : whatIf(facts, policy, currency)), [facts, policy, currency]);
  if (changes.length === 0) return null;
  return (
    <div>
      <p className="quiet">{sentences.t('suggestion.what_if')}</p>
      <ul className="findings">
        {changes.map(({ change, amount }) => (
          <li key={change} className="quiet">
            {sentences.t(`suggestion.if_${change}`, { amount: formatMoney(sentences.locale, amount) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
