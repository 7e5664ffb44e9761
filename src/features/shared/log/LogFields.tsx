import { Button } from '@zendeskgarden/react-buttons';
import { Field, Input } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FieldMessage } from '#ui/controls/FieldMessage.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { useFocusOnProblem } from '#ui/controls/use-focus-on-problem.ts';
import { RadioGroup } from '#ui/controls/RadioGroup.tsx';
import { SelectField } from '#ui/controls/SelectField.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { LOGGED_KINDS, type LogForm, type LogState, logError } from './log-form.ts';

interface Props extends Pick<LogState, 'draft' | 'phase' | 'colleagues'> {
  /** Whoever looks, and others whose names are known, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** The ticket that it is told on; null: its number is typed. */
  readonly ticketId: string | null;
  readonly onType: LogForm['type'];
  readonly onClose: () => void;
  readonly onSend: () => void;
}

/** What a moment without a gesture is told by: what kind it is, about whom, and what happened. */
export function LogFields({ draft, phase, colleagues, names, ticketId, onType, onClose, onSend }: Props) {
  const sentences = useSentences();
  const { t } = sentences;
  const [isTried, setIsTried] = useState(false);
  const { around, look } = useFocusOnProblem<HTMLDivElement>();
  const error = isTried ? logError(draft) : null;
  const isBusy = phase.name === 'working';
  return (
    <div ref={around} className="stack">
      <RadioGroup
        legend={t('log.what')}
        value={draft.kind}
        options={LOGGED_KINDS.map((kind) => ({ value: kind, label: t(`log.kind.${kind}`) }))}
        isHeld={isBusy}
        onChange={(kind) => {
          onType({ kind });
        }}
      />
      <SelectField
        label={t(`log.who_${draft.kind}`)}
        value={draft.personId}
        options={peopleOf({ names, colleagues, personId: draft.personId, locale: sentences.locale })}
        onChange={(personId) => {
          onType({ personId });
        }}
      />
      {typeof colleagues === 'object' && 'error' in colleagues && (
        <p className="quiet">{t('log.people_unread', { reason: faultSentence(sentences, colleagues.error) })}</p>
      )}
      {typeof colleagues === 'object' && 'isWhole' in colleagues && !colleagues.isWhole && <p className="quiet">{t('log.people_more')}</p>}
      <TextAreaField
        label={t('log.story')}
        value={draft.story}
        maxLength={STORY_LENGTH_AT_MOST}
        hint={ticketId === null ? t('log.hint') : `${t('log.hint')} ${t('log.here', { id: ticketId })}`}
        problem={error === 'no_story' || error === 'too_long' ? t(`log.${error}`) : null}
        rows={[3, 10]}
        isReadOnly={isBusy}
        onType={(story) => {
          onType({ story });
        }}
      />
      {ticketId === null && (
        <TicketField
          value={draft.ticketText}
          isBusy={isBusy}
          isWrong={error === 'no_ticket_number'}
          onType={(ticketText) => {
            onType({ ticketText });
          }}
        />
      )}
      {phase.name === 'failed' && (
        <Notice type="error">
          {t('log.failed', { reason: faultSentence(sentences, phase.error) })}
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
            look();
            if (logError(draft) === null) onSend();
          }}
        >
          {t('log.send')}
        </PressButton>
        <Button size="small" isLink onClick={onClose}>
          {t('log.close')}
        </Button>
      </div>
    </div>
  );
}

function TicketField({
  value,
  isBusy,
  isWrong,
  onType,
}: {
  readonly value: string;
  readonly isBusy: boolean;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
}) {
  const { t } = useSentences();
  return (
    <Field>
      <Field.Label isRegular>{t('log.ticket')}</Field.Label>
      <Input
        isCompact
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        value={value}
        readOnly={isBusy}
        {...(isWrong && { validation: 'error' as const })}
        onChange={(event) => {
          onType(event.target.value);
        }}
      />
      {isWrong && <FieldMessage>{t('log.no_ticket_number')}</FieldMessage>}
    </Field>
  );
}

/** Whoever looks comes first, and the others by name. Somebody who was chosen stays in the list, also where nobody names them. */
function peopleOf({
  names,
  colleagues,
  personId,
  locale,
}: Pick<Props, 'names' | 'colleagues'> & { readonly personId: string; readonly locale: string }): readonly (readonly [string, string])[] {
  const read = typeof colleagues === 'object' && 'names' in colleagues ? [...colleagues.names].filter(([, name]) => name !== '') : [];
  const [own, ...known] = names;
  const others = new Map([...known, ...read].filter(([id]) => id !== own?.[0]));
  if (personId !== own?.[0] && !others.has(personId)) others.set(personId, `#${personId}`);
  const sorted = [...others].toSorted(([, one], [, other]) => one.localeCompare(other, locale));
  return own === undefined ? sorted : [own, ...sorted];
}
