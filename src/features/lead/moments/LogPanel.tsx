import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { type Account, personName } from '../parts/lead-sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { LOGGED_KINDS, type LogForm, type LogState, logError } from './log-moment.ts';
import { SelectField } from '../parts/SelectField.tsx';

interface Props extends Pick<LogState, 'draft' | 'phase'> {
  readonly account: Account;
  readonly personIds: readonly string[];
  readonly onType: LogForm['type'];
  readonly onClose: () => void;
  readonly onSend: () => void;
}

/** Tells a moment without a gesture: what a colleague did, or an idea for how we work. */
export function LogPanel({ draft, phase, account, personIds, onType, onClose, onSend }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const [isTried, setIsTried] = useState(false);
  const error = isTried ? logError(draft) : null;
  const isBusy = phase.name === 'working';
  return (
    <Panel title={t('moments.log.title')}>
      <RadioGroup
        legend={t('moments.log.what')}
        value={draft.kind}
        options={LOGGED_KINDS.map((kind) => ({ value: kind, label: t(`moments.kind.${kind}`) }))}
        isHeld={isBusy}
        onChange={(kind) => {
          onType({ kind });
        }}
      />
      <SelectField
        label={t(`moments.log.who_${draft.kind}`)}
        value={draft.personId}
        options={personIds.map((id) => [id, personName(sentences, account, id)] as const)}
        onChange={(personId) => {
          onType({ personId });
        }}
      />
      <TextAreaField
        label={t('moments.log.story')}
        value={draft.story}
        maxLength={STORY_LENGTH_AT_MOST}
        hint={t('moments.log.hint')}
        problem={error === 'no_story' || error === 'too_long' ? t(`moments.log.${error}`) : null}
        rows={[3, 10]}
        isReadOnly={isBusy}
        onType={(story) => {
          onType({ story });
        }}
      />
      <Field>
        <Field.Label isRegular>{t('moments.log.ticket')}</Field.Label>
        <Input
          isCompact
          inputMode="numeric"
          autoComplete="off"
          dir="ltr"
          value={draft.ticketText}
          readOnly={isBusy}
          {...(error === 'no_ticket_number' && { validation: 'error' as const })}
          onChange={(event) => {
            onType({ ticketText: event.target.value });
          }}
        />
        {error === 'no_ticket_number' && <Field.Message validation="error">{t('moments.log.no_ticket_number')}</Field.Message>}
      </Field>
      {phase.name === 'failed' && (
        <Notice type="error">
          {t('moments.log.failed', { reason: faultSentence(sentences, phase.error) })}
          <FaultDetails fault={phase.error} />
        </Notice>
      )}
      <div className="row">
        <PressButton
          size="small"
          isPrimary
          isHeld={isBusy}
          onClick={() => {
            setIsTried(true);
            if (logError(draft) === null) onSend();
          }}
        >
          {t('moments.log.send')}
        </PressButton>
        <Button size="small" isLink onClick={onClose}>
          {t('moments.log.close')}
        </Button>
      </div>
    </Panel>
  );
}
