import { Field, Input } from '@zendeskgarden/react-forms';
import { type LimitInForce, isSameChoice, isSum } from '#domain/journal/chosen-limits.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { MoneyInput } from '#ui/controls/MoneyInput.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatDuration, formatTyped } from '#ui/i18n/formats.ts';
import { Panel } from '../parts/Panel.tsx';
import { TrialFigures } from './TrialFigures.tsx';
import { limitLabel, limitValue, savingSentence, trialSentence } from './limits-sentences.ts';
import type { LimitsProps } from './limits-props.ts';
import { type LimitsView, REASON_LENGTH_AT_MOST, isChange, isTried, readNow, typedNow } from './limits-state.ts';
import { TRIED_DAYS } from './past-reading.ts';
import type { TypedProblem } from './typed-limits.ts';

/** What a lead chooses under the settings, what it would have done, why, and the button that saves it. */
export function ChangeForm({ shown: view, ...props }: LimitsProps & { readonly shown: LimitsView }) {
  const sentences = useSentences();
  const { trial, saving, reason, account } = props;
  const typed = typedNow(props, view);
  const { problems } = readNow(props, view);
  const isBusy = saving.phase === 'working';
  const isTrying = trial.phase === 'reading' || trial.phase === 'waiting' || trial.phase === 'reckoning';
  const lacking = lackingSentence(sentences, props, view);
  return (
    <Panel title={sentences.t('limits.change')}>
      <div className="columns">
        {view.limits.map((limit) => (
          <LimitField
            key={limit.key}
            limit={limit}
            text={typed[limit.key]}
            problem={problems.get(limit.key) ?? null}
            currency={account.currency}
            isReadOnly={isBusy}
            onType={(text) => {
              props.onType(limit.key, text);
            }}
          />
        ))}
      </div>
      <div className="row">
        <PressButton
          size="small"
          isHeld={problems.size > 0 || isBusy}
          onClick={() => {
            if (isTrying) props.onStop();
            else void props.onTry();
          }}
        >
          {isTrying
            ? sentences.t('limits.stop')
            : sentences.t('limits.try', { days: formatDuration(sentences.locale, { days: TRIED_DAYS }) })}
        </PressButton>
        <PressButton size="small" isHeld={isBusy} onClick={props.onClear}>
          {sentences.t('limits.clear')}
        </PressButton>
      </div>
      {trial.phase === 'failed' ? (
        <Notice type="warning">
          {trialSentence(sentences, trial)}
          <FaultDetails fault={trial.error} />
        </Notice>
      ) : (
        trialSentence(sentences, trial) !== '' && <p className="quiet">{trialSentence(sentences, trial)}</p>
      )}
      {trial.phase === 'done' && <TrialFigures trial={trial.trial} past={trial.past} account={account} />}
      <TextAreaField
        label={sentences.t('limits.reason')}
        hint={sentences.t('limits.reason_hint')}
        value={reason}
        maxLength={REASON_LENGTH_AT_MOST}
        isReadOnly={isBusy}
        onType={props.onTypeReason}
      />
      <SaveNotice saving={saving} account={account} />
      <div className="row">
        <PressButton
          size="small"
          isPrimary
          isHeld={lacking !== '' || isBusy}
          onClick={() => {
            void props.onSave();
          }}
        >
          {sentences.t('limits.save')}
        </PressButton>
        {lacking !== '' && <span className="quiet">{lacking}</span>}
      </div>
    </Panel>
  );
}

/** What has to be done before anything can be saved; nothing where it can. */
function lackingSentence(sentences: Sentences, props: Pick<LimitsProps, 'typed' | 'trial' | 'reason'>, view: LimitsView): string {
  const { limits, problems } = readNow(props, view);
  if (problems.size === 0 && !isChange(props, view))
    return sentences.t(isSameChoice(limits, {}) ? 'limits.save_settings' : 'limits.save_same');
  if (!isTried(props, view)) return sentences.t('limits.save_try');
  return props.reason.trim() === '' ? sentences.t('limits.save_reason') : '';
}

function SaveNotice({ saving, account }: Pick<LimitsProps, 'saving' | 'account'>) {
  const sentences = useSentences();
  const said = savingSentence(sentences, saving, account);
  if (said === '' || saving.phase === 'idle') return null;
  if (saving.phase === 'working') return <p className="quiet">{said}</p>;
  return (
    <Notice type={saving.phase === 'done' ? 'success' : 'error'}>
      {said}
      {saving.phase === 'failed' && saving.error.kind === 'failed' && <FaultDetails fault={saving.error.error} />}
    </Notice>
  );
}

interface FieldProps {
  readonly limit: LimitInForce;
  readonly text: string;
  readonly problem: TypedProblem | null;
  readonly currency: Currency;
  readonly isReadOnly: boolean;
  readonly onType: (text: string) => void;
}

function LimitField({ limit, text, problem, currency, isReadOnly, onType }: FieldProps) {
  const sentences = useSentences();
  const { key, ceiling } = limit;
  const most = limitValue(sentences, key, ceiling, currency);
  const validation = problem === null ? null : 'error';
  return (
    <Field>
      <Field.Label>{limitLabel(sentences, key)}</Field.Label>
      {isSum(key) ? (
        <MoneyInput value={text} currency={currency} isReadOnly={isReadOnly} validation={validation} onType={onType} />
      ) : (
        <Input
          isCompact
          inputMode="numeric"
          autoComplete="off"
          value={text}
          readOnly={isReadOnly}
          {...(validation === null ? {} : { validation })}
          onChange={(event) => {
            onType(event.target.value);
          }}
        />
      )}
      <Field.Hint>{sentences.t(key === 'customerWindowDays' ? 'limits.hint_days' : 'limits.hint', { ceiling: most })}</Field.Hint>
      {problem !== null && (
        <Field.Message validation="error">{problemSentence(sentences, problem, { limit, most, currency })}</Field.Message>
      )}
    </Field>
  );
}

function problemSentence(
  sentences: Sentences,
  problem: TypedProblem,
  { limit, most, currency }: { readonly limit: LimitInForce; readonly most: string; readonly currency: Currency },
): string {
  if (problem === 'beyond')
    return sentences.t(limit.key === 'customerWindowDays' ? 'limits.problem.beyond_days' : 'limits.problem.beyond', { ceiling: most });
  const example = problem === 'not_a_sum' ? formatTyped(sentences.locale, money(givenUnit(currency).amountMinor * 2, currency)) : '3';
  return sentences.t(`limits.problem.${problem}`, { example });
}
