import { isSameChoice, isSum } from '#domain/journal/chosen-limits.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatDuration } from '#ui/i18n/formats.ts';
import { Panel } from '../parts/Panel.tsx';
import { TrialFigures } from './TrialFigures.tsx';
import { LimitField } from './LimitField.tsx';
import { SomeLimits } from './SomeLimits.tsx';
import { hintSentence, limitLabel, problemSentence, savingSentence, trialSentence } from './limits-sentences.ts';
import type { LimitsProps } from './limits-props.ts';
import { type LimitsView, REASON_LENGTH_AT_MOST, isChange, isTried, readNow, typedNow } from './limits-view.ts';
import { TRIED_DAYS } from './past-reading.ts';
import { hasProblems } from './typed-limits.ts';

/** What a lead chooses under the settings, what it would have done, why, and the button that saves it. */
export function ChangeForm({ shown: view, ...props }: LimitsProps & { readonly shown: LimitsView }) {
  const sentences = useSentences();
  const { trial, saving, reason, account } = props;
  const typed = typedNow(props, view);
  const read = readNow(props, view);
  const isBusy = saving.phase === 'working';
  const isTrying = trial.phase === 'reading' || trial.phase === 'waiting' || trial.phase === 'reckoning';
  const lacking = lackingSentence(sentences, props, view);
  return (
    <Panel title={sentences.t('limits.change')}>
      <div className="columns">
        {view.limits.map((limit) => (
          <LimitField
            key={limit.key}
            label={limitLabel(sentences, limit.key)}
            isMoney={isSum(limit.key)}
            text={typed.limits[limit.key]}
            hint={hintSentence(sentences, limit, account)}
            problem={problemSentence(sentences, read.problems.get(limit.key) ?? null, limit, account)}
            currency={account.currency}
            isReadOnly={isBusy}
            onType={(text) => {
              props.onType(limit.key, text);
            }}
          />
        ))}
      </div>
      <SomeLimits {...props} shown={view} isReadOnly={isBusy} />
      <div className="row">
        {/* First: the name of the other changes while it tries, and nothing is to slide under the mouse. */}
        <PressButton size="small" isHeld={isBusy} onClick={props.onClear}>
          {sentences.t('limits.clear')}
        </PressButton>
        <PressButton
          size="small"
          isHeld={hasProblems(read) || isBusy}
          onClick={() => {
            if (isTrying) props.onStop();
            else void props.onTry();
          }}
        >
          {isTrying
            ? sentences.t('limits.stop')
            : sentences.t('limits.try', { days: formatDuration(sentences.locale, { days: TRIED_DAYS }) })}
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
      {trial.phase === 'done' && <TrialFigures {...trial} account={account} />}
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
          isHeld={lacking !== '' || isBusy || saving.phase === 'done'}
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
function lackingSentence(
  sentences: Sentences,
  props: Pick<LimitsProps, 'typed' | 'trial' | 'reason' | 'saving'>,
  view: LimitsView,
): string {
  const read = readNow(props, view);
  if (!hasProblems(read) && !isChange(props, view)) {
    // Who has just saved them need not be told that a lead chose them.
    if (props.saving.phase === 'done') return '';
    return sentences.t(isSameChoice(read, { limits: {} }) ? 'limits.save_settings' : 'limits.save_same');
  }
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
